import { weekdayOf } from '../domain/working-time.ts'

/** Periods that reports are laid out by. Days YYYY-MM-DD, both counted. */
export const periodKinds = ['day', 'week', 'month', 'quarter', 'year', 'own'] as const
export type PeriodKind = (typeof periodKinds)[number]
export type Days = { readonly from: string; readonly to: string }

const oneDay = 86_400_000
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * oneDay).toISOString().slice(0, 10)

const firstOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)

/** Months from the one that holds the day (aligned to their length), so many steps away. */
const months = (day: string, length: number, away: number): Days => {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7)) - 1
  const start = month - (month % length) + away * length
  return { from: firstOf(year, start), to: daysAfter(firstOf(year, start + length), -1) }
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const

/** The period of this kind that holds the day, or one so many before (negative) or after it. */
export const periodAround = (kind: Exclude<PeriodKind, 'own'>, day: string, away = 0): Days => {
  if (kind === 'day') return { from: daysAfter(day, away), to: daysAfter(day, away) }
  if (kind === 'week') {
    const monday = daysAfter(day, -((weekdayOf(day) + 6) % 7) + 7 * away)
    return { from: monday, to: daysAfter(monday, 6) }
  }
  return months(day, monthsOf[kind], away)
}

export const lengthOf = ({ from, to }: Days): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / oneDay) + 1

/** What a period is compared with: the whole one before it, or as many days right before it. */
export const periodBefore = (kind: PeriodKind, days: Days): Days =>
  kind === 'own'
    ? { from: daysAfter(days.from, -lengthOf(days)), to: daysAfter(days.from, -1) }
    : periodAround(kind, days.from, -1)
