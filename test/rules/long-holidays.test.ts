import { describe, expect, it } from 'vitest'
import type { Conditions } from '../../src/domain/deadline.ts'
import { dayOf } from '../../src/domain/working-time.ts'
import { deadlinesFor, packOf } from '../../src/rules/index.ts'

/**
 * Counted by hand on a wall calendar of 2026. Off: 15 to 23 February, 25 to 27 September, 1 to 7 October.
 * Worked: Saturday 14 and 28 February, Sunday 20 September, Saturday 10 October.
 */
const starts = {
  'the Thursday before the Spring Festival': '2026-02-12T10:00:00+08:00',
  'the Saturday worked before it': '2026-02-14T17:30:00+08:00',
  'the middle of the Spring Festival': '2026-02-18T09:00:00+08:00',
  'the last Friday before the autumn holidays': '2026-09-18T16:00:00+08:00',
  'the eve of the National Day': '2026-09-30T23:59:00+08:00',
  'the middle of the National Day holidays': '2026-10-03T12:00:00+08:00',
} as const

type Case = readonly [what: string, place: string, conditions: Conditions, lastDays: readonly string[]]

/** The last day of each period, in the order of `starts`. */
const table: readonly Case[] = [
  [
    '1 working day',
    'fuzhou',
    { stage: 'dispatch_city' },
    ['02-13', '02-24', '02-24', '09-20', '10-08', '10-08'],
  ],
  [
    '1 working day',
    'fuzhou',
    { stage: 'dispatch_county', tier: 'county' },
    ['02-13', '02-24', '02-24', '09-20', '10-08', '10-08'],
  ],
  [
    '1 working day',
    'fuzhou',
    { stage: 'return_county', tier: 'county' },
    ['02-13', '02-24', '02-24', '09-20', '10-08', '10-08'],
  ],
  [
    '1 working day',
    'fuzhou',
    { stage: 'return_county_review' },
    ['02-13', '02-24', '02-24', '09-20', '10-08', '10-08'],
  ],
  [
    '2 working days to look',
    'fuzhou',
    { stage: 'view' },
    ['02-14', '02-25', '02-25', '09-21', '10-09', '10-09'],
  ],
  [
    '2 working days to send back',
    'fuzhou',
    { stage: 'return_unit' },
    ['02-14', '02-25', '02-25', '09-21', '10-09', '10-09'],
  ],
  [
    '2 working days to audit',
    'fuzhou',
    { stage: 'audit' },
    ['02-14', '02-25', '02-25', '09-21', '10-09', '10-09'],
  ],
  [
    '3 working days to do it again',
    'fuzhou',
    { stage: 'rework' },
    ['02-24', '02-26', '02-26', '09-22', '10-10', '10-10'],
  ],
  ['10 working days', 'fuzhou', { stage: 'handle' }, ['03-04', '03-06', '03-06', '10-09', '10-20', '10-20']],
  [
    'the same day',
    'fuzhou',
    { stage: 'offline_register' },
    ['02-12', '02-14', '02-18', '09-18', '09-30', '10-03'],
  ],
  [
    '5 working days',
    'generic-city',
    { stage: 'handle', complainant: 'citizen' },
    ['02-26', '02-28', '02-28', '09-24', '10-13', '10-13'],
  ],
  [
    '15 working days',
    'generic-city',
    { stage: 'handle', complainant: 'enterprise' },
    ['03-11', '03-13', '03-13', '10-15', '10-27', '10-27'],
  ],
  [
    'the same day',
    'generic-city',
    { stage: 'file_to_center' },
    ['02-12', '02-14', '02-18', '09-18', '09-30', '10-03'],
  ],
  ['5 working days', 'weifang', { stage: 'handle' }, ['02-26', '02-28', '02-28', '09-24', '10-13', '10-13']],
  ['2 working days', 'weifang', { stage: 'return' }, ['02-14', '02-25', '02-25', '09-21', '10-09', '10-09']],
  [
    '5 working days',
    'pingdingshan',
    { stage: 'handle', class: 'B' },
    ['02-26', '02-28', '02-28', '09-24', '10-13', '10-13'],
  ],
  [
    '5 working days to report',
    'pingdingshan',
    { stage: 'interim_report', class: 'C' },
    ['02-26', '02-28', '02-28', '09-24', '10-13', '10-13'],
  ],
  [
    '3 working days for a plan',
    'pingdingshan',
    { stage: 'site_supervision_plan' },
    ['02-24', '02-26', '02-26', '09-22', '10-10', '10-10'],
  ],
  [
    '3 working days',
    'district-supervision',
    { stage: 'handle', tier: 'village', kind: 'consult' },
    ['02-24', '02-26', '02-26', '09-22', '10-10', '10-10'],
  ],
  [
    '5 working days',
    'district-supervision',
    { stage: 'handle', kind: 'consult' },
    ['02-26', '02-28', '02-28', '09-24', '10-13', '10-13'],
  ],
  [
    '7 working days',
    'district-supervision',
    { stage: 'handle', kind: 'complaint' },
    ['02-28', '03-03', '03-03', '09-29', '10-15', '10-15'],
  ],
  [
    '1 working day',
    'district-supervision',
    { stage: 'return' },
    ['02-13', '02-24', '02-24', '09-20', '10-08', '10-08'],
  ],
  [
    '5 working days',
    'district-supervision',
    { stage: 'formal_letter', after_handlings: 2 },
    ['02-26', '02-28', '02-28', '09-24', '10-13', '10-13'],
  ],
  [
    'the same day',
    'district-supervision',
    { stage: 'staff_change' },
    ['02-12', '02-14', '02-18', '09-18', '09-30', '10-03'],
  ],
]

