import { sql } from 'kysely'
import { readingName } from '../domain/lexical/index.ts'
import { replay } from '../domain/work-order/evolve.ts'
import type { WorkOrder } from '../domain/work-order/work-order.ts'
import type { Database, DatabaseTransaction } from './database.ts'
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

/** The rows of all orders were made by today's rules. */
export const isCurrent = async (db: Database): Promise<boolean> => {
  const known = await db.selectFrom('order_projection').select('made_by').executeTakeFirst()
  return known?.made_by === madeBy()
}

const batch = 200

/**
 * Makes the rows of all orders anew from their events when they were made by other rules than today's (another release,
 * another thesaurus). May be broken off and begun again. Returns the number of orders, or null when there was nothing to do.
 */
export const reprojectStale = async (
  db: Database,
  onProgress?: (done: number) => void,
): Promise<number | null> => {
  if (await isCurrent(db)) return null
  let done = 0
  let last = { place: '', no: '' }
  for (;;) {
    const orders = await ordersAfter(db, last)
    for (const order of orders) await db.transaction().execute((trx) => reprojectOne(trx, order))
    const end = orders.at(-1)
    if (end === undefined) break
    last = end
    done += orders.length
    onProgress?.(done)
  }
  await db
    .insertInto('order_projection')
    .values({ made_by: madeBy() })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ made_by: madeBy() }))
    .execute()
  return done
}

type Named = { readonly place: string; readonly no: string }

/** The next orders of all places, after this one. */
export const ordersAfter = (db: Database, last: Named): Promise<Named[]> =>
  db
    .selectFrom('work_order')
    .select(['place', 'no'])
    .where(sql<boolean>`(place, no) > (${last.place}, ${last.no})`)
    .orderBy('place')
    .orderBy('no')
    .limit(batch)
    .execute()

const reprojectOne = async (trx: DatabaseTransaction, { place, no }: Named): Promise<void> => {
  // Nobody appends meanwhile.
  const { updated_at } = await trx
    .selectFrom('work_order')
    .select('updated_at')
    .where('place', '=', place)
    .where('no', '=', no)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const order = replay(await readEvents(trx, place, no), no)
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
}
