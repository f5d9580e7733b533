import type { Deadline } from '../domain/deadline.ts'
import { addWorkdays, type Calendar, dayOf, hourOfDay, isWorkday } from '../domain/working-time.ts'
import { valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

/** From when and by which rules and holidays a clock is counted. */
export type Counting = { readonly startAt: Date; readonly rulesOn: string; readonly calendar: Calendar }

const startOf = (day: string): Date => hourOfDay(day, '00:00')

/** The day a period ends on: its end is 24:00, which is the next day's beginning. */
export const lastDayOf = (dueAt: string): string => dayOf(new Date(Date.parse(dueAt) - 1))

/** The n-th working day before that day; the day itself for none. */
const workdaysBefore = (calendar: Calendar, day: string, n: number): string => {
  let before = day
  for (let left = n; left > 0; ) {
    before = dayOf(new Date(startOf(before).getTime() - 1))
    if (isWorkday(calendar, before)) left -= 1
  }
  return before
}

/** When the yellow card of a counted period comes: at the start of its last working days; null for a single day. */
const yellowAt = ({ startAt, calendar }: Counting, dueAt: string, before: number): string | null => {
  const day = workdaysBefore(calendar, lastDayOf(dueAt), before - 1)
  return day > addWorkdays(calendar, dayOf(startAt), 1).lastDay ? startOf(day).toISOString() : null
}

/**
 * Adds when the yellow and the red card are given. A warning that is there already stays, unless the card comes first.
 * What is to be done at once warns at its end and knows no cards.
 */
export const withCards = (pack: RulePack, deadline: Deadline, counting: Counting): Deadline => {
  const { dueAt, warnAt } = deadline
  const cards = valueOn(pack.warnings, counting.rulesOn)?.value
  if (!cards || dueAt === null || warnAt === dueAt) return deadline
  const yellow = yellowAt(counting, dueAt, cards.yellowBefore)
  const red = addWorkdays(counting.calendar, lastDayOf(dueAt), cards.redAfter).lastDay
  const first = [warnAt, yellow].filter((at) => at !== null).sort()[0] ?? null
  return { ...deadline, warnAt: first, redAt: startOf(red).toISOString() }
}
