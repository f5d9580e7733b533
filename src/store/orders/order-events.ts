import type { RecordedEvent } from '../../domain/work-order/event.ts'
import type { Database } from '../database.ts'
import { eventColumns, toEvent } from './order-rows.ts'

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
