import type { PlaceId } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import type { Staff } from '../../domain/staff.ts'
import { hourOfDay } from '../../domain/working-time.ts'
import type { CheckedDays } from '../../ports/daily-checks.ts'
import type { Period } from '../../ports/report-figures.ts'
import { dailyLookArticle } from '../../rules/daily-look.ts'
import { packOf } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { mustOversee } from './report-rights.ts'

export type DailyCheckReport = {
  readonly article: string
  /** By name, no order of merit. */
  readonly desks: readonly (CheckedDays & { readonly name: string })[]
}

/**
 * How often each desk looked in, and how often it was reminded and did not; a day that is not over counts once somebody
 * has. null where the place has no such duty. Throws not_allowed.
 */
export const dailyCheckReport = async (
  { dailyChecks, units, clock }: Pick<Deps, 'dailyChecks' | 'units' | 'clock'>,
  place: PlaceId,
  staff: Staff,
  period: Period,
): Promise<DailyCheckReport | null> => {
  mustOversee(place, staff)
  const pack = packOf(place)
  const article = dailyLookArticle(pack, hourOfDay(period.to, '12:00'))
  if (article === null) return null
  const today = dayInChina(clock.now())
  const [days, named] = await Promise.all([dailyChecks.days(place, period, today), units.units(place)])
  const names = new Map<string, string>(named.map(({ id, name }) => [id, name]))
  const desks = days.map((desk) => ({
    ...desk,
    name: desk.unit === null ? pack.terms.center : (names.get(desk.unit) ?? desk.unit),
  }))
  return { article, desks: desks.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')) }
}
