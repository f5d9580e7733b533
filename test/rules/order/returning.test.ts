import { describe, expect, it } from 'vitest'
import { refusedBySilence } from '../../../src/rules/order/returning.ts'
import { given } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'
const to = (lead: string, more: object = {}) => ({ type: 'dispatch', lead, requirement, ...more }) as const
const back = (more: object = {}) => ({ type: 'request-return', reason: '不属于本单位职责', ...more }) as const
const tuesday = '2026-09-29T10:00:00+08:00'
const wednesday = '2026-09-30T10:00:00+08:00'
const afterHoliday = '2026-10-08T10:00:00+08:00'

const stages = (order: { deadlines: readonly { type: string }[] }) =>
  order.deadlines.map(({ type }) => type).sort()

const housing = 'unit-clerk of housing'
const gulou = 'unit-clerk of gulou'
const city = given('fuzhou').filed().does('dispatcher', to('housing'))
const county = given('fuzhou').filed().does('dispatcher', to('gulou'))

describe('asking to return an order', () => {
  it('has to name the unit that should have it instead [F-12] [case 16]', () => {
    expect(city.refuses(housing, back())).toMatchObject({
      fault: 'invalid',
      missing: ['suggestedUnit'],
      article: '第八条第（三）项',
    })
    const asked = city.does(housing, back({ suggestedUnit: 'market' }))
    expect(asked.order).toMatchObject({ state: 'return_requested', holder: 'housing' })
    expect(asked.order.returns).toMatchObject([
      { unit: 'housing', ground: 'out_of_duty', suggestedUnit: 'market' },
    ])
  })

  it('does not take the unit itself or an unknown one as suggestion', () => {
    expect(city.refuses(housing, back({ suggestedUnit: 'housing' }))).toMatchObject({ fault: 'invalid' })
    expect(city.refuses(housing, back({ suggestedUnit: 'no-such' }))).toMatchObject({ fault: 'invalid' })
  })

  it('is too late on the third working day [F-12] [case 16]', () => {
    const full = back({ suggestedUnit: 'market' })
    expect(city.at('2026-09-30T23:59:59+08:00').does(housing, full).order.state).toBe('return_requested')
    expect(city.at(afterHoliday).refuses(housing, full)).toMatchObject({
      fault: 'forbidden',
      article: '第八条第（三）项',
    })
  })

  it('gives a county bureau 1 working day [F-13]', () => {
    const full = back({ suggestedUnit: 'taijiang' })
    expect(county.at(tuesday).does(gulou, full).order.state).toBe('return_requested')
    expect(county.at(wednesday).refuses(gulou, full)).toMatchObject({ article: '第八条第（三）项第二款' })
  })

  it('asks for reason and basis, and knows when a policy stands against it [P-16]', () => {
    const sent = given('pingdingshan').filed().does('dispatcher', to('housing'))
    const { fault, missing } = sent.refuses(housing, { type: 'request-return', reason: ' ' })
    expect({ fault, missing }).toEqual({ fault: 'invalid', missing: ['ground', 'reason', 'basis'] })
    const asked = sent
      .at(afterHoliday)
      .does(housing, back({ ground: 'policy_infeasible', basis: '省条例第九条' }))
    expect(asked.order.state).toBe('return_requested')
  })

  it('knows only the grounds of the place', () => {
    const sent = given('weifang').filed().does('dispatcher', to('housing'))
    const refused = sent.refuses(housing, back({ ground: 'policy_infeasible' }))
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第二十二条第一款' })
    expect(refused.instead).toContain('不属于本单位职责')
    expect(sent.does(housing, back()).order.returns[0]?.ground).toBe('out_of_duty')
  })

  it('has 2 working days where the province says so [W-19]', () => {
    const sent = given('weifang').filed().does('dispatcher', to('housing'))
    expect(sent.at(wednesday).does(housing, back()).order.state).toBe('return_requested')
    expect(sent.at(afterHoliday).refuses(housing, back()).article).toBe('第二十二条第一款')
  })

  it('is barred after a designation, by the article that bars it [W-20] [case 18]', () => {
    const sent = given('weifang')
      .filed()
      .does('dispatcher', to('housing', { method: 'designated' }))
    const refused = sent.refuses(housing, back())
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第二十二条第二款' })
    const studied = given('weifang')
      .filed()
      .does('dispatcher', to('housing', { method: 'study_determined' }))
    expect(studied.refuses(housing, back()).article).toBe('第二十二条第二款')
  })

  it('goes only to the level right above [D-12] [case 19]', () => {
    const town = given('district-supervision').filed().does('dispatcher', to('chengguan'))
    const village = town.does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })
    const own = back({ ground: 'out_of_scope' })
    const refused = village.refuses('unit-clerk of beimen', { ...own, to: 'hotline' })
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第十二条第（二）项' })
    expect(refused.instead).toContain('城关街道办事处')
    expect(village.does('unit-clerk of beimen', { ...own, to: 'chengguan' }).order.state).toBe(
      'return_requested',
    )
    expect(town.does('unit-clerk of chengguan', { ...own, to: 'hotline' }).order.state).toBe(
      'return_requested',
    )
  })

  it('is barred a day later [D-12]', () => {
    const sent = given('district-supervision').filed().does('dispatcher', to('chengguan'))
    const late = sent.at(wednesday).refuses('unit-clerk of chengguan', back({ ground: 'beyond_powers' }))
    expect(late.article).toBe('第十二条第（二）项')
  })
})