/** A period ends at 24:00 of its last day. */
const lastDayOf = (dueAt: string): string => dayOf(new Date(Date.parse(dueAt) - 1)).slice(5)

describe('the long holidays of 2026', () => {
  const rows = table.flatMap(([what, place, conditions, lastDays]) =>
    Object.entries(starts).map(([from, startAt], i) => ({
      name: `${what} (${conditions.stage}) from ${from} in ${place}`,
      ...{ place, conditions, startAt, lastDay: lastDays[i] },
    })),
  )

  it.each(rows)('$name end on $lastDay', ({ place, conditions, startAt, lastDay }) => {
    const ends = deadlinesFor(packOf(place), conditions, new Date(startAt)).map(({ dueAt, provisional }) => [
      dueAt === null ? null : lastDayOf(dueAt),
      dueAt?.endsWith('T16:00:00.000Z'),
      provisional,
    ])
    expect(ends).toEqual([[lastDay, true, false]])
  })

  it.each([
    ['A', '2026-02-15T10:00:00+08:00', '2026-02-16T02:00:00.000Z'],
    ['A', '2026-10-06T22:00:00+08:00', '2026-10-07T14:00:00.000Z'],
    ['D', '2026-02-16T23:50:00+08:00', '2026-02-16T16:20:00.000Z'],
    ['D', '2026-10-01T08:00:00+08:00', '2026-10-01T00:30:00.000Z'],
  ] as const)('do not stop what is to be done at once: class %s from %s', (letter, startAt, dueAt) => {
    const conditions = { stage: 'handle', class: letter } as const
    const [clock] = deadlinesFor(packOf('pingdingshan'), conditions, new Date(startAt))
    expect(clock).toMatchObject({ dueAt, clock: 'natural' })
  })

  it.each([
    ['the Saturday worked before it', '2026-02-28', '2026-03-02'],
    ['the last Friday before the autumn holidays', '2026-09-24', '2026-09-28'],
    ['the eve of the National Day', '2026-10-13', '2026-10-14'],
  ] as const)(
    'keep the yellow card on the last working day and the red one on the next: from %s',
    (from, yellow, red) => {
      const [clock] = deadlinesFor(packOf('weifang'), { stage: 'handle' }, new Date(starts[from]))
      expect([clock?.warnAt, clock?.redAt].map((card) => card && dayOf(new Date(card)))).toEqual([
        yellow,
        red,
      ])
    },
  )
})
