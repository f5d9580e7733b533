import { sql } from 'kysely'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { DatabaseTransaction } from '../database.ts'
import { type DeadlineRow, deadlineRow } from './order-rows.ts'

const rowsOf = (place: string, order: WorkOrder | null): readonly DeadlineRow[] =>
  order === null ? [] : order.deadlines.map((deadline) => deadlineRow(place, order, deadline))

/** Brings the rows of the clocks from what they were before to what they are now. Nothing is written for nothing new. */
export const writeClocks = async (
  trx: DatabaseTransaction,
  place: string,
  before: WorkOrder | null,
  order: WorkOrder,
  at: Date,
): Promise<void> => {
  if (before !== null && sameClocks(before, order)) return
  const known = new Map(rowsOf(place, before).map((row) => [row.type, JSON.stringify(row)]))
  const running = rowsOf(place, order)
  const ended = [...known.keys()].filter((type) => !running.some((row) => row.type === type))
  if (ended.length > 0) await endClocks(trx, place, order.no, ended, at)
  await startClocks(
    trx,
    running.filter((row) => known.get(row.type) !== JSON.stringify(row)),
  )
}

/** Nothing has changed of what the rows are made from. */
const sameClocks = (before: WorkOrder, order: WorkOrder): boolean =>
  before.deadlines === order.deadlines &&
  before.warnings === order.warnings &&
  before.overdue === order.overdue &&
  before.state === order.state

const endClocks = async (
  trx: DatabaseTransaction,
  place: string,
  no: string,
  types: readonly string[],
  at: Date,
): Promise<void> => {
  await trx
    .updateTable('order_deadline')
    .set({ met_at: at })
    .where('place', '=', place)
    .where('order_no', '=', no)
    .where('met_at', 'is', null)
    .where(sql<boolean>`type = any(${types}::text[])`)
    .execute()
}

/** A clock that was met may be started again. */
const startClocks = async (trx: DatabaseTransaction, rows: readonly DeadlineRow[]): Promise<void> => {
  if (rows.length === 0) return
  await trx
    .insertInto('order_deadline')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['place', 'order_no', 'type']).doUpdateSet(({ ref }) => ({
        due_at: ref('excluded.due_at'),
        warn_at: ref('excluded.warn_at'),
        red_at: ref('excluded.red_at'),
        next_at: ref('excluded.next_at'),
        started_at: ref('excluded.started_at'),
        extended_by: ref('excluded.extended_by'),
        clock: ref('excluded.clock'),
        article: ref('excluded.article'),
        explanation: ref('excluded.explanation'),
        provisional: ref('excluded.provisional'),
        soft: ref('excluded.soft'),
        source: ref('excluded.source'),
        met_at: null,
        overdue_at: ref('excluded.overdue_at'),
      })),
    )
    .execute()
}

/** Makes the rows of an order's clocks anew: those it says run do, no others. */
export const rewriteClocks = async (
  trx: DatabaseTransaction,
  place: string,
  order: WorkOrder,
  at: Date,
): Promise<void> => {
  const running = rowsOf(place, order)
  await trx
    .updateTable('order_deadline')
    .set({ met_at: at })
    .where('place', '=', place)
    .where('order_no', '=', order.no)
    .where('met_at', 'is', null)
    .where(sql<boolean>`not type = any(${running.map(({ type }) => type)}::text[])`)
    .execute()
  await startClocks(trx, running)
}
