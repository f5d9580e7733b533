import { describe, expect, it } from 'vitest'
import { actsNow } from '../../../src/rules/order/acts-now.ts'
import { isRefusal } from '../../../src/rules/order/context.ts'
import { decide } from '../../../src/rules/order/decide.ts'
import { lowerUnits } from '../../../src/rules/order/forwarding.ts'
import { suggestedUnits } from '../../../src/rules/order/suggested-units.ts'
import { given, type Story, type Who } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'
const to = (lead: string, more: object = {}) => ({ type: 'dispatch', lead, requirement, ...more }) as const
const tuesday = '2026-09-29T10:00:00+08:00'
const wednesday = '2026-09-30T10:00:00+08:00'

const stages = (order: { deadlines: readonly { type: string }[] }) =>
  order.deadlines.map(({ type }) => type).sort()

describe('levels', () => {
  it('gives each level its own time for passing on [F-07] [case 7]', () => {
    const filed = given('fuzhou').filed()
    expect(stages(filed.order)).toEqual(['dispatch_city'])
    const county = filed.at(tuesday).does('dispatcher', to('gulou-housing'))
    expect(county.order).toMatchObject({ lead: 'gulou-housing', holder: 'gulou', state: 'dispatched' })
    expect(county.order.met).toMatchObject([{ type: 'dispatch_city', late: false }])
    expect(stages(county.order)).toEqual(['dispatch_county'])
    expect(county.clock('dispatch_county')?.dueAt).toBe('2026-09-30T16:00:00.000Z')
    const unit = county.at(wednesday).does('unit-clerk of gulou', { type: 'forward', to: 'gulou-housing' })
    expect(unit.order.met.map(({ type }) => type)).toEqual(['dispatch_city', 'dispatch_county'])
    expect(stages(unit.order)).toEqual(['handle', 'view'])
    expect(unit.clock('handle')?.startedAt).toBe(new Date(wednesday).toISOString())
  })

  it('dispatches to the units of the city itself in one step [F-03] [F-07]', () => {
    const sent = given('fuzhou')
      .filed()
      .does('dispatcher', to('housing', { co: ['market'] }))
    expect(sent.order).toMatchObject({ lead: 'housing', holder: 'housing', co: ['market'] })
    expect(stages(sent.order)).toEqual(['handle', 'view'])
  })

  it('starts the time of handling when the county bureau takes it up itself [F-07]', () => {
    const signed = given('fuzhou')
      .filed()
      .does('dispatcher', to('gulou'))
      .does('unit-clerk of gulou', { type: 'sign', leader: '张主任' })
    expect(signed.order.met.map(({ type }) => type)).toEqual(['dispatch_city', 'dispatch_county'])
    expect(stages(signed.order)).toEqual(['handle'])
  })

  it('leaves the time for passing on running when the county signs what a unit below is to handle', () => {
    const signed = given('fuzhou')
      .filed()
      .does('dispatcher', to('gulou-housing'))
      .does('unit-clerk of gulou', { type: 'sign', leader: '张主任' })
    expect(stages(signed.order)).toEqual(['dispatch_county'])
  })

  it('does not skip a level [P-02]', () => {
    const sent = given('pingdingshan').filed().does('dispatcher', to('housing'))
    const refused = sent.refuses('unit-clerk of housing', { type: 'forward', to: 'xinhua-housing' })
    expect(refused).toMatchObject({ fault: 'forbidden', article: '一（四）' })
    expect(given('pingdingshan').filed().does('dispatcher', to('xinhua-housing')).order.holder).toBe('xinhua')
    expect(
      given('pingdingshan').filed().does('dispatcher', to('building-quality-station')).order.holder,
    ).toBe('housing')
    expect(given('pingdingshan').filed().does('dispatcher', to('power')).order.holder).toBe('power')
  })

  it('says of a suggested unit above the hotline that it cannot be given the order, as the command does', () => {
    const text = '单位一直不给我缴存住房公积金'
    const filed = given('district-supervision').filed({ text })
    const suggested = suggestedUnits(filed.scene(), filed.order)
    const city = suggested.find(({ unit }) => unit === 'city-hotline')
    expect(city?.refusal).toMatchObject({ fault: 'forbidden' })
    expect(city?.refusal).toEqual(filed.refuses('dispatcher', to('city-hotline')))
  })

  it('names the level that would be skipped', () => {
    const units = given('district-supervision').filed().scene().units
    const group = units.find(({ id }) => id === 'beimen')
    if (!group) throw new Error('beimen')
    const below = [
      ...units,
      { ...group, id: 'beimen-grid' as typeof group.id, name: '北门社区一网格', parent: group.id },
    ]
    const sent = given('district-supervision', { units: below }).filed().does('dispatcher', to('chengguan'))
    const refused = sent.refuses('unit-clerk of chengguan', { type: 'forward', to: 'beimen-grid' })
    expect(refused.instead).toContain('北门社区居委会')
  })

  it('does not let a unit pass it on where its level gives no orders', () => {
    const sent = given('generic-city').filed().does('dispatcher', to('housing'))
    expect(sent.refuses('unit-clerk of housing', { type: 'forward', to: 'gas' }).refused).toContain('不向')
  })

  it('gives a village 3 working days before the rule on consultations, a town 5 or 7 [D-11] [case 9]', () => {
    const consult = given('district-supervision').filed({ nature: '咨询' })
    const town = consult.does('dispatcher', to('chengguan'))
    expect(town.clock('handle')?.dueAt).toBe('2026-10-10T16:00:00.000Z')
    expect(
      given('district-supervision').filed().does('dispatcher', to('chengguan')).clock('handle')?.dueAt,
    ).toBe('2026-10-13T16:00:00.000Z')
    const village = town.at(tuesday).does('unit-clerk of chengguan', { type: 'forward', to: 'beimen' })
    expect(village.clock('handle')?.dueAt).toBe('2026-10-09T16:00:00.000Z')
    expect(village.order).toMatchObject({ lead: 'beimen', holder: 'beimen', state: 'dispatched' })
  })

  it('reaches a village through its town [D-04]', () => {
    expect(given('district-supervision').filed().does('dispatcher', to('beimen')).order).toMatchObject({
      lead: 'beimen',
      holder: 'chengguan',
    })
  })

  it('lets the time of handling run on where the level below has no other [W-17]', () => {
    const sent = given('weifang').filed().does('dispatcher', to('housing'))
    const passed = sent.at(wednesday).does('unit-clerk of housing', { type: 'forward', to: 'gas' })
    expect(passed.clock('handle')).toEqual(sent.clock('handle'))
  })

  it('keeps it with the first to receive it once that has signed [G-05] [case 21]', () => {
    const sent = given('generic-city').filed().does('dispatcher', to('nanshan'))
    const signed = sent.does('unit-clerk of nanshan', { type: 'sign' })
    const refused = signed.refuses('unit-clerk of nanshan', { type: 'forward', to: 'baiyun-town' })
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第六条' })
    expect(sent.does('unit-clerk of nanshan', { type: 'forward', to: 'baiyun-town' }).order.holder).toBe(
      'baiyun-town',
    )
  })

  const forwarding = (sent: Story, who: Who) =>
    actsNow(sent.scene(who), sent.order).find(({ type }) => type === 'forward')

  it('offers to pass on only where a unit below may get it, whoever leads', () => {
    const own = given('fuzhou').filed().does('dispatcher', to('civil-affairs'))
    const act = forwarding(own, 'unit-admin of civil-affairs')
    expect(act?.refusal?.refused).toContain('没有可以转办的下级单位')
    expect(act?.refusal?.article).toBeUndefined()
    const county = given('fuzhou').filed().does('dispatcher', to('gulou'))
    expect(forwarding(county, 'unit-admin of gulou')?.refusal).toBeNull()
    const kept = given('generic-city').filed().does('dispatcher', to('nanshan'))
    expect(forwarding(kept, 'unit-admin of nanshan')?.refusal).toBeNull()
    const signed = kept.does('unit-clerk of nanshan', { type: 'sign' })
    expect(forwarding(signed, 'unit-admin of nanshan')?.refusal?.article).toBe('第六条')
  })

  it.each([
    ['fuzhou', 'civil-affairs'],
    ['fuzhou', 'housing'],
    ['fuzhou', 'gulou'],
    ['pingdingshan', 'housing'],
    ['district-supervision', 'chengguan'],
    ['weifang', 'housing'],
    ['generic-city', 'nanshan'],
  ])('in %s, names below %s exactly the units the rules let it pass on to', (place, lead) => {
    const sent = given(place).filed().does('dispatcher', to(lead))
    const scene = sent.scene(`unit-admin of ${lead}`)
    const taken = scene.units.filter(
      ({ id }) => !isRefusal(decide(scene, sent.order, { type: 'forward', to: id })),
    )
    expect(lowerUnits(scene, sent.order).map(({ id }) => id)).toEqual(taken.map(({ id }) => id))
  })
})
