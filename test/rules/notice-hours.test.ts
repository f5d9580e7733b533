import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '../../src/rules/calendars/index.ts'
import { allPlaces, inForce, packOf } from '../../src/rules/index.ts'
import { mayTellAt, type NoticeHours } from '../../src/rules/notice-hours.ts'

const everyDay: NoticeHours = {
  workdays: { opens: '08:00', closes: '20:00' },
  daysOff: { opens: '09:00', closes: '18:00' },
}
const workdaysOnly: NoticeHours = { workdays: { opens: '08:30', closes: '17:30' }, daysOff: null }

const tellAt = (hours: NoticeHours | null, at: string): string =>
  new Date(mayTellAt(hours, chinaCalendar, new Date(`${at}:00+08:00`)).getTime() + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)

describe('the hours for notices', () => {
  it.each([
    ['goes out at once within the hours of a working day', everyDay, '2026-11-20T19:59', '2026-11-20T19:59'],
    ['waits for the opening before it', everyDay, '2026-11-20T07:59', '2026-11-20T08:00'],
    ['waits for the next day from closing on', everyDay, '2026-11-19T20:00', '2026-11-20T08:00'],
    ['opens later on a day off', everyDay, '2026-11-20T21:00', '2026-11-21T09:00'],
    ['goes out on a day off within its hours', everyDay, '2026-11-21T17:59', '2026-11-21T17:59'],
    [
      'waits over the weekend where days off are closed',
      workdaysOnly,
      '2026-11-20T18:00',
      '2026-11-23T08:30',
    ],
    ['waits over the long holidays', workdaysOnly, '2026-10-01T10:00', '2026-10-08T08:30'],
    ['takes a worked weekend day for a working day', workdaysOnly, '2026-10-10T10:00', '2026-10-10T10:00'],
    ['goes out at any hour where nothing is set', null, '2026-11-21T03:00', '2026-11-21T03:00'],
  ])('%s', (_, hours, at, expected) => {
    expect(tellAt(hours, at)).toBe(expected)
  })

  it.each(allPlaces)('and the roads are set in %s, a person last', (place) => {
    const { telling } = inForce(packOf(place), new Date('2026-11-20T02:00:00Z'))
    expect(telling.hours?.source.article).toBeDefined()
    expect(telling.roads?.value.at(-1)).toBe('hotline_desk')
  })
})
