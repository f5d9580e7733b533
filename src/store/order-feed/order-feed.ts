import { sql } from 'kysely'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { type FeedEvent, leftEventOf } from '../../domain/work-order/feed-event.ts'
import type { FeedPage, FeedQuery, OrderFeed } from '../../ports/order-feed.ts'
import type { Database } from '../database.ts'

/** One at a time gives events their places in line. */
const lineLock = 70_012_345
/** Rows that get their place in one go. */
const placedAtOnce = 5_000
/** Rows looked through for one page: a reader with few events of their own gets on, page by page. */
const lookedThrough = 5_000

/** The feed over the table `order_feed`, which every append writes to. */
export const orderFeed = (db: Database): OrderFeed => ({
  read: async (place, query) => {
    await placeInLine(db)
    return readPage(db, place, query)
  },
  head: async (place) => {
    await placeInLine(db)
    return headOf(db, place)
  },
})

const headOf = async (db: Database, place: PlaceId): Promise<number> => {
  const { rows } = await sql<{ head: number }>`
    select greatest(
      (select max(position) from order_feed where place = ${place} and position is not null),
      (select position from order_feed_floor where place = ${place}), 0)::bigint as head
  `.execute(db)
  return rows[0]?.head ?? 0
}

/**
 * Gives a place in line to every event whose transaction is over. One whose transaction is still open is not seen here
 * and gets a later place, so no reader has passed it; nobody waits for it either. Events of one order keep their order,
 * since the next one is not decided on before the one before is over.
 */
export const placeInLine = async (db: Database): Promise<void> => {
  const waiting = await sql`select from order_feed where position is null limit 1`.execute(db)
  if (waiting.rows.length === 0) return
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${lineLock})`.execute(trx)
    await sql`
      with settled as materialized (
        select place, order_no, seq from order_feed
        where position is null order by id limit ${placedAtOnce}
      ), numbered as materialized (
        select place, order_no, seq, nextval('order_feed_position') as position from settled
      )
      update order_feed f set position = n.position from numbered n
      where f.place = n.place and f.order_no = n.order_no and f.seq = n.seq
    `.execute(trx)
  })
}

type PageRow = {
  /** Of the last row looked at; null when there was none. */
  readonly last: number | null
  readonly looked: number
  /** Up to where events are gone. */
  readonly floor: number
  readonly meant: readonly { position: number; payload: FeedEvent; gone: boolean }[] | null
}

const readPage = async (
  db: Database,
  place: PlaceId,
  { unit, types, after, limit }: FeedQuery,
): Promise<FeedPage> => {
  if (after > (await headOf(db, place)))
    throw new DomainError('invalid_input', `after=${after} 不是本系统给出的游标，请从0重新读取。`, { after })
  const most = unit === null && types === undefined ? limit : lookedThrough
  const { rows } = await sql<PageRow>`
    with looked as (
      select position, order_no, type, units, left_units, payload from order_feed
      where place = ${place} and position > ${after} order by position limit ${most}
    ), meant as (
      select f.position, f.payload, ${goneFor(unit)} as gone
      from looked f left join work_order o on o.place = ${place} and o.no = f.order_no
      where ${meantFor(unit, types)} order by f.position limit ${limit}
    )
    select (select max(position) from looked) as last, (select count(*) from looked) as looked,
      coalesce((select position from order_feed_floor where place = ${place}), 0)::bigint as floor,
      (select jsonb_agg(to_jsonb(meant) order by position) from meant) as meant
  `.execute(db)
  const { last = null, looked = 0, meant = null, floor = 0 } = rows[0] ?? {}
  // Who begins at 0 wants what there is; anybody else would take the gap for silence.
  if (after > 0 && after < floor)
    throw new DomainError(
      'invalid_input',
      `after=${after} 之后的部分事件已过保存期，不能再读取。请从0重新读取，并按工单接口核对工单现状。`,
      { after, goneUpTo: floor },
    )
  const page = meant ?? []
  const full = page.length === limit
  return {
    events: page.map(({ payload, gone }) => (gone ? leftEventOf(payload) : payload)),
    cursor: (full ? page.at(-1)?.position : last) ?? after,
    more: full || looked === most,
  }
}

/** Whether `f` is told as the end: the unit knew of the order until this event. */
export const goneFor = (unit: string | null) =>
  unit === null ? sql`false` : sql`(${unit}::text = any(f.left_units))`

/**
 * Whether the event `f` of the order `o` is for this reader: its people know of the order after it, and still do. Of
 * what complains of a unit it is told nothing, not even the end.
 */
export const meantFor = (unit: string | null, types: readonly string[] | undefined) => {
  const wanted = (type: ReturnType<typeof sql>) =>
    types === undefined ? sql`true` : sql`${type} = any(${[...types]}::text[])`
  if (unit === null) return wanted(sql`f.type`)
  return sql`(
    not o.complained_of @> array[${unit}::text] and (
      ${goneFor(unit)} and ${wanted(sql`'left'`)}
      or f.units @> array[${unit}::text] and o.units @> array[${unit}::text] and ${wanted(sql`f.type`)}
    )
  )`
}
