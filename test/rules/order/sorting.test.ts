import { describe, expect, it } from 'vitest'
import { orderEventSchema } from '../../../src/domain/work-order/event.ts'
import { joinedFrom } from '../../../src/rules/order/sorting.ts'
import { splitInto } from '../../../src/rules/order/splitting.ts'
import { given } from './scene.ts'

const requirement = '请核实情况，依法处理并答复'
const to = (lead: string, more: object = {}) => ({ type: 'dispatch', lead, requirement, ...more }) as const
const sorts = (more: object) => ({ type: 'classify', why: '核对后调整', ...more }) as const
const wednesday = '2026-09-30T10:00:00+08:00'

const stages = (order: { deadlines: readonly { type: string }[] }) =>
  order.deadlines.map(({ type }) => type).sort()

describe('classifying', () => {
  it('counts the clocks again from where they began, under the rule of the new class', () => {
    const sent = given('pingdingshan').filed().does('dispatcher', to('housing'))
    const sorted = sent.at(wednesday).does('dispatcher', sorts({ class: 'C' }))
    expect(sorted.order.classification).toMatchObject({
      class: 'C',
      label: 'C类（重要事项）',
      article: '四（C类）',
    })
    expect(sorted.clock('handle')).toMatchObject({ dueAt: null, startedAt: sent.clock('handle')?.startedAt })
    expect(sorted.clock('interim_report')).toMatchObject({ dueAt: '2026-10-10T16:00:00.000Z' })
    expect(sorted.events.map(({ type }) => type).slice(-3)).toEqual([
      'classified',
      'clock-recounted',
      'clocks-started',
    ])
    const again = sorted.does('dispatcher', sorts({ class: 'B' }))
    expect(stages(again.order)).toEqual(['handle'])
    expect(again.clock('handle')?.dueAt).toBe(sent.clock('handle')?.dueAt)
  })

  it('leaves the clocks alone when nothing that counts has changed', () => {
    const sent = given('pingdingshan').filed().does('dispatcher', to('housing'))
    const sorted = sent.does('dispatcher', sorts({ class: 'B', duty: sent.scene().duties[0]?.id }))
    expect(sorted.events.at(-1)?.type).toBe('classified')
    expect(sorted.order.deadlines).toEqual(sent.order.deadlines)
  })

  it('takes a longer time limit of the law, and only notes a shorter one [W-17] [case 10]', () => {
    const sent = given('weifang').filed().does('dispatcher', to('hrss'))
    const longer = sent.does('dispatcher', sorts({ statutory: { n: 60, unit: 'workday' } }))
    expect(longer.clock('handle')?.article).toBe('第二十条第一款第（二）项')
    expect((longer.clock('handle')?.dueAt ?? '') > '2026-12').toBe(true)
    const shorter = sent.does('dispatcher', sorts({ statutory: { n: 3, unit: 'workday' } }))
    expect(shorter.clock('handle')?.dueAt).toBe(sent.clock('handle')?.dueAt)
    expect(shorter.clock('handle')?.warnAt).toBe('2026-10-08T16:00:00.000Z')
  })

  it('takes any time limit of the law where that replaces the own [D-15] [case 10]', () => {
    const sent = given('district-supervision').filed().does('dispatcher', to('hrss'))
    const shorter = sent.does('dispatcher', sorts({ statutory: { n: 3, unit: 'workday' } }))
    expect(shorter.clock('handle')?.dueAt).toBe('2026-10-08T16:00:00.000Z')
  })

  it('says that a time limit of the law changes nothing where the place has no such rule', () => {
    const sent = given('fuzhou').filed().does('dispatcher', to('housing'))
    const sorted = sent.does('dispatcher', sorts({ statutory: { n: 60, unit: 'workday' } }))
    expect(sorted.warnings).toHaveLength(1)
    expect(sorted.order.deadlines).toEqual(sent.order.deadlines)
  })

  it('goes by the source where it comes from above [W-17] [case 11]', () => {
    const sent = given('weifang').filed().does('dispatcher', to('housing'))
    const sorted = sent.does('dispatcher', sorts({ origin: 'provincial' }))
    expect(sorted.clock('handle')).toMatchObject({ dueAt: null, article: '第二十条第二款' })
  })

  it('takes an order off the open pages and its clocks with it [F-05]', () => {
    const queued = given('fuzhou').filed()
    const sorted = queued.does('dispatcher', sorts({ publicity: 'internal' }))
    expect(sorted.order.classification).toMatchObject({ publicity: 'internal', label: '内部批转办理' })
    expect(stages(sorted.order)).toEqual(['handle'])
    expect(sorted.clock('handle')?.dueAt).toBeNull()
    expect(stages(sorted.does('dispatcher', sorts({ publicity: 'public' })).order)).toEqual(['dispatch_city'])
  })

  it('does not ask for the viewing again once it is done', () => {
    const signed = given('fuzhou')
      .filed()
      .does('dispatcher', to('housing'))
      .does('unit-clerk of housing', { type: 'sign', leader: '李局长' })
    const round = signed
      .does('dispatcher', sorts({ publicity: 'internal' }))
      .does('dispatcher', sorts({ publicity: 'public' }))
    expect(stages(round.order)).toEqual(['handle'])
    expect(round.clock('handle')?.dueAt).toBe(signed.clock('handle')?.dueAt)
  })

  it('knows only the classes and the publicity of the place', () => {
    const filed = given('weifang').filed()
    expect(filed.refuses('dispatcher', sorts({ class: 'A' })).fault).toBe('forbidden')
    expect(filed.refuses('dispatcher', sorts({ publicity: 'internal' })).fault).toBe('forbidden')
    expect(filed.refuses('dispatcher', sorts({ duty: 'no-such' }))).toMatchObject({ missing: ['duty'] })
  })

  it('keeps an extension that was granted', () => {
    const sent = given('generic-city').filed().does('dispatcher', to('housing'))
    const clock = sent.clock('handle')
    if (!clock) throw new Error('no clock')
    const longer = sent.happens({
      type: 'clock-recounted',
      why: '延期',
      deadline: { ...clock, extendedBy: 3, dueAt: '2026-10-14T16:00:00.000Z' },
    })
    const sorted = longer.does('dispatcher', sorts({ origin: 'local' }))
    expect(sorted.clock('handle')).toMatchObject({ extendedBy: 3, dueAt: '2026-10-14T16:00:00.000Z' })
  })
})

