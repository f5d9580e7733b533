import type { PlaceId } from '../../domain/place.ts'
import { evolve, replay } from '../../domain/work-order/evolve.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { CommandClaim, OrderCommit } from '../../ports/conversation-store.ts'
import type { DatabaseTransaction } from '../database.ts'
import { type SealedDelivery, sealDeliveries, writeDeliveries } from '../ledger/deliveries.ts'
import { feedRows } from '../order-feed/order-feed-rows.ts'
import { writeFacts } from '../reports/report-facts.ts'
import { storableJson } from '../storable-text.ts'
import { chain, chainStart } from './order-chain.ts'
import { writeClocks } from './order-clocks.ts'
import { readEvents } from './order-events.ts'
import { copyPersonal, digestsOf, type PersonDigests, writePersonal } from './order-personal.ts'
import { writeSearch } from './order-projection.ts'
import { eventRow, orderRow } from './order-rows.ts'
import { countOverdue } from './overdue-tally.ts'

/** A code is digested together with its order: equal codes of two orders look different. */
export const codeDigest = (cipher: Cipher, place: string, no: string, code: string): Promise<string> =>
  cipher.digest(`query code ${place}/${no}/${code}`)

/** A change whose secrets are sealed and digested already. */
export type SealedCommit = OrderCommit & {
  readonly codeDigest: string | null
  readonly person: PersonDigests
  readonly sealed: readonly SealedDelivery[]
}

/** Done before the transaction begins, so that no lock waits for it. */
export const sealCommit = async (
  cipher: Cipher,
  place: PlaceId,
  change: OrderCommit,
  citizenKey?: string,
): Promise<SealedCommit> => {
  const { no, queryCode, personal, deliveries = [] } = change
  const person = {
    ...(personal?.contactPhone === undefined ? {} : { phone: personal.contactPhone }),
    ...(citizenKey === undefined ? {} : { citizenKey }),
  }
  return {
    ...change,
    codeDigest: queryCode === undefined ? null : await codeDigest(cipher, place, no, queryCode),
    person: await digestsOf(cipher, place, person),
    sealed: await sealDeliveries(cipher, deliveries),
  }
}

/**
 * Appends the events and brings projection, clocks, personal data and all that goes with them up to date, inside the
 * caller's transaction. 'stale': somebody else came between; the caller rolls back.
 */
export const appendToOrder = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: PlaceId,
  change: SealedCommit,
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

  if (!(await writeProjection(trx, place, change, order, at))) return 'stale'
  if (recorded.length > 0)
    await trx
      .with('fed', (with_) => with_.insertInto('order_feed').values(feedRows(place, no, before, recorded)))
      .insertInto('order_event')
      .values(recorded.map((event) => eventRow(place, no, event)))
      .execute()
  await writeClocks(trx, place, before, order, at)
  await writeSearch(trx, place, before, order)
  const was = before === null ? null : { events: past, order: before }
  await writeFacts(trx, place, was, [...past, ...recorded], order)
  return writeBeside(trx, cipher, place, change, at)
}

/** False when the order has moved on (or, for a new one, its number is taken). */
const writeProjection = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  change: SealedCommit,
  order: WorkOrder,
  at: Date,
): Promise<boolean> => {
  const row = { ...orderRow(place, order), updated_at: at, ...change.person }
  if (change.expectedVersion === 0) {
    const inserted = await trx
      .insertInto('work_order')
      .values({ ...row, query_code_digest: change.codeDigest })
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

/** What goes with the events: personal data, the claim of the command, the count of overdue steps, notices. */
const writeBeside = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  place: PlaceId,
  change: SealedCommit,
  at: Date,
): Promise<'appended' | 'stale'> => {
  const { no, expectedVersion, personal, personalFrom, claim, tally, openFact } = change
  if (claim && !(await claimCommand(trx, place, no, claim, at))) return 'stale'
  if (tally && !(await countOverdue(trx, place, tally))) return 'stale'
  if (personalFrom !== undefined) await copyPersonal(trx, place, personalFrom, no)
  if (personal !== undefined)
    await writePersonal(trx, cipher, place, no, personal, expectedVersion > 0 || personalFrom !== undefined)
  if (openFact)
    await trx
      .insertInto('order_open_fact')
      .values({ place, order_no: no, at, ...openFact })
      .execute()
  await writeDeliveries(trx, place, change.sealed, at)
  return 'appended'
}

/** False when this key was used before; one that is being used waits for the outcome. */
const claimCommand = async (
  trx: DatabaseTransaction,
  place: string,
  order_no: string,
  claim: CommandClaim,
  at: Date,
): Promise<boolean> => {
  const claimed = await trx
    .insertInto('command_claim')
    .values({ place, order_no, ...claim, at })
    .onConflict((conflict) => conflict.columns(['place', 'order_no', 'actor', 'key']).doNothing())
    .executeTakeFirst()
  return claimed.numInsertedOrUpdatedRows === 1n
}
