import { sql } from 'kysely'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { OrderCommit, OrderPersonal } from '../../ports/conversation-store.ts'
import type { OrderStore } from '../../ports/order-store.ts'
import type { Database } from '../database.ts'
import { reveals } from '../reveal-log.ts'
import { undoable } from '../undoable.ts'
import { earlierOrders } from './earlier-orders.ts'
import { appendToOrder, codeDigest, sealCommit } from './order-append.ts'
import { chainStart, firstBreak } from './order-chain.ts'
import { readEvents } from './order-events.ts'
import { countOrders, listOrders, publishedOrders } from './order-list.ts'
import { numbersAfter } from './order-projection.ts'
import { overdueInMonth } from './overdue-tally.ts'

export const orderStore = (db: Database, cipher: Cipher): OrderStore => ({
  nextNumber: (place, day) => nextNumber(db, place, day),

  load: async (place, no) => {
    const events = await readEvents(db, place, no)
    return events.length === 0 ? null : { no, events }
  },

  codeMatches: async (place, no, code) => {
    const row = await db
      .selectFrom('work_order')
      .select('query_code_digest')
      .where('place', '=', place)
      .where('no', '=', no)
      .executeTakeFirst()
    const given = await codeDigest(cipher, place, no, code)
    return sameDigest(given, row?.query_code_digest ?? '')
  },

  append: (place, change, at) => appendAll(db, cipher, place, [change], at),
  appendAll: (place, changes, at) => appendAll(db, cipher, place, changes, at),

  claimed: async (place, no, { key, actor }) => {
    const row = await db
      .selectFrom('command_claim')
      .select('digest')
      .where('place', '=', place)
      .where('order_no', '=', no)
      .where('actor', '=', actor)
      .where('key', '=', key)
      .executeTakeFirst()
    return row?.digest ?? null
  },

  list: (place, filter) => listOrders(db, place, filter),
  counts: (place, filters, most) => countOrders(db, place, filters, most),
  published: (place, q, limit) => publishedOrders(db, place, q, limit),
  earlier: (place, person, since) => earlierOrders(db, cipher, place, person, since),
  overdueInMonth: (place, unit, month) => overdueInMonth(db, place, unit, month),

  personal: async (place, no, who, why) => {
    const { rows } = await sql<{ sealed: string | null }>`
      with logged as (
        insert into access_log (place, order_no, who, why) values (${place}, ${no}, ${who}, ${why}) returning order_no
      )
      select personal.sealed from logged
      left join order_personal personal on personal.place = ${place} and personal.order_no = logged.order_no
    `.execute(db)
    const sealed = rows[0]?.sealed
    return sealed ? (JSON.parse(await cipher.open(sealed)) as OrderPersonal) : null
  },

  reveals: (place, filter) => reveals(db, place, filter),

  firstBroken: (place, no) => firstBroken(db, place, no),
  numbersAfter: (place, no, limit) => numbersAfter(db, place, no, limit),
})

const nextNumber = async (db: Database, place: string, day: string): Promise<string> => {
  const { last } = await db
    .insertInto('order_number')
    .values({ place, day, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['place', 'day']).doUpdateSet({ last: sql`order_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return orderNumber(place, day, last)
}

/** The first event that does not fit into its chain; null when all do. */
const firstBroken = async (db: Database, place: PlaceId, no: string): Promise<number | null> => {
  const [events, order] = await Promise.all([
    readEvents(db, place, no),
    db
      .selectFrom('work_order')
      .select('version')
      .where('place', '=', place)
      .where('no', '=', no)
      .executeTakeFirst(),
  ])
  if (order === undefined) throw new DomainError('unknown_order', `没有编号为${no}的工单。`, { no })
  const broken = await firstBreak(events, await chainStart(place, no))
  // A chain that was cut off at its end holds in itself; the projection knows how long it was.
  return broken ?? (events.length < order.version ? events.length + 1 : null)
}

/** All or none. Always in the order of their numbers, so that two who change the same orders never wait for each other. */
const appendAll = async (
  db: Database,
  cipher: Cipher,
  place: PlaceId,
  changes: readonly OrderCommit[],
  at: Date,
): Promise<'appended' | 'stale'> => {
  const inOrder = changes.toSorted((a, b) => (a.no < b.no ? -1 : 1))
  const sealed = await Promise.all(inOrder.map((change) => sealCommit(cipher, place, change)))
  return undoable(db, async (trx, undo: (value: 'stale') => never): Promise<'appended'> => {
    for (const change of sealed)
      if ((await appendToOrder(trx, cipher, place, change, at)) === 'stale') return undo('stale')
    return 'appended'
  })
}

/** WEIF202611220001: four letters of the place, the day, the running number of the day. */
const orderNumber = (place: string, day: string, running: number): string =>
  place
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 4)
    .toUpperCase() +
  day.replaceAll('-', '') +
  String(running).padStart(4, '0')

/** Takes the same time wherever the two differ. */
const sameDigest = (a: string, b: string): boolean => {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ (b.charCodeAt(i) || 0)
  return difference === 0
}
