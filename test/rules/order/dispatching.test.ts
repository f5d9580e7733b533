import { describe, expect, it } from 'vitest'
import { given } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'
const to = (lead: string, more: object = {}) => ({ type: 'dispatch', lead, requirement, ...more }) as const
const tuesday = '2026-09-29T10:00:00+08:00'
const wednesday = '2026-09-30T10:00:00+08:00'

const stages = (order: { deadlines: readonly { type: string }[] }) =>
  order.deadlines.map(({ type }) => type).sort()

describe('dispatching', () => {
  it('counts the time of handling from the dispatch to the unit [case 1]', () => {
    const sent = given('generic-city').filed().at(tuesday).does('dispatcher', to('urban-management'))
    expect(sent.order).toMatchObject({
      state: 'dispatched',
      lead: 'urban-management',
      holder: 'urban-management',
    })
    expect(sent.clock('handle')?.dueAt).toBe('2026-10-12T16:00:00.000Z')
    const monday = given('generic-city').filed().does('dispatcher', to('urban-management'))
    expect(monday.clock('handle')?.dueAt).toBe('2026-10-10T16:00:00.000Z')
  })

  it('gives enterprises 15 working days [G-07] [case 2]', () => {
    const sent = given('generic-city').filed({ complainant: 'enterprise' }).does('dispatcher', to('housing'))
    expect(sent.clock('handle')?.dueAt).toBe('2026-10-23T16:00:00.000Z')
  })

  it('asks for what the unit is to do [P-13]', () => {
    const filed = given('pingdingshan').filed()
    const refused = filed.refuses('dispatcher', { type: 'dispatch', lead: 'urban-management' })
    expect(refused).toMatchObject({ fault: 'invalid', missing: ['requirement'], article: '五（三）2' })
  })

  it('warns that a class needs a leader of the unit [P-08]', () => {
    const filed = given('pingdingshan').filed({ text: '邻居在楼顶盖违章建筑' })
    expect(filed.order.classification.class).toBe('C')
    const sent = filed.does('dispatcher', to('urban-management'))
    expect(sent.warnings.join()).toContain('主管领导')
  })

  it('knows only the ways of settling disputes that the place has', () => {
    const refused = given('generic-city')
      .filed()
      .refuses('dispatcher', to('housing', { method: 'meeting' }))
    expect(refused.fault).toBe('forbidden')
    expect(refused.instead).toContain('直接指定')
    const met = given('district-supervision')
      .filed()
      .does('dispatcher', to('housing', { method: 'meeting' }))
    expect(met.order.method).toBe('meeting')
  })

  it('locks returns after a designation or a study, by the article that says so [W-20]', () => {
    const filed = given('weifang').filed()
    for (const method of ['designated', 'study_determined'] as const) {
      const { returnLock } = filed.does('dispatcher', to('housing', { method })).order
      expect(returnLock).toMatchObject({ after: method, article: '第二十二条第二款' })
    }
    expect(filed.does('dispatcher', to('housing')).order.returnLock).toBeNull()
  })

  it('never gives it to a unit complained of or one below that, and points to the unit above [case 31]', () => {
    const filed = given('weifang').filed({ nature: '举报', complainedOf: ['kuiwen'] })
    const refused = filed.refuses('dispatcher', to('dongguan-street', { duty: 'courtyard-waste' }))
    expect(refused).toMatchObject({ fault: 'forbidden' })
    expect(refused.refused).toContain('被反映的单位')
    const town = given('weifang').filed({ nature: '举报', complainedOf: ['dongguan-street'] })
    expect(town.refuses('dispatcher', to('dongguan-street')).instead).toContain('奎文区人民政府')
    expect(town.refuses('dispatcher', to('housing', { co: ['dongguan-street'] })).fault).toBe('forbidden')
  })

  it('suggests the city department where an area is competent too [W-23] [case 22]', () => {
    const filed = given('weifang').filed()
    const sent = filed.does('dispatcher', to('kuiwen', { co: ['housing'] }))
    expect(sent.warnings.join()).toContain('潍坊市住房和城乡建设局')
    expect(sent.warnings.join()).toContain('第二十四条第一款')
    expect(filed.does('dispatcher', to('housing', { co: ['kuiwen'] })).warnings).toEqual([])
  })

  it('suggests the area where the place goes by areas', () => {
    const sent = given('fuzhou')
      .filed()
      .does('dispatcher', to('housing', { co: ['gulou'] }))
    expect(sent.warnings.join()).toContain('鼓楼区信访局')
  })

  it('keeps matters off the towns that are not on the list [W-24] [case 22]', () => {
    const filed = given('weifang').filed()
    const refused = filed.refuses('dispatcher', to('dongguan-street'))
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第二十四条第二款' })
    expect(refused.instead).toContain('奎文区人民政府')
    const listed = filed.does('dispatcher', to('dongguan-street', { duty: 'courtyard-waste' }))
    expect(listed.order).toMatchObject({ lead: 'dongguan-street', holder: 'kuiwen', duty: 'courtyard-waste' })
    expect(
      filed
        .does('dispatcher', to('kuiwen'))
        .refuses('unit-clerk of kuiwen', { type: 'forward', to: 'dongguan-street' }).article,
    ).toBe('第二十四条第二款')
  })

  it('refuses an unknown unit, a group of areas, an unknown line of the catalogue and the hotline itself', () => {
    const filed = given('weifang').filed()
    expect(filed.refuses('dispatcher', to('no-such'))).toMatchObject({ fault: 'invalid', missing: ['lead'] })
    expect(filed.refuses('dispatcher', to('counties'))).toMatchObject({ fault: 'invalid', missing: ['lead'] })
    expect(filed.refuses('dispatcher', to('housing', { duty: 'no-such' }))).toMatchObject({
      missing: ['duty'],
    })
    expect(filed.refuses('dispatcher', to('hotline')).fault).toBe('forbidden')
  })

  it('turns to units outside the system only where the place does [case 28]', () => {
    const without = (place: string) => {
      const all = given(place)
      const units = all
        .filed()
        .scene()
        .units.map((unit) => (unit.id === 'housing' ? { ...unit, onboarded: false } : unit))
      return all.with({ units }).filed()
    }
    expect(without('fuzhou').refuses('dispatcher', to('housing')).article).toBe('第三条第（七）项')
    expect(without('weifang').does('dispatcher', to('housing')).warnings.join()).toContain('线下转办')
  })

  it('lets the hotline move it: clocks begin anew, the first to sign stays the first [G-05] [case 21]', () => {
    const signed = given('generic-city')
      .filed()
      .does('dispatcher', to('housing'))
      .does('unit-clerk of housing', { type: 'sign' })
    expect(signed.order.firstHandler).toEqual({ unit: 'housing', person: 'unit-clerk.housing' })
    expect(signed.mayDo('unit-clerk of housing', 'dispatch')).toBe(false)
    const moved = signed.at(wednesday).does('dispatcher', to('market'))
    expect(moved.order).toMatchObject({
      lead: 'market',
      holder: 'market',
      state: 'dispatched',
      dispatches: 2,
    })
    expect(moved.order.firstHandler?.unit).toBe('housing')
    expect(moved.clock('handle')?.startedAt).toBe(new Date(wednesday).toISOString())
    expect(moved.order.met).toEqual([])
  })

  it('ends a return that waits when the hotline gives it to somebody else', () => {
    const asked = given('fuzhou').filed().does('dispatcher', to('gulou')).does('unit-clerk of gulou', {
      type: 'request-return',
      reason: '不在本区',
      suggestedUnit: 'taijiang',
    })
    const moved = asked.does('dispatcher', to('taijiang'))
    expect(moved.order).toMatchObject({ state: 'dispatched', holder: 'taijiang' })
    expect(moved.order.returns.map(({ decision }) => decision)).toEqual(['approved'])
    expect(stages(moved.order)).toEqual(['dispatch_county'])
  })
})

