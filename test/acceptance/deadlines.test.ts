import { describe, expect, it } from 'vitest'
import { given } from '../rules/order/scene.ts'
import { answeredBy, approvedBy, dispatch, end, fullReply, happened, hour, sign } from './steps.ts'

const due = (story: ReturnType<ReturnType<typeof given>['filed']>, stage = 'handle') =>
  story.order.deadlines.find(({ type }) => type === stage)?.dueAt

describe('the count of working days', () => {
  it('[case 1] gives citizens 5 working days, over the holiday and the Saturday worked [G-06]', () => {
    const order = given('generic-city').filed().does('dispatcher', dispatch('urban-management'))
    expect(due(order)).toBe(end('2026-10-10'))
  })

  it('[case 2] gives enterprises 15 working days from the same day [G-07]', () => {
    const filed = given('generic-city').filed({ complainant: 'enterprise' })
    expect(due(filed.does('dispatcher', dispatch('urban-management')))).toBe(end('2026-10-23'))
  })
})

describe('classes A to D', () => {
  const ofClass = (letter: 'A' | 'B' | 'C' | 'D', day: string) =>
    given('pingdingshan')
      .at(hour(day))
      .filed({
        classification: { class: letter, label: `${letter}类`, publicity: 'private', article: '四' },
      })
      .does('dispatcher', dispatch('housing'))

  it('[case 3] lets the clock of A and D run through the holiday, and warns in it [P-06 P-09]', () => {
    for (const letter of ['A', 'D'] as const) {
      const order = ofClass(letter, '2026-10-01')
      expect(order.clock('handle')?.clock).toBe('natural')
      expect(Date.parse(due(order) ?? '')).toBeLessThan(Date.parse(end('2026-10-07')))
      const later = order.at(hour('2026-10-03')).comesDue('handle')
      expect([...later.order.warnings, ...later.order.overdue].map(({ clock }) => clock)).toContain('handle')
    }
  })

  it('[case 3] does not count the holiday for B [P-07]', () => {
    const order = ofClass('B', '2026-10-01')
    expect(due(order)).toBe(end('2026-10-13'))
    expect(order.at(hour('2026-10-03')).comesDue('handle').order.overdue).toEqual([])
  })

  it('[case 4] notes a C matter late when the first report is missing, and never for its end [P-08]', () => {
    const order = ofClass('C', '2026-09-28').does('unit-clerk of housing', sign)
    expect([due(order, 'interim_report'), due(order)]).toEqual([end('2026-10-10'), null])
    const late = order.at(hour('2026-10-12')).comesDue('interim_report').comesDue('handle')
    expect(late.order.overdue.map(({ clock }) => clock)).toEqual(['interim_report'])
    const reported = order
      .at(hour('2026-10-09'))
      .does('unit-clerk of housing', { type: 'report-interim', progress: '已测量', plan: '月内拆除' })
    expect(reported.clock('interim_report')).toBeUndefined()
  })
})