describe('marks', () => {
  it('remind of the report on incidents where the place has one [P-02] [P-10]', () => {
    const filed = given('pingdingshan').filed()
    const marked = filed.does('dispatcher', { type: 'flag', flag: 'mass', why: '多人聚集' })
    expect(marked.order.flags).toEqual(['mass'])
    expect(marked.warnings).toHaveLength(1)
    const told = marked.does('dispatcher', {
      type: 'report-incident',
      to: '市政府总值班室',
      text: '现场约五十人',
    })
    expect(told.order.incidentReported).toBe(true)
    const refused = given('weifang')
      .filed()
      .refuses('dispatcher', { type: 'report-incident', to: '市政府总值班室', text: '现场约五十人' })
    expect(refused.fault).toBe('forbidden')
    expect(refused.article).toBeTruthy()
  })

  it('ask for the city to have the last word only where it may [F-15]', () => {
    const mark = { type: 'flag', flag: 'city_audit', why: '影响面广' } as const
    expect(given('fuzhou').filed().does('dispatcher', mark).order.flags).toEqual(['city_audit'])
    expect(given('weifang').filed().refuses('dispatcher', mark).fault).toBe('forbidden')
  })

  it('come off again, and keep a leader in mind [P-02]', () => {
    const marked = given('fuzhou')
      .filed()
      .does('dispatcher', { type: 'flag', flag: 'doubtful', why: '与现场不符' })
    expect(marked.warnings.join()).toContain('内部批转')
    expect(
      marked.does('dispatcher', { type: 'flag', flag: 'doubtful', on: false, why: '已核实' }).order.flags,
    ).toEqual([])
    const led = marked.does('dispatcher', { type: 'instruct', by: '王副市长', text: '请抓紧办理' })
    expect(led.order.instructions).toMatchObject([{ by: '王副市长' }])
  })
})