describe('deciding on a return', () => {
  it('takes it back into the queue, where the hotline has its time again [F-12]', () => {
    const asked = city.at(tuesday).does(housing, back({ suggestedUnit: 'market' }))
    expect(stages(asked.order)).toEqual(['handle'])
    const taken = asked
      .at(wednesday)
      .does('dispatcher', { type: 'approve-return', reason: '确属市场监管职责' })
    expect(taken.order).toMatchObject({ state: 'pending_dispatch', lead: null, holder: null })
    expect(stages(taken.order)).toEqual(['dispatch_city'])
    expect(taken.clock('dispatch_city')?.startedAt).toBe(new Date(wednesday).toISOString())
    expect(taken.order.met.map(({ type }) => type)).toEqual(['dispatch_city', 'view'])
    expect(taken.does('dispatcher', to('market')).order.holder).toBe('market')
  })

  it('leaves a refused one with the unit, which may not ask again [F-12] [case 16]', () => {
    const asked = city.does(housing, back({ suggestedUnit: 'market' }))
    const refused = asked.does('dispatcher', { type: 'refuse-return', reason: '属于你单位职责' })
    expect(refused.order).toMatchObject({
      state: 'dispatched',
      holder: 'housing',
      returns: [{ decision: 'refused' }],
    })
    expect(refused.order.returnLock).toMatchObject({ after: 'return_refused', unit: 'housing' })
    expect(stages(refused.order)).toEqual(['handle'])
    expect(refused.refuses(housing, back({ suggestedUnit: 'market' }))).toMatchObject({
      fault: 'forbidden',
      article: '第八条第（三）项',
    })
  })

  it('does not bind the next unit by the refusal of the one before', () => {
    const refused = city
      .does(housing, back({ suggestedUnit: 'market' }))
      .does('dispatcher', { type: 'refuse-return', reason: '属于你单位职责' })
    const moved = refused.does('dispatcher', to('market'))
    const asked = moved.does('unit-clerk of market', back({ suggestedUnit: 'housing' }))
    expect(asked.order.state).toBe('return_requested')
  })

  it('lets a unit ask again where no rule bars it [P-16]', () => {
    const own = back({ ground: 'out_of_duty', basis: '三定方案' })
    const sent = given('pingdingshan').filed().does('dispatcher', to('housing')).does(housing, own)
    const refused = sent.does('dispatcher', { type: 'refuse-return', reason: '属于你单位职责' })
    expect(refused.order.returnLock).toBeNull()
    expect(refused.does(housing, own).order.returns).toHaveLength(2)
  })

  it('lies with whoever gave the order [D-12] [case 19]', () => {
    const village = given('district-supervision')
      .filed()
      .does('dispatcher', to('chengguan'))
      .at(tuesday)
      .does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })
      .at(wednesday)
      .does('unit-clerk of beimen', back({ ground: 'beyond_powers' }))
    expect(village.mayDo('dispatcher', 'approve-return')).toBe(false)
    const town = village.does('unit-leader of chengguan', { type: 'approve-return', reason: '超出社区事权' })
    expect(town.order).toMatchObject({ state: 'handling', lead: 'chengguan', holder: 'chengguan' })
    // The town's own 7 working days, counted from when it first had it.
    expect(town.clock('handle')?.dueAt).toBe('2026-10-13T16:00:00.000Z')
    const up = town.does('unit-clerk of chengguan', back({ ground: 'beyond_powers' }))
    expect(up.mayDo('dispatcher', 'approve-return')).toBe(true)
    expect(up.does('dispatcher', { type: 'approve-return', reason: '由区级部门办理' }).order).toMatchObject({
      state: 'pending_dispatch',
      holder: null,
    })
  })

  it('gives a county bureau its time for passing on again [F-12]', () => {
    const unit = county
      .does(gulou, { type: 'forward', to: 'gulou-housing' })
      .at(tuesday)
      .does('unit-clerk of gulou-housing', back({ suggestedUnit: 'gulou-market' }))
    const again = unit.does('unit-leader of gulou', { type: 'approve-return', reason: '重新批转' })
    expect(stages(again.order)).toEqual(['dispatch_county'])
    expect(again.does(gulou, { type: 'forward', to: 'gulou-market' }).order.holder).toBe('gulou-market')
  })

  it('counts refused returns, which are the improper ones [D-20] [case 20]', () => {
    const asked = given('district-supervision')
      .filed()
      .does('dispatcher', to('housing'))
      .does(housing, back({ ground: 'out_of_scope' }))
    const refused = asked.does('dispatcher', { type: 'refuse-return', reason: '属于受理范围' })
    expect(refused.order.returns.filter(({ decision }) => decision === 'refused')).toHaveLength(1)
    expect(refused.order.returnLock?.after).toBe('return_refused')
  })
})

