import type { RecordedEvent } from '../../domain/work-order/event.ts'
import { replay } from '../../domain/work-order/evolve.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Database } from '../database.ts'
import { chainStart, firstBreak } from './order-chain.ts'
import { readEvents } from './order-events.ts'
import { numbersAfter, placesWithOrders } from './order-projection.ts'
import { deadlineRow, orderRow } from './order-rows.ts'

export type OrderFault = {
  readonly place: string
  readonly no: string
  /** Place in the history, where it is known. */
  readonly event: number | null
  readonly what: string
}

export type PlaceVerified = {
  readonly place: string
  readonly orders: number
  readonly events: number
  readonly faults: readonly OrderFault[]
}

const batch = 200

/** Walks over all orders of all places. */
export const verifyOrders = async (db: Database): Promise<readonly PlaceVerified[]> => {
  const verified: PlaceVerified[] = []
  for (const place of await placesWithOrders(db)) verified.push(await verifyPlace(db, place))
  return verified
}

const verifyPlace = async (db: Database, place: string): Promise<PlaceVerified> => {
  const faults: OrderFault[] = []
  let orders = 0
  let events = 0
  for (let no: string | undefined = ''; no !== undefined; ) {
    const page: readonly string[] = await numbersAfter(db, place, no, batch)
    for (const one of page) {
      const verified = await verifyOrder(db, place, one)
      orders += 1
      events += verified.events
      faults.push(...verified.faults)
    }
    no = page.at(-1)
  }
  return { place, orders, events, faults }
}

type Verified = { readonly events: number; readonly faults: readonly OrderFault[] }

/**
 * What is wrong with one order: a history that was changed or cut off, or rows that are not what it adds up to. Read as
 * of one moment, so that a service at work is not taken for a fault.
 */
export const verifyOrder = (db: Database, place: string, no: string): Promise<Verified> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const events = await readEvents(trx, place, no)
      return { events: events.length, faults: await faultsOf(trx, place, no, events) }
    })

const faultsOf = async (
  db: Database,
  place: string,
  no: string,
  events: readonly RecordedEvent[],
): Promise<readonly OrderFault[]> => {
  const fault = (what: string, event: number | null = null): OrderFault => ({ place, no, event, what })
  const broken = await firstBreak(events, await chainStart(place, no))
  if (broken !== null) return [fault('the history was changed here', broken)]
  const stored = await db
    .selectFrom('work_order')
    .selectAll()
    .where('place', '=', place)
    .where('no', '=', no)
    .executeTakeFirst()
  if (stored === undefined) return [fault('the order has no row')]
  // A history that was cut off at its end holds in itself; the row knows how long it was.
  if (events.length !== stored.version)
    return [fault(`${stored.version} events were appended`, Math.min(events.length, stored.version) + 1)]
  const order = replay(events, no)
  if (order === null) return [fault('the order has no history', 1)]
  const columns = differences(orderRow(place, order), stored)
  const clocks = await differingClocks(db, place, order)
  return [...columns.map((column) => `its row says otherwise: ${column}`), ...clocks].map((what) =>
    fault(what),
  )
}

type Row = Readonly<Record<string, unknown>>

const differences = (made: Row, stored: Row): readonly string[] =>
  Object.keys(made).filter((column) => JSON.stringify(made[column]) !== JSON.stringify(stored[column]))

/** All of a clock's row but what only the sweep moves on, and the source, which the database writes in its own order. */
const differingClocks = async (db: Database, place: string, order: WorkOrder): Promise<readonly string[]> => {
  const stored = await db
    .selectFrom('order_deadline')
    .selectAll()
    .where('place', '=', place)
    .where('order_no', '=', order.no)
    .where('met_at', 'is', null)
    .execute()
  const running = order.deadlines.map((deadline) => deadlineRow(place, order, deadline))
  const unknown = stored.filter(({ type }) => !running.some((row) => row.type === type))
  const wrong = running.flatMap(({ next_at: _, source: __, ...made }) => {
    const row = stored.find(({ type }) => type === made.type)
    if (row === undefined) return [`its clock ${made.type} does not run`]
    return differences(made, row).map((column) => `its clock ${made.type} says otherwise: ${column}`)
  })
  return [...unknown.map(({ type }) => `its clock ${type} runs for nothing`), ...wrong]
}