describe('splitting', () => {
  const matters = [
    { title: '房屋漏水', text: '顶楼漏水，开发商不修', lead: 'housing', requirement },
    { title: '摆摊占道', text: '楼下摆摊占道，走不了路' },
  ]

  it('makes an order of each matter, each going its own way [F-18] [case 23]', () => {
    const filed = given('fuzhou').filed()
    const parted = filed.does('dispatcher', { type: 'split', matters })
    expect(parted.order).toMatchObject({ state: 'split', deadlines: [] })
    expect(parted.order.children).toEqual([
      { no: 'N-2', title: '房屋漏水', finished: false },
      { no: 'N-3', title: '摆摊占道', finished: false },
    ])
    const made = splitInto(filed.scene('dispatcher'), filed.order, {
      type: 'split',
      matters: matters as never,
    })
    if ('refused' in made) throw new Error(made.refused)
    const [first, second] = made.map(({ events }) => events.map((event) => orderEventSchema.parse(event)))
    expect(first?.map(({ type }) => type)).toEqual(['filed', 'dispatched', 'clocks-started'])
    expect(first?.[0]).toMatchObject({
      parent: 'N-1',
      text: '顶楼漏水，开发商不修',
      packDay: '2026-09-28',
      article: '第八条第（七）项',
    })
    expect(second?.map(({ type }) => type)).toEqual(['filed', 'queued', 'clocks-started'])
    expect(second?.[2]).toMatchObject({ deadlines: [{ type: 'dispatch_city' }] })
  })

  it('hides numbers and keeps whom the whole complains of', () => {
    const filed = given('fuzhou').filed({ nature: '举报', complainedOf: ['market'] })
    const parts = matters.map((matter) => ({ ...matter, text: `${matter.text}，电话13800138000` }))
    const made = splitInto(filed.scene('dispatcher'), filed.order, { type: 'split', matters: parts as never })
    if ('refused' in made) throw new Error(made.refused)
    expect(made).toHaveLength(parts.length)
    for (const { events } of made) {
      expect(events[0]).toMatchObject({ complainedOf: ['market'], confidential: true })
      expect(JSON.stringify(events)).not.toContain('13800138000')
    }
  })

  it('is not done when one part cannot go where it should', () => {
    const filed = given('fuzhou').filed()
    const parts = [matters[0], { ...matters[1], lead: 'counties', requirement }] as typeof matters
    expect(filed.refuses('dispatcher', { type: 'split', matters: parts })).toMatchObject({ fault: 'invalid' })
    const wordless = [{ ...matters[0], requirement: '' }, matters[1]] as typeof matters
    expect(filed.refuses('dispatcher', { type: 'split', matters: wordless })).toMatchObject({
      missing: ['requirement'],
    })
  })

  it('is not for places where one unit leads the whole [case 23]', () => {
    for (const place of ['generic-city', 'weifang', 'pingdingshan', 'district-supervision']) {
      const refused = given(place).filed().refuses('dispatcher', { type: 'split', matters })
      expect(refused.fault).toBe('forbidden')
      expect(refused.article).toBeTruthy()
    }
  })
})

describe('the same matter again', () => {
  it('joins the order that is running', () => {
    const filed = given('weifang').filed()
    const merged = filed.does('agent', { type: 'merge', into: 'N-0', why: '同一人同一问题' })
    expect(merged.order).toMatchObject({ state: 'merged', mergedInto: 'N-0', deadlines: [] })
    expect(orderEventSchema.parse(joinedFrom(filed.order))).toMatchObject({
      type: 'repeat-joined',
      from: 'N-1',
    })
    expect(filed.refuses('agent', { type: 'merge', into: 'N-1', why: '同一人同一问题' })).toMatchObject({
      missing: ['into'],
    })
  })

  const stop = {
    type: 'stop-dispatch',
    answer: '您反映的问题已依法处理并多次答复',
    reason: '同一人同一问题',
  } as const
  const brought = (place: string, answeredInTime: number) =>
    given(place)
      .filed()
      .happens({ type: 'repeat-noted', orders: ['N-0'], answeredInTime })

  it('is dispatched again after three timely answers [F-16] [case 38]', () => {
    const third = brought('fuzhou', 3)
    expect(third.refuses('dispatcher', stop)).toMatchObject({
      fault: 'forbidden',
      article: '第八条第（五）项',
    })
    const sent = third.does('dispatcher', to('housing'))
    expect(sent.order.state).toBe('dispatched')
    expect(sent.warnings).toEqual([])
  })

  it('need not be dispatched after four; a person decides and answers all the same [F-16] [case 38]', () => {
    const fourth = brought('fuzhou', 4)
    const sent = fourth.does('dispatcher', to('housing'))
    expect(sent.order.state).toBe('dispatched')
    expect(sent.warnings.join()).toContain('可以不再批转')
    expect(fourth.mayDo('agent', 'stop-dispatch')).toBe(false)
    const stopped = fourth.does('dispatcher', stop)
    expect(stopped.order).toMatchObject({ state: 'closed', deadlines: [] })
    expect(stopped.events.at(-1)).toMatchObject({
      type: 'dispatch-stopped',
      answer: stop.answer,
      article: '第八条第（五）项',
    })
  })

  it('counts only what was noted of the same person and matter [F-16] [case 39]', () => {
    expect(given('fuzhou').filed().refuses('dispatcher', stop).fault).toBe('forbidden')
  })

  it('calls for supervision elsewhere and never for a refusal [G-11] [case 40]', () => {
    const again = brought('generic-city', 9)
    expect(again.refuses('dispatcher', stop).instead).toContain('督办')
    expect(again.does('dispatcher', to('housing')).warnings.join()).toContain('督办')
  })
})
