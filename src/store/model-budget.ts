import { sql } from 'kysely'
import type { ModelBudget } from '../ports/model-budget.ts'
import type { Database } from './database.ts'

export type DailyLimits = { readonly calls: number; readonly tokens: number }

/** The budget of each place, counted in the database. Calls under way at once may overdraw the tokens a little. */
export const modelBudget = (db: Database, limits: DailyLimits): ModelBudget => ({
  take: async (place, day) => {
    if (limits.calls === 0 || limits.tokens === 0) return false
    const { rows } = await sql`
      insert into model_usage as usage (place, day, calls) values (${place}, ${day}::date, 1)
      on conflict (place, day) do update set calls = usage.calls + 1
        where usage.calls < ${limits.calls} and usage.tokens < ${limits.tokens}
      returning calls
    `.execute(db)
    return rows.length > 0
  },
  spend: async (place, day, tokens) => {
    await sql`
      insert into model_usage as usage (place, day, tokens) values (${place}, ${day}::date, ${tokens})
      on conflict (place, day) do update set tokens = usage.tokens + excluded.tokens
    `.execute(db)
  },
})
