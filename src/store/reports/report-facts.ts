import { sql } from 'kysely'
import { incidentSpot } from '../../domain/incident-spot.ts'
import type { RecordedEvent } from '../../domain/work-order/event.ts'
import { reportFacts } from '../../domain/work-order/report-facts.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { DatabaseTransaction } from '../database.ts'

/** Columns by which reports and hotspots sort an order. */
export const placedColumns = (order: WorkOrder) => ({
  duty: order.duty,
  ...incidentSpot(order.where),
})

const factRows = (place: string, events: readonly RecordedEvent[], order: WorkOrder) => {
  const { duty, area } = placedColumns(order)
  return reportFacts(events, order).map((fact) => ({
    place,
    order_no: order.no,
    ...fact,
    ...{ duty, area, channel: order.channel },
  }))
}

/** The order as it was before a change: its events, and what they make. */
type Before = { readonly events: readonly RecordedEvent[]; readonly order: WorkOrder } | null

/** Brings the counted steps from what they were before to what they are now. Events stay, so no row ever falls away. */
export const writeFacts = async (
  trx: DatabaseTransaction,
  place: string,
  before: Before,
  events: readonly RecordedEvent[],
  order: WorkOrder,
): Promise<void> => {
  const known = new Set(
    before === null ? [] : factRows(place, before.events, before.order).map((row) => JSON.stringify(row)),
  )
  const rows = factRows(place, events, order).filter((row) => !known.has(JSON.stringify(row)))
  if (rows.length === 0) return
  await trx
    .insertInto('order_fact')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['place', 'order_no', 'seq']).doUpdateSet({
        unit: sql`excluded.unit`,
        duty: sql`excluded.duty`,
        area: sql`excluded.area`,
        good: sql`excluded.good`,
        category: sql`excluded.category`,
        void: sql`excluded.void`,
      }),
    )
    .execute()
}
