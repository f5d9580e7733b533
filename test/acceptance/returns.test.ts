import { describe, expect, it } from 'vitest'
import { given } from '../rules/order/scene.ts'
import { dispatch, end, hour, sign } from './steps.ts'

const back = (more: object = {}) => ({
  type: 'request-return' as const,
  ground: 'out_of_duty' as const,
  reason: '不属于本单位职责',
  ...more,
})

describe('a return in fuzhou', () => {
  const signed = () =>
    given('fuzhou').filed().does('dispatcher', dispatch('transport')).does('unit-clerk of transport', sign)

  it('[case 16] names the unit it should go to, comes within 2 days, and is not repeated once refused [F-12]', () => {
    const without = signed().refuses('unit-clerk of transport', back())
    expect(without).toMatchObject({
      fault: 'invalid',
      missing: ['suggestedUnit'],
      article: expect.stringContaining('第八条第（三）项'),
    })
    const whole = back({ suggestedUnit: 'urban-management' })
    expect(signed().at(hour('2026-10-08')).refuses('unit-clerk of transport', whole)).toMatchObject({
      fault: 'forbidden',
      article: expect.stringContaining('第八条第（三）项'),
    })
    const refused = signed()
      .at(hour('2026-09-30'))
      .does('unit-clerk of transport', whole)
      .does('dispatcher', { type: 'refuse-return', reason: '理由不充分' })
    expect(refused.order).toMatchObject({ lead: 'transport', state: 'handling' })
    expect(refused.refuses('unit-clerk of transport', whole).fault).toBe('forbidden')
    const sent = signed()
      .does('unit-clerk of transport', whole)
      .does('dispatcher', { type: 'approve-return', reason: '理由充分' })
    expect(sent.order).toMatchObject({ state: 'pending_dispatch', lead: null })
  })

  it('[case 17] of a county stays there when the city says nothing for a day [F-13]', () => {
    const atCounty = given('fuzhou').filed().does('dispatcher', dispatch('gulou-housing'))
    const asked = atCounty
      .at(hour('2026-09-29'))
      .does('unit-clerk of gulou', back({ reason: '不属于本辖区', suggestedUnit: 'minhou' }))
    expect(asked.clock('return_county_review')?.dueAt).toBe(end('2026-09-30'))
    const silent = asked.at(hour('2026-10-08', '00:05')).comesDue('return_county_review')
    expect(silent.order.returns).toMatchObject([{ decision: 'refused_by_silence' }])
    expect(silent.order).toMatchObject({ holder: 'gulou', state: 'dispatched' })
    expect(silent.events.at(-1)).not.toMatchObject({ type: 'return-approved' })
    expect(silent.refuses('unit-clerk of gulou', back({ suggestedUnit: 'minhou' })).fault).toBe('forbidden')
    const late = atCounty.at(hour('2026-09-30'))
    expect(late.refuses('unit-clerk of gulou', back({ suggestedUnit: 'minhou' })).fault).toBe('forbidden')
  })
})

describe('a return elsewhere', () => {
  it('[case 18] is closed to a unit that was designated in weifang [W-20]', () => {
    for (const method of ['designated', 'study'] as const) {
      const order = given('weifang')
        .filed()
        .does('dispatcher', dispatch('housing', { method: method === 'study' ? 'study_determined' : method }))
        .does('unit-clerk of housing', sign)
      expect(order.refuses('unit-clerk of housing', back())).toMatchObject({
        fault: 'forbidden',
        article: expect.stringContaining('第二十二条第二款'),
      })
    }
    const ordinary = given('weifang').filed().does('dispatcher', dispatch('housing'))
    expect(ordinary.does('unit-clerk of housing', back()).order.state).toBe('return_requested')
  })

  const inVillage = () =>
    given('district-supervision')
      .filed()
      .does('dispatcher', dispatch('chengguan'))
      .does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })

  it('[case 19] goes up one level at a time in the district, never straight to its centre [D-12]', () => {
    const beyond = back({ ground: 'beyond_powers', reason: '超出村社区事权' })
    const jump = inVillage().refuses('unit-clerk of beimen', { ...beyond, to: 'hotline' })
    expect(jump).toMatchObject({ fault: 'forbidden', article: expect.stringContaining('第十二条第（二）项') })
    const asked = inVillage().does('unit-clerk of beimen', beyond)
    expect(asked.mayDo('dispatcher', 'approve-return')).toBe(false)
    const sent = asked.does('unit-admin of chengguan', { type: 'approve-return', reason: '同意' })
    expect(sent.order).toMatchObject({ holder: 'chengguan', lead: 'chengguan' })
  })

  it('[case 20] that was refused in the district counts as improper and leads to a joint inspection [D-20]', () => {
    const improper = inVillage()
      .does('unit-clerk of beimen', back({ ground: 'out_of_scope' }))
      .does('unit-admin of chengguan', { type: 'refuse-return', reason: '属于社区职责' })
    const inspect = {
      type: 'supervise',
      level: 'joint',
      trigger: 'improper_return',
      reason: '不当退单',
    } as const
    expect(improper.order.returns.filter(({ decision }) => decision === 'refused')).toHaveLength(1)
    expect(improper.does('supervisor', inspect).order.supervisions).toMatchObject([
      { level: 'joint', trigger: 'improper_return', article: expect.stringContaining('第十四条') },
    ])
    expect(inVillage().refuses('supervisor', inspect).fault).toBe('forbidden')
  })
})