describe('viewing, passing on and auditing in fuzhou', () => {
  const dispatched = () => given('fuzhou').filed().does('dispatcher', dispatch('urban-management'))

  it('[case 5] counts the view into the ten days: late once, and the end does not move [F-09 F-24]', () => {
    const order = dispatched()
    expect([due(order, 'view'), due(order)]).toEqual([end('2026-09-30'), end('2026-10-16')])
    const late = order.at(hour('2026-10-08')).comesDue('view').comesDue('view')
    expect(late.order.overdue.map(({ clock }) => clock)).toEqual(['view'])
    expect(due(late.does('unit-clerk of urban-management', sign))).toBe(end('2026-10-16'))
  })

  it('[case 6] admonishes at the third late view of a month, and begins anew with the next [F-24]', () => {
    const measures = (before: number) =>
      dispatched()
        .with({ elsewhere: { overdueThisMonth: { view: before } } })
        .at(hour('2026-10-08'))
        .comesDue('view')
        .order.accountability.flatMap((noted) => noted.measures)
    expect(measures(0)).toEqual(['通报'])
    expect(measures(1)).toEqual(['通报'])
    expect(measures(2)).toContain('效能告诫')
  })

  it('[case 7] gives each level its own day, and notes the level that let it pass [F-03 F-07]', () => {
    const filed = given('fuzhou').filed()
    expect(due(filed, 'dispatch_city')).toBe(end('2026-09-29'))
    const late = filed.at(hour('2026-09-30')).comesDue('dispatch_city')
    expect(late.order.overdue).toMatchObject([{ clock: 'dispatch_city', unit: null }])
    const atCounty = late.does('dispatcher', dispatch('gulou-urban-management'))
    expect(atCounty.order.holder).toBe('gulou')
    expect(due(atCounty, 'dispatch_county')).toBe(end('2026-10-08'))
    expect(due(atCounty)).toBeUndefined()
    const twice = atCounty.at(hour('2026-10-09')).comesDue('dispatch_county')
    expect(twice.order.overdue.at(-1)).toMatchObject({ clock: 'dispatch_county', unit: 'gulou' })
    const atUnit = twice.does('unit-clerk of gulou', { type: 'forward', to: 'gulou-urban-management' })
    expect([due(atUnit, 'view'), due(atUnit)]).toEqual([end('2026-10-12'), end('2026-10-22')])
    expect(atUnit.order.overdue).toHaveLength(2)
  })

  it('[case 8] gives 2 days to audit and 3 to do it again; still wrong then, it was handled late [F-14]', () => {
    const submitted = answeredBy(dispatched().at(hour('2026-09-29')), 'urban-management')
    expect(submitted.order.state).toBe('auditing')
    expect(due(submitted, 'audit')).toBe(end('2026-10-08'))
    const again = submitted
      .at(hour('2026-09-30'))
      .does('auditor', { type: 'refuse-audit', reason: '没有写办理结果' })
    expect(again.order.state).toBe('rework')
    expect(due(again, 'rework')).toBe(end('2026-10-10'))
    const redone = approvedBy(
      again.at(hour('2026-10-09')).does('unit-clerk of urban-management', fullReply()),
      'urban-management',
    )
    expect(redone.order.overdue).toEqual([])
    expect(redone.does('auditor', { type: 'pass-audit' }).order).toMatchObject({
      state: 'replied',
      overdue: [],
    })
    const refused = redone
      .at(hour('2026-10-10'))
      .does('auditor', { type: 'refuse-audit', reason: '仍未写明结果' })
      .at(hour('2026-10-12'))
      .comesDue('rework')
    expect(refused.order.overdue).toMatchObject([{ kind: 'overdue_handling', unit: 'urban-management' }])
    const silent = again.at(hour('2026-10-12')).comesDue('rework')
    expect(silent.order.overdue).toMatchObject([{ kind: 'overdue_handling' }])
    expect(happened(silent, 'supervision-proposed')).not.toEqual([])
  })
})

describe('the level, the law and the source of a matter', () => {
  const district = (nature: '咨询' | '投诉') =>
    given('district-supervision').filed({ nature }).does('dispatcher', dispatch('chengguan'))

  it('[case 9] puts the village before the kind of matter: 3 days there, else 5 or 7 [D-11]', () => {
    expect([due(district('咨询')), due(district('投诉'))]).toEqual([end('2026-10-10'), end('2026-10-13')])
    for (const nature of ['咨询', '投诉'] as const) {
      const below = district(nature).does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })
      expect(due(below)).toBe(end('2026-10-08'))
    }
  })

  const limited = (place: string, unit: string, n: number) =>
    given(place)
      .filed()
      .does('dispatcher', { type: 'classify', statutory: { n, unit: 'workday' }, why: '法定时限' })
      .does('dispatcher', dispatch(unit))

  it('[case 10] takes the longer time of the law in weifang and only mentions a shorter one [W-17]', () => {
    expect(due(limited('weifang', 'hrss', 60))).toBe(end('2026-12-25'))
    const short = limited('weifang', 'hrss', 3)
    expect(due(short)).toBe(end('2026-10-10'))
    expect(short.clock('handle')).toMatchObject({
      warnAt: end('2026-10-08'),
      explanation: expect.stringContaining('更短'),
    })
  })

  it('[case 10] puts the time of the law in the place of the own one in the district [D-15]', () => {
    expect(due(limited('district-supervision', 'hrss', 3))).toBe(end('2026-10-08'))
    expect(due(limited('district-supervision', 'hrss', 60))).toBe(end('2026-12-25'))
  })

  it('[case 11] counts a matter from the province and above by the time of its source [W-17]', () => {
    const from = (statutory?: { n: number; unit: 'workday' }) =>
      given('weifang')
        .filed()
        .does('dispatcher', {
          type: 'classify',
          origin: 'provincial',
          why: '省热线转办',
          ...(statutory ? { statutory } : {}),
        })
        .does('dispatcher', dispatch('hrss'))
    expect(due(from())).toBeNull()
    expect(from().clock('handle')?.article).toContain('第二十条')
    expect(due(from({ n: 10, unit: 'workday' }))).toBe(end('2026-10-16'))
  })
})