describe('signing', () => {
  it('demands the leader it was submitted to, and ends the time for viewing [F-08]', () => {
    const sent = given('fuzhou').filed().does('dispatcher', to('housing'))
    expect(sent.refuses('unit-clerk of housing', { type: 'sign' })).toMatchObject({
      fault: 'invalid',
      missing: ['leader'],
      article: '第八条第（一）项',
    })
    const signed = sent.at(wednesday).does('unit-clerk of housing', { type: 'sign', leader: '李局长' })
    expect(signed.order).toMatchObject({ state: 'handling', firstHandler: { unit: 'housing' } })
    expect(signed.order.met.at(-1)).toMatchObject({ type: 'view', late: false })
    expect(stages(signed.order)).toEqual(['handle'])
    expect(signed.clock('handle')).toEqual(sent.clock('handle'))
  })

  it('demands a leader only for the classes that need one [P-08] [P-09]', () => {
    const of = (text: string) =>
      given('pingdingshan').filed({ text }).does('dispatcher', to('urban-management'))
    expect(
      of('邻居在楼顶盖违章建筑').refuses('unit-clerk of urban-management', { type: 'sign' }),
    ).toMatchObject({ article: '四（C类）', missing: ['leader'] })
    expect(
      of('工地边坡塌方，下面有人住').refuses('unit-clerk of urban-management', { type: 'sign' }),
    ).toMatchObject({ article: '四（D类）' })
    expect(of('物业不打扫楼道').does('unit-clerk of urban-management', { type: 'sign' }).order.state).toBe(
      'handling',
    )
  })

  it('is for the unit that has it', () => {
    const sent = given('weifang').filed().does('dispatcher', to('housing'))
    expect(sent.mayDo('unit-clerk of market', 'sign')).toBe(false)
  })
})

describe('units that help', () => {
  it('are set by the hotline beside one lead [F-17] [W-21]', () => {
    const sent = given('weifang').filed().does('dispatcher', to('housing'))
    const helped = sent.does('dispatcher', {
      type: 'set-co-units',
      co: ['market', 'housing', 'market'],
      why: '涉及价格问题',
    })
    expect(helped.order).toMatchObject({ lead: 'housing', co: ['market'] })
    expect(helped.events.at(-1)).toMatchObject({ type: 'co-units-set', article: '第二十二条第三款' })
  })

  it('are never units complained of', () => {
    const sent = given('weifang')
      .filed({ nature: '举报', complainedOf: ['market'] })
      .does('dispatcher', to('housing'))
    expect(
      sent.refuses('dispatcher', { type: 'set-co-units', co: ['market'], why: '涉及价格问题' }).refused,
    ).toContain('被反映')
  })

  it('tell the lead what they found and answer nobody else [D-13]', () => {
    const sent = given('district-supervision')
      .filed()
      .does('dispatcher', to('housing', { co: ['market'] }))
    const told = sent.does('unit-clerk of market', { type: 'co-answer', text: '已现场核查' })
    expect(told.order.coAnswers).toMatchObject([{ unit: 'market', text: '已现场核查' }])
    expect(sent.mayDo('unit-clerk of market', 'submit-reply')).toBe(false)
    expect(sent.mayDo('unit-clerk of police', 'co-answer')).toBe(false)
  })
})
