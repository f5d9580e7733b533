import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkdays,
  dayOf,
  endOfDay,
  isWorkday,
  nextDay,
  sameDay,
} from '../../src/domain/working-time.ts'
import { chinaCalendar as calendar } from '../../src/rules/calendars/index.ts'

const day = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2026-06-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const n = fc.integer({ min: 1, max: 60 })

describe('days in Beijing', () => {
  it('begins a day at 16:00 UTC of the day before', () => {
    expect(dayOf(new Date('2026-09-27T15:59:59Z'))).toBe('2026-09-27')
    expect(dayOf(new Date('2026-09-27T16:00:00Z'))).toBe('2026-09-28')
  })

  it('ends a day at 24:00, over the end of a year too', () => {
    expect(endOfDay('2026-10-10').toISOString()).toBe('2026-10-10T16:00:00.000Z')
    expect(nextDay('2026-12-31')).toBe('2027-01-01')
    expect(nextDay('2024-02-28')).toBe('2024-02-29')
  })
})

describe('working days', () => {
  it.each([
    ['2026-10-01', false, 'a holiday'],
    ['2026-10-10', true, 'a Saturday worked instead'],
    ['2026-10-11', false, 'a plain Sunday'],
    ['2026-10-12', true, 'a plain Monday'],
    ['2020-01-31', false, 'the holiday lengthened in 2020'],
    ['2020-02-02', false, 'the last day of it'],
    ['2022-12-31', false, 'a holiday announced with the next year'],
  ])('%s counts: %s, being %s', (date, expected) => {
    expect(isWorkday(calendar, date)).toBe(expected)
  })

  it('counts the make-up Saturday after the national holiday', () => {
    const count = addWorkdays(calendar, '2026-09-28', 5)
    expect(count.counted).toEqual(['2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10'])
    expect(count.endsAt.toISOString()).toBe('2026-10-10T16:00:00.000Z')
  })

  it('never counts the first day, even a working one', () => {
    expect(addWorkdays(calendar, '2026-11-02', 1).lastDay).toBe('2026-11-03')
  })

  it('goes by weekdays in a year not announced yet, and says so', () => {
    const count = addWorkdays(calendar, '2026-12-30', 2)
    expect(count.lastDay).toBe('2027-01-01')
    expect(count.provisional).toBe(true)
    expect(addWorkdays(calendar, '2026-12-29', 2).provisional).toBe(false)
  })

  it('ends on a working day after exactly n of them', () => {
    fc.assert(
      fc.property(day, n, (start, days) => {
        const count = addWorkdays(calendar, start, days)
        expect(isWorkday(calendar, count.lastDay)).toBe(true)
        expect(count.counted.filter((counted) => isWorkday(calendar, counted))).toHaveLength(days)
        expect(count.skipped.some((skipped) => isWorkday(calendar, skipped))).toBe(false)
      }),
    )
  })

  it('adds up: a days and then b days are a+b days', () => {
    fc.assert(
      fc.property(day, n, n, (start, a, b) => {
        const apart = addWorkdays(calendar, addWorkdays(calendar, start, a).lastDay, b).lastDay
        expect(apart).toBe(addWorkdays(calendar, start, a + b).lastDay)
      }),
    )
  })

  it('never ends earlier for starting later', () => {
    fc.assert(
      fc.property(day, n, (start, days) => {
        const later = addWorkdays(calendar, nextDay(start), days).lastDay
        expect(later >= addWorkdays(calendar, start, days).lastDay).toBe(true)
      }),
    )
  })
})

describe('calendar days', () => {
  it('moves a last day that is a holiday to the next working day (Civil Code art. 203)', () => {
    const count = addDays(calendar, '2026-09-28', 3)
    expect(count.rolledFrom).toBe('2026-10-01')
    expect(count.lastDay).toBe('2026-10-08')
  })

  it('stays where the last day is worked, make-up Saturdays included', () => {
    expect(addDays(calendar, '2026-10-09', 1)).toMatchObject({ lastDay: '2026-10-10', rolledFrom: null })
  })

  it('is never shorter than the days asked for', () => {
    fc.assert(
      fc.property(day, n, (start, days) => {
        const plain = Date.parse(`${start}T00:00:00Z`) + days * 86_400_000
        expect(Date.parse(`${addDays(calendar, start, days).lastDay}T00:00:00Z`)).toBeGreaterThanOrEqual(
          plain,
        )
      }),
    )
  })

  it('lets 当天 be the calendar day, holiday or not', () => {
    expect(sameDay('2026-10-01').endsAt.toISOString()).toBe('2026-10-01T16:00:00.000Z')
  })
})
