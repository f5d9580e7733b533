import { sql } from 'kysely'
import type { OverdueTally } from '../../ports/conversation-store.ts'
import type { Database, DatabaseTransaction } from '../database.ts'

/** Counts one more, to exactly `count`. False when somebody else counted in between: the decision was made on less. */
export const countOverdue = async (
  trx: DatabaseTransaction,
  place: string,
  { unit, stage, month, count }: OverdueTally,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into overdue_tally as t (place, unit, month, stage, count)
    values (${place}, ${unit}, ${month}, ${stage}, 1)
    on conflict (place, unit, month, stage) do update set count = t.count + 1 where t.count = ${count - 1}
    returning count
  `.execute(trx)
  return (rows[0] as { count: number } | undefined)?.count === count
}

export const overdueInMonth = async (
  db: Database,
  place: string,
  unit: string,
  month: string,
): Promise<Readonly<Record<string, number>>> => {
  const rows = await db
    .selectFrom('overdue_tally')
    .select(['stage', 'count'])
    .where('place', '=', place)
    .where('unit', '=', unit)
    .where('month', '=', month)
    .execute()
  return Object.fromEntries(rows.map(({ stage, count }) => [stage, count]))
}
