/**
 * Counting of periods in mainland China. Everything is in Beijing time (UTC+8 all year), days are written YYYY-MM-DD.
 * The day of the event does not count (Civil Code art. 201); a period ends at 24:00 of its last day (art. 203).
 */

export type CalendarYear = {
  readonly year: number
  /** The announcements the year was taken from. */
  readonly sources: readonly string[]
  /** Days off, both ends included; weekends inside are included too. */
  readonly holidays: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  /** 调休: weekend days on which people work. */
  readonly makeUpWorkdays: readonly string[]
}

export type Calendar = {
  readonly years: ReadonlySet<number>
  readonly holidays: ReadonlyMap<string, string>
  readonly makeUpWorkdays: ReadonlySet<string>
}

/** The outcome of a count, with what is needed to explain it. */
export type DayCount = {
  readonly lastDay: string
  /** 24:00 of the last day. */
  readonly endsAt: Date
  readonly counted: readonly string[]
  readonly skipped: readonly string[]
  /** The last day was moved because it fell on a day off. */
  readonly rolledFrom: string | null
  /** A year without announced holidays is part of the count: weekdays were counted. */
  readonly provisional: boolean
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const BEIJING = 8 * HOUR

export const dayOf = (at: Date): string => new Date(at.getTime() + BEIJING).toISOString().slice(0, 10)

const midnightBefore = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) - BEIJING

export const endOfDay = (day: string): Date => new Date(midnightBefore(day) + DAY)

/** An hour of a day in Beijing, 24:00 included: "17:30". */
export const hourOfDay = (day: string, hour: string): Date => {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return new Date(midnightBefore(day) + hours * HOUR + minutes * 60_000)
}

export const nextDay = (day: string): string => dayOf(endOfDay(day))

/** 0 = Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00.000Z`).getUTCDay()

const yearOf = (day: string): number => Number(day.slice(0, 4))

export const buildCalendar = (years: readonly CalendarYear[]): Calendar => {
  const holidays = new Map<string, string>()
  for (const { name, from, to } of years.flatMap((year) => year.holidays)) {
    for (let day = from; day <= to; day = nextDay(day)) holidays.set(day, name)
  }
  return {
    years: new Set(years.map(({ year }) => year)),
    holidays,
    makeUpWorkdays: new Set(years.flatMap((year) => year.makeUpWorkdays)),
  }
}

export const isWorkday = (calendar: Calendar, day: string): boolean => {
  if (calendar.makeUpWorkdays.has(day)) return true
  if (calendar.holidays.has(day)) return false
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

/** Counted no further: nobody reads a larger figure as days. */
const mostWorkdays = 750

/** Working days that begin after `from` and by `to`; 0 when there is none in between. */
export const workdaysAfter = (calendar: Calendar, from: string, to: string): number => {
  let days = 0
  for (let day = from; day < to && days < mostWorkdays; ) {
    day = nextDay(day)
    if (isWorkday(calendar, day)) days += 1
  }
  return days
}

const isAnnounced = (calendar: Calendar, day: string): boolean => calendar.years.has(yearOf(day))

const countTo = (
  calendar: Calendar,
  start: string,
  counts: (day: string) => boolean,
  n: number,
): DayCount => {
  const counted: string[] = []
  const skipped: string[] = []
  let day = start
  let provisional = false
  while (counted.length < n) {
    day = nextDay(day)
    if (!isAnnounced(calendar, day)) provisional = true
    if (counts(day)) counted.push(day)
    else skipped.push(day)
  }
  return { lastDay: day, endsAt: endOfDay(day), counted, skipped, rolledFrom: null, provisional }
}

/** The n-th working day after `start`, which itself does not count. */
export const addWorkdays = (calendar: Calendar, start: string, n: number): DayCount =>
  countTo(calendar, start, (day) => isWorkday(calendar, day), n)

/** The n-th calendar day after `start`; a last day that is a day off moves to the next working day (art. 203). */
export const addDays = (calendar: Calendar, start: string, n: number): DayCount => {
  const plain = countTo(calendar, start, () => true, n)
  if (isWorkday(calendar, plain.lastDay)) return plain
  const rolled = addWorkdays(calendar, plain.lastDay, 1)
  return {
    ...rolled,
    counted: plain.counted,
    rolledFrom: plain.lastDay,
    provisional: plain.provisional || rolled.provisional,
  }
}

/** 当天, 当日: the calendar day itself, whether or not anybody works on it. */
export const sameDay = (day: string): DayCount => ({
  lastDay: day,
  endsAt: endOfDay(day),
  counted: [day],
  skipped: [],
  rolledFrom: null,
  provisional: false,
})
