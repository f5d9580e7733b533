import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { PlaceId } from '../../domain/place.ts'
import { finishedStates } from '../../domain/work-order/work-order.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { RetentionStore } from '../../ports/retention-store.ts'
import type { Database } from '../database.ts'
import { eraseLines } from './erase-rows.ts'

type Span = { readonly before: Date; readonly at: Date; readonly limit: number }
type What = Parameters<RetentionStore['prune']>[1]

/** One batch of what has had its time, the oldest first. What another process has in hand is passed over. */
export const prune = async (
  db: Database,
  cipher: Cipher,
  place: PlaceId,
  what: What,
  span: Span,
): Promise<number> => {
  switch (what) {
    case 'feed':
      return pruneFeed(db, place, span)
    case 'lines':
      return pruneLines(db, cipher, place, span)
    case 'uploads':
      return affected(db, unattached(place, span))
    case 'values':
      return affected(db, endedValues(place, span))
    case 'codes':
      return pruneCodes(db, place, span)
  }
}

const affected = async (db: Database, statement: RawBuilder<unknown>): Promise<number> =>
  Number((await statement.execute(db)).numAffectedRows ?? 0)

/** Events and the mark up to where they are gone, at once. Those that a webhook has yet to get, or may get again, stay. */
const pruneFeed = async (db: Database, place: PlaceId, { before, limit }: Span): Promise<number> => {
  const { rows } = await sql<{ gone: number }>`
    with old as (
      select f.place, f.order_no, f.seq from order_feed f
      where f.place = ${place} and f.position is not null and f.at < ${before} and not exists (
        select from webhook_delivery d
        where d.place = f.place and d.position = f.position and d.state in ('queued', 'sending', 'dead'))
      order by f.at limit ${limit} for update skip locked
    ), gone as (
      delete from order_feed f using old
      where f.place = old.place and f.order_no = old.order_no and f.seq = old.seq
      returning f.position
    ), marked as (
      insert into order_feed_floor as floor (place, position)
      select ${place}, max(position) from gone having count(*) > 0
      on conflict (place) do update set position = greatest(floor.position, excluded.position)
    )
    select count(*) as gone from gone
  `.execute(db)
  return rows[0]?.gone ?? 0
}

/** Address and words; that something was sent, when and by which way stays. */
const pruneLines = (db: Database, cipher: Cipher, place: PlaceId, { before, at, limit }: Span) =>
  db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: number }>`
      select id from delivery
      where place = ${place} and erased_at is null and state in ('sent', 'accepted') and channel <> 'desk'
        and coalesce(settled_at, at) < ${before}
      order by coalesce(settled_at, at) limit ${limit} for update skip locked
    `.execute(trx)
    if (rows.length === 0) return 0
    const ids = rows.map(({ id }) => id)
    return eraseLines(trx, cipher, place, sql<SqlBool>`id = any(${ids}::bigint[])`, at)
  })

/** Without those a message brought that is not answered yet. */
const unattached = (place: PlaceId, { before, limit }: Span) => sql`
  delete from attachment where (place, id) in (
    select a.place, a.id from attachment a
    where a.place = ${place} and a.order_no is null and not a.sent and a.at < ${before} and not exists (
      select from inbox_message m
      where m.place = a.place and m.conversation_id = a.conversation_id and m.state in ('waiting', 'taken'))
    order by a.at limit ${limit} for update skip locked)
`

/**
 * One that belongs to a conversation (`<what>:<conversation>`, see the port) tells a message its way back: it outlives its
 * end while something may still be said there.
 */
const endedValues = (place: PlaceId, { before, limit }: Span) => sql`
  delete from shared_value where (place, name) in (
    select v.place, v.name from shared_value v
    where v.place = ${place} and v.expires_at < ${before}
      and not exists (
        select from conversation c where c.place = v.place and c.id = split_part(v.name, ':', 2)
          and (c.human_since is not null or exists (
            select from work_order o where o.place = c.place and o.no = any(c.orders)
              and o.state <> all(${finishedStates}::text[]))))
      and not exists (
        select from delivery d where d.place = v.place and d.conversation_id = split_part(v.name, ':', 2)
          and d.state in ('queued', 'sending', 'failed'))
    order by v.expires_at limit ${limit} for update of v skip locked)
`

/** What opens a conversation or somebody's own orders, and how often it was tried: its key beside the place, and its end. */
const ending = [
  { table: 'continue_code', key: 'conversation_digest', end: 'until' },
  { table: 'continue_try', key: 'step', end: 'step' },
  { table: 'own_link', key: 'token_digest', end: 'until' },
  { table: 'own_session', key: 'token_digest', end: 'until' },
  // A day after its end the row counts the codes of a day that is over.
  { table: 'telephone_code', key: 'phone_digest', end: 'until' },
] as const

const pruneCodes = async (db: Database, place: PlaceId, span: Span): Promise<number> => {
  let gone = 0
  for (const what of ending) gone += await affected(db, ended(what, place, span))
  return gone
}

const ended = ({ table, key, end }: (typeof ending)[number], place: PlaceId, { before, limit }: Span) => {
  const [from, id, until] = [sql.table(table), sql.ref(key), sql.ref(end)]
  return sql`
    delete from ${from} where (place, ${id}) in (
      select place, ${id} from ${from} where place = ${place} and ${until} < ${before}
      order by ${until} limit ${limit} for update skip locked)
  `
}
