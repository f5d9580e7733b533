import { daysLater, reviewNoticeDays } from '../../domain/knowledge/review-stage.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import type { UnitStanding } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'
import { unitNameOf } from '../unit-name.ts'
import { knowledgeRule } from './knowledge-rule.ts'

export type NamedStanding = UnitStanding & { readonly unitName: string | null; readonly lapsed: boolean }

/** How each unit keeps its knowledge, the worst first, with the article that demands it. Units see themselves. */
export const unitStanding = async (
  deps: Deps,
  staff: Staff,
): Promise<{ readonly article: string | null; readonly units: readonly NamedStanding[] }> => {
  const now = deps.clock.now()
  const today = dayInChina(now)
  const rows = await deps.knowledgeLife.standing(staff.place, today, now, daysLater(today, reviewNoticeDays))
  const units = rows
    .filter(({ unit }) => staff.unit === null || unit === staff.unit)
    .map(async (row) => ({
      ...row,
      unitName: (await unitNameOf(deps, staff.place, row.unit)) ?? null,
      lapsed: row.overdueReviews + row.expired + row.lateCorrections > 0,
    }))
  return {
    article: knowledgeRule(staff.place, now)?.source.article ?? null,
    units: await Promise.all(units),
  }
}
