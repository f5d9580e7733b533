import { describe, expect, it } from 'vitest'
import { noticesOf } from '../../src/rules/order/notices.ts'
import { given } from '../rules/order/scene.ts'
import { dispatch, end, hour, type Story, sign } from './steps.ts'

const ask = (workdays: number, more: object = {}) => ({
  type: 'request-extension' as const,
  workdays,
  reason: '情况特别复杂，需要多部门会商',
  progress: '已现场核查，正在会商',
  ...more,
})
/** Signed by the unit on the day it was dispatched. */
const handled = (place: string, unit: string, told = {}): Story =>
  given(place).filed(told).does('dispatcher', dispatch(unit)).does(`unit-clerk of ${unit}`, sign)

describe('an extension', () => {
  it('[case 12] does not exist in weifang, which wants an explanation and a plan [W-17]', () => {
    const refused = handled('weifang', 'housing').refuses('unit-clerk of housing', ask(3))
    expect(refused).toMatchObject({ fault: 'forbidden', article: expect.stringContaining('第二十条') })
    expect(refused.instead).toMatch(/解释|说明/)
    expect(refused.instead).toContain('方案')
  })

  it('[case 12] does not exist in fuzhou, which wants the answer to say how things stand [F-10]', () => {
    const refused = handled('fuzhou', 'housing').refuses('unit-clerk of housing', ask(3))
    expect(refused).toMatchObject({ fault: 'forbidden', article: expect.stringContaining('第八条') })
    expect(refused.instead).toMatch(/办理情况/)
    expect(refused.instead).toMatch(/措施/)
  })

  it('[case 13] of 11 days is over the limit of 10, unless the head of the hotline says why [G-08]', () => {
    const order = handled('generic-city', 'housing')
    const refused = order.refuses('unit-clerk of housing', ask(11))
    expect(refused).toMatchObject({ fault: 'forbidden', article: expect.stringContaining('第七条') })
    const granted = order
      .does('unit-clerk of housing', ask(10))
      .does('dispatcher', { type: 'approve-extension' })
    expect(granted.clock('handle')?.dueAt).toBe(end('2026-10-23'))
    const grant = {
      type: 'grant-extension',
      workdays: 11,
      override: '汛期后才能施工',
      progress: '已备料',
    } as const
    expect(order.mayDo('dispatcher', 'grant-extension')).toBe(false)
    const beyond = order.does('hotline-lead', grant)
    expect(beyond.clock('handle')?.dueAt).toBe(end('2026-10-26'))
    expect(beyond.order.granted).toMatchObject([{ workdays: 11, override: '汛期后才能施工' }])
  })

  it('[case 14] is given once in pingdingshan; again only by the head of the hotline, on record [P-17]', () => {
    const classification = { class: 'B', label: 'B类', publicity: 'private', article: '四' } as const
    const once = handled('pingdingshan', 'housing', { classification })
      .does('unit-clerk of housing', ask(3))
      .does('dispatcher', { type: 'approve-extension' })
    expect(once.clock('handle')?.dueAt).toBe(end('2026-10-14'))
    const refused = once.refuses('unit-clerk of housing', ask(3))
    expect(refused).toMatchObject({ fault: 'forbidden', article: expect.stringContaining('五（六）') })
    expect(once.mayDo('dispatcher', 'grant-extension')).toBe(false)
    const twice = once.does('hotline-lead', {
      type: 'grant-extension',
      workdays: 2,
      override: '雨天无法施工',
      progress: '已备料',
    })
    expect(twice.order.granted.at(-1)).toMatchObject({ workdays: 2, override: '雨天无法施工' })
    expect(twice.clock('handle')?.dueAt).toBe(end('2026-10-16'))
  })
})

describe('an extension in the district', () => {
  const inVillage = () =>
    given('district-supervision')
      .filed()
      .does('dispatcher', dispatch('chengguan'))
      .does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })
      .does('unit-clerk of beimen', sign)

  it('[case 15] is refused after the end of the time [D-14]', () => {
    const refused = inVillage().at(hour('2026-10-09')).refuses('unit-clerk of beimen', ask(2))
    expect(refused).toMatchObject({
      fault: 'forbidden',
      article: expect.stringContaining('第十二条第（四）项'),
    })
  })

  it('[case 15] is for the level right above to decide: the town for the village, the district for the town', () => {
    const village = inVillage().does('unit-clerk of beimen', ask(2))
    const approve = { type: 'approve-extension' } as const
    expect(village.refuses('dispatcher', approve)).toMatchObject({
      fault: 'forbidden',
      article: expect.stringContaining('第十二条第（四）项'),
    })
    expect(village.does('unit-admin of chengguan', approve).order.granted).toHaveLength(1)
    const town = given('district-supervision')
      .filed()
      .does('dispatcher', dispatch('chengguan'))
      .does('unit-clerk of chengguan', sign)
      .does('unit-clerk of chengguan', ask(2))
    expect(town.does('dispatcher', approve).order.granted).toHaveLength(1)
    expect(town.mayDo('unit-admin of jiangnan', 'approve-extension')).toBe(false)
  })

  it('[case 15] tells the citizen progress and new date with the decision, and is not asked for without [D-14]', () => {
    const missing = inVillage().refuses('unit-clerk of beimen', ask(2, { progress: undefined }))
    expect(missing).toMatchObject({ fault: 'invalid', missing: ['progress'] })
    const asked = inVillage().does('unit-clerk of beimen', ask(2))
    const granted = asked.does('unit-admin of chengguan', { type: 'approve-extension' })
    expect(granted.clock('handle')?.dueAt).toBe(end('2026-10-10'))
    const told = noticesOf(
      granted.scene(),
      asked.order,
      granted.order,
      granted.events.slice(asked.events.length),
    ).filter(({ to }) => to === 'citizen')
    expect(told).toHaveLength(1)
    expect(told[0]?.body).toContain('已现场核查，正在会商')
    expect(told[0]?.body).toMatch(/10月10日/)
  })
})
