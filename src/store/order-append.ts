import { sql } from 'kysely'
import type { Deadline } from '../domain/deadline.ts'
import type { PlaceId } from '../domain/place.ts'
import type { RecordedEvent } from '../domain/work-order/event.ts'
import { evolve, replay } from '../domain/work-order/evolve.ts'
import type { WorkOrder } from '../domain/work-order/work-order.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { OrderCommit, OrderPersonal } from '../ports/conversation-store.ts'
import type { Database, DatabaseTransaction } from './database.ts'
import { chain, chainStart } from './order-chain.ts'
import { deadlineRow, eventColumns, eventRow, orderRow, toEvent } from './order-rows.ts'
import { storableJson } from './storable-text.ts'

/** A code is digested together with its order: equal codes of two orders look different. */
export const codeDigest = (cipher: Cipher, place: string, no: string, code: string): Promise<string> =>
  cipher.digest(`query code ${place}/${no}/${code}`)

export const readEvents = async (
  db: Database,
  place: string,
  no: string,
): Promise<readonly RecordedEvent[]> => {
  const rows = await db
    .selectFrom('order_event')
    .select(eventColumns)
    .where('place', '=', place)
    .where('order_no', '=', no)
    .orderBy('seq')
    .execute()
  return rows.map(toEvent)
}

/**
 * Appends the events and brings projection, clocks and personal data up to date, inside the caller's transaction.
 * 'stale': somebody else came between; the caller rolls back.
 */
export const appendToOrder = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: PlaceId,
  change: OrderCommit,
  at: Date,
): Promise<'appended' | 'stale'> => {
  const { no, expectedVersion } = change
  const past = expectedVersion === 0 ? [] : await readEvents(trx, place, no)
  if (past.length !== expectedVersion) return 'stale'
  const last = past.at(-1) ?? { seq: 0, hash: await chainStart(place, no) }
  // The hash is over what will be read back, so the events are made storable first.
  const events = JSON.parse(storableJson(change.events)) as OrderCommit['events']
  const recorded = await chain(events, last, at.toISOString())
  const before = replay(past, no)
  const order = recorded.reduce<WorkOrder | null>((so, event) => evolve(so, event, no), before)
  if (order === null) throw new Error(`nothing to append to order ${no}`)

  if (!(await writeProjection(trx, cipher, place, change, order, at))) return 'stale'
  if (recorded.length > 0)
    await trx
      .insertInto('order_event')
      .values(recorded.map((event) => eventRow(place, no, event)))
      .execute()
  const running = change.deadlines ?? order.deadlines
  if (before !== null && running !== before.deadlines) await stopClocks(trx, place, no, running, at)
  if (running !== before?.deadlines) await startClocks(trx, place, no, running)
  if (change.personal !== undefined)
    await writePersonal(trx, cipher, place, no, change.personal, before !== null)
  return 'appended'
}

/** False when the order has moved on (or, for a new one, its number is taken). */
const writeProjection = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: PlaceId,
  change: OrderCommit,
  order: WorkOrder,
  at: Date,
): Promise<boolean> => {
  const row = orderRow(place, order, at)
  if (change.expectedVersion === 0) {
    const { queryCode } = change
    const query_code_digest =
      queryCode === undefined ? null : await codeDigest(cipher, place, change.no, queryCode)
    const inserted = await trx
      .insertInto('work_order')
      .values({ ...row, query_code_digest })
      .onConflict((conflict) => conflict.columns(['place', 'no']).doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await trx
    .updateTable('work_order')
    .set(row)
    .where('place', '=', place)
    .where('no', '=', change.no)
    .where('version', '=', change.expectedVersion)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

/** Clocks that are not among the running ones have been met. */
const stopClocks = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  no: string,
  running: readonly Deadline[],
  at: Date,
): Promise<void> => {
  await trx
    .updateTable('order_deadline')
    .set({ met_at: at })
    .where('place', '=', place)
    .where('order_no', '=', no)
    .where('met_at', 'is', null)
    .where(sql<boolean>`not type = any(${running.map(({ type }) => type)}::text[])`)
    .execute()
}

/** A clock that was met may be started again. */
const startClocks = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  no: string,
  running: readonly Deadline[],
): Promise<void> => {
  const latest = new Map(running.map((deadline) => [deadline.type, deadline]))
  if (latest.size === 0) return
  await trx
    .insertInto('order_deadline')
    .values([...latest.values()].map((deadline) => deadlineRow(place, no, deadline)))
    .onConflict((conflict) =>
      conflict.columns(['place', 'order_no', 'type']).doUpdateSet(({ ref }) => ({
        due_at: ref('excluded.due_at'),
        warn_at: ref('excluded.warn_at'),
        clock: ref('excluded.clock'),
        article: ref('excluded.article'),
        explanation: ref('excluded.explanation'),
        provisional: ref('excluded.provisional'),
        soft: ref('excluded.soft'),
        source: ref('excluded.source'),
        met_at: null,
        // Noted once for each run of a clock.
        overdue_at: sql`case when order_deadline.met_at is null and order_deadline.due_at = excluded.due_at
          then order_deadline.overdue_at end`,
      })),
    )
    .execute()
}

/** Adds to what is known: a supplement without a telephone does not lose the one given first, nor the first words. */
const writePersonal = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: PlaceId,
  no: string,
  told: OrderPersonal,
  mayBeKnown: boolean,
): Promise<void> => {
  const known = mayBeKnown ? await readPersonal(trx, cipher, place, no) : undefined
  const verbatim = known === undefined ? told.verbatim : `${known.verbatim}\n${told.verbatim}`
  const sealed = await cipher.seal(JSON.stringify({ ...known, ...told, verbatim }))
  await trx
    .insertInto('order_personal')
    .values({ place, order_no: no, sealed })
    .onConflict((conflict) =>
      conflict.columns(['place', 'order_no']).doUpdateSet({ sealed, erased_at: null }),
    )
    .execute()
}

const readPersonal = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: PlaceId,
  no: string,
): Promise<OrderPersonal | undefined> => {
  const row = await trx
    .selectFrom('order_personal')
    .select('sealed')
    .where('place', '=', place)
    .where('order_no', '=', no)
    .executeTakeFirst()
  return row?.sealed ? (JSON.parse(await cipher.open(row.sealed)) as OrderPersonal) : undefined
}
