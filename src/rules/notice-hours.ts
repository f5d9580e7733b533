import { type Calendar, dayOf, hourOfDay, isWorkday, nextDay } from '../domain/working-time.ts'
import type { RulesInForce } from './in-force.ts'

export type NoticeHours = NonNullable<RulesInForce['telling']['hours']>['value']

/** Longer than any row of days off. */
const mostDays = 60

/**
 * When a notice of that moment may go out in Beijing time: the moment itself, or the next opening of the place. A place
 * without a rule in force is always open.
 */
export const mayTellAt = (hours: NoticeHours | null, calendar: Calendar, at: Date): Date => {
  if (hours === null) return at
  let day = dayOf(at)
  for (let i = 0; i < mostDays; i += 1, day = nextDay(day)) {
    const open = isWorkday(calendar, day) ? hours.workdays : hours.daysOff
    if (open === null || at >= hourOfDay(day, open.closes)) continue
    const from = hourOfDay(day, open.opens)
    return at < from ? from : at
  }
  return at
}
