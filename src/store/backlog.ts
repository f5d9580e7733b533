import { sql } from 'kysely'
import type { Backlog, Waiting } from '../ports/backlog.ts'
import type { Database } from './database.ts'

type Row = { readonly what: 'clocks' | 'messages'; readonly count: number; readonly oldest_at: Date | null }

export const backlog = (db: Database): Backlog => ({
  waiting: async (now) => {
    const { rows } = await sql<Row>`
      select 'clocks' as what, count(*)::integer as count, min(next_at) as oldest_at from order_deadline
      where met_at is null and next_at is not null and next_at <= ${now}
      union all
      select 'messages', count(*)::integer, min(not_before) from inbox_message
      where state in ('waiting', 'taken') and not_before <= ${now}
    `.execute(db)
    return { clocks: toWaiting(rows, 'clocks'), messages: toWaiting(rows, 'messages') }
  },
})

const toWaiting = (rows: readonly Row[], what: Row['what']): Waiting => {
  const row = rows.find((each) => each.what === what)
  return { count: row?.count ?? 0, oldestAt: row?.oldest_at ?? null }
}
