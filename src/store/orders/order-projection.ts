import { sql } from 'kysely'
import { readingName } from '../../domain/lexical/index.ts'
import { replay } from '../../domain/work-order/evolve.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import { writeFacts } from '../reports/report-facts.ts'
import { rewriteClocks } from './order-clocks.ts'
import { readEvents } from './order-events.ts'
import { searchedTexts } from './order-facts.ts'
import { orderRow, projectionVersion, searchRows } from './order-rows.ts'

/** The terms an order is found by, when its texts are others than before. */
export const writeSearch = async (
  trx: DatabaseTransaction,
  place: string,
  before: WorkOrder | null,
  order: WorkOrder,
): Promise<void> => {
  if (before !== null && searchedOf(before) === searchedOf(order)) return
  await trx
    .insertInto('order_search')
    .values(searchRows(place, order))
    .onConflict((conflict) =>
      conflict
        .columns(['place', 'order_no', 'published'])
        .doUpdateSet(({ ref }) => ({ terms: ref('excluded.terms') })),
    )
    .execute()
}

const searchedOf = (order: WorkOrder): string =>
  JSON.stringify([searchedTexts(order), order.published?.title, order.published?.text])

const madeBy = (): string => `${projectionVersion}/${readingName()}`

/** Every place that has orders. One step of the index for each, however many orders it has. */
export const placesWithOrders = async (db: Database): Promise<readonly string[]> => {
  const { rows } = await sql<{ place: string }>`
    with recursive places as (
      select min(place) as place from work_order
      union all
      select (select min(place) from work_order o where o.place > places.place) from places
      where places.place is not null
    )
    select place from places where place is not null
  `.execute(db)
  return rows.map(({ place }) => place)
}

/** Places whose orders' rows were made by other rules than today's. */
export const stalePlaces = async (db: Database): Promise<readonly string[]> => {
  const made = await db
    .selectFrom('order_projection')
    .select('place')
    .where('made_by', '=', madeBy())
    .execute()
  const current = new Set(made.map(({ place }) => place))
  return (await placesWithOrders(db)).filter((place) => !current.has(place))
}

const batch = 200

/**
 * Makes the rows of all orders anew from their events where they were made by other rules than today's (another release,
 * another thesaurus). May be broken off and begun again. `places` are those served now: their orders to come are made
 * by today's rules. Returns the number of orders.
 */
export const reprojectStale = async (
  db: Database,
  places: readonly string[],
  onProgress?: (done: number) => void,
): Promise<number> => {
  const stale = await stalePlaces(db)
  let done = 0
  for (const place of stale)
    for (let no: string | undefined = ''; no !== undefined; ) {
      const orders: readonly string[] = await numbersAfter(db, place, no, batch)
      for (const one of orders) await db.transaction().execute((trx) => reprojectOne(trx, place, one))
      no = orders.at(-1)
      done += orders.length
      if (no !== undefined) onProgress?.(done)
    }
  await markCurrent(db, [...new Set([...stale, ...places])])
  return done
}

const markCurrent = async (db: Database, places: readonly string[]): Promise<void> => {
  if (places.length === 0) return
  await db
    .insertInto('order_projection')
    .values(places.map((place) => ({ place, made_by: madeBy() })))
    .onConflict((conflict) => conflict.column('place').doUpdateSet({ made_by: madeBy() }))
    .execute()
}

/** Numbers of the place's orders after this one, in order. */
export const numbersAfter = async (
  db: Database,
  place: string,
  no: string,
  limit: number,
): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('work_order')
    .select('no')
    .where('place', '=', place)
    .where('no', '>', no)
    .orderBy('no')
    .limit(limit)
    .execute()
  return rows.map((row) => row.no)
}

const reprojectOne = async (trx: DatabaseTransaction, place: string, no: string): Promise<void> => {
  // Nobody appends meanwhile.
  const { updated_at } = await trx
    .selectFrom('work_order')
    .select('updated_at')
    .where('place', '=', place)
    .where('no', '=', no)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const events = await readEvents(trx, place, no)
  const order = replay(events, no)
  if (order === null) return
  await trx
    .updateTable('work_order')
    .set(orderRow(place, order))
    .where('place', '=', place)
    .where('no', '=', no)
    .execute()
  await rewriteClocks(trx, place, order, updated_at)
  await trx.deleteFrom('order_search').where('place', '=', place).where('order_no', '=', no).execute()
  await writeSearch(trx, place, null, order)
  await writeFacts(trx, place, null, events, order)
}
