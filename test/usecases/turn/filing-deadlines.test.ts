import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { dueOf, filedIn } from './story.ts'

/** Monday before the National Day holiday: off from 1 to 7 October, Saturday 10 October is a working day. */
const monday = '2026-09-28T10:00:00+08:00'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban(monday)
})
afterAll(() => jiban.close())

const noise = '幸福路12号东门工地昨天夜里十一点还在施工，太吵了，要投诉'

/** Class B in the duty catalogue of the place that sorts matters into classes. */
const stalls = '幸福路12号院门口流动摊贩占道经营，堵得走不了路，要投诉'

/** 24:00 of the day in China. */
const endOf = (day: string) => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString()

const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, string, string])[] = [
  ['a citizen of generic-city waits 5 working days', 'generic-city', {}, '2026-10-10', noise],
  [
    'an enterprise in generic-city waits 15',
    'generic-city',
    { complainantKind: '企业' },
    '2026-10-23',
    noise,
  ],
  ['a citizen of weifang waits 5', 'weifang', {}, '2026-10-10', noise],
  ['a class B matter in pingdingshan takes 5', 'pingdingshan', {}, '2026-10-10', stalls],
  ['a matter in fuzhou takes 10', 'fuzhou', { publicity: '公开' }, '2026-10-16', noise],
  ['a matter in the district takes 7', 'district-supervision', {}, '2026-10-13', noise],
]

describe('an order filed over the National Day holiday', () => {
  it.each(cases)('%s', async (_name, place, answers, day, told) => {
    const { card } = await filedIn(jiban, place, told, answers)
    expect(dueOf(card)).toBe(endOf(day))
    const handling = card.deadlines.find(({ type }) => type === 'handle')
    expect(handling?.explanation).toContain('国庆节10月1日至7日不计')
    expect(handling?.article).not.toBe('')
  })

  it('is class B in pingdingshan', async () => {
    const { card } = await filedIn(jiban, 'pingdingshan', stalls)
    const row = await jiban.database.db
      .selectFrom('work_order')
      .select('class')
      .where('place', '=', 'pingdingshan')
      .where('no', '=', card.no)
      .executeTakeFirst()
    expect(row?.class).toBe('B')
  })

  it('has the same deadlines on record as on the card', async () => {
    const { card } = await filedIn(jiban, 'weifang', noise)
    const rows = await jiban.database.db
      .selectFrom('order_deadline')
      .select(['type', 'due_at'])
      .where('place', '=', 'weifang')
      .where('order_no', '=', card.no)
      .execute()
    const recorded = rows.map(({ type, due_at }) => [type, due_at?.toISOString() ?? null]).sort()
    expect(recorded).toEqual(card.deadlines.map(({ type, dueAt }) => [type, dueAt]).sort())
  })
})