describe('silence', () => {
  const asked = county.at(tuesday).does(gulou, back({ suggestedUnit: 'taijiang' }))
  const due = asked.at('2026-10-01T00:00:00+08:00')
  const kept = due.comesDue('return_county_review')

  it('begins the time of the city to take an order back [F-13] [case 17]', () => {
    expect(asked.clock('return_county_review')?.dueAt).toBe('2026-09-30T16:00:00.000Z')
    expect(stages(asked.order)).toEqual(['return_county_review'])
    expect(
      city.does(housing, back({ suggestedUnit: 'market' })).clock('return_county_review'),
    ).toBeUndefined()
  })

  it('leaves the order with the county, for good [F-13] [case 17]', () => {
    expect(kept.order).toMatchObject({
      state: 'dispatched',
      holder: 'gulou',
      returns: [{ decision: 'refused_by_silence' }],
      returnLock: { after: 'return_refused', unit: 'gulou' },
    })
    expect(kept.events.find(({ type }) => type === 'return-refused')).toMatchObject({
      silent: true,
      article: '第八条第（三）项第二款',
    })
    expect(stages(kept.order)).toEqual(['dispatch_county'])
    expect(kept.order.met.map(({ type }) => type)).not.toContain('return_county_review')
  })

  it('says nothing where the city has answered or the place does not read it so', () => {
    const answered = asked.does('dispatcher', { type: 'approve-return', reason: '属于台江区' })
    expect(answered.order.met.map(({ type }) => type)).toContain('return_county_review')
    expect(refusedBySilence(answered.scene(), answered.order)).toEqual([])
    const elsewhere = given('weifang')
      .filed()
      .does('dispatcher', to('kuiwen'))
      .does('unit-clerk of kuiwen', back())
    expect(refusedBySilence(elsewhere.scene(), elsewhere.order)).toEqual([])
  })
})
