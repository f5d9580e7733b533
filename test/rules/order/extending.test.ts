import { describe, expect, it } from 'vitest'
import { given, type Story } from './scene.ts'

const requirement = '请核查并答复'
const sign = { type: 'sign', leader: '副局长 方某' } as const
const ask = (workdays: number, more: object = {}) =>
  ({ type: 'request-extension', workdays, reason: '特别复杂，需要重新敷设', ...more }) as const

/** With the housing unit of the place, signed on the day it was filed. */
const handled = (place: string, told: object = {}): Story =>
  given(place)
    .filed(told)
    .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement, why: '按职责' })
    .does('unit-clerk of housing', sign)

/** Two levels down, in a place that decides level by level. */
const inVillage = (): Story =>
  given('district-supervision')
    .filed()
    .does('dispatcher', { type: 'dispatch', lead: 'chengguan', requirement, why: '职能就近' })
    .does('unit-clerk of chengguan', { type: 'forward', to: 'beimen', requirement })
    .does('unit-clerk of beimen', sign)

describe('asking for more time', () => {
  it('is refused where the place has no extension, with what is owed instead [W-17] [F-10] [case 12]', () => {
    const weifang = handled('weifang').refuses('unit-clerk of housing', ask(3))
    expect(weifang).toMatchObject({ fault: 'forbidden', article: '第二十条第一款第（三）项' })
    expect(weifang.instead).toContain('解释说明、解决方案')
    const fuzhou = handled('fuzhou').refuses('unit-clerk of housing', ask(3))
    expect(fuzhou).toMatchObject({ fault: 'forbidden', article: '第八条第（二）项' })
    expect(fuzhou.instead).toContain('办理情况、存在问题、今后措施')
  })

  it('stays within the usual length for the unit [G-08] [case 13]', () => {
    const order = handled('generic-city')
    const refused = order.refuses('unit-clerk of housing', ask(11))
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第七条' })
    expect(refused.instead).toContain('热线负责人')
    expect(order.does('unit-clerk of housing', ask(10)).order.extensions).toHaveLength(1)
  })

  it('waits for one decision at a time', () => {
    const asked = handled('generic-city').does('unit-clerk of housing', ask(2))
    expect(asked.refuses('unit-clerk of housing', ask(2)).fault).toBe('forbidden')
    const refused = asked.does('dispatcher', { type: 'refuse-extension', reason: '理由不充分' })
    expect(refused.does('unit-clerk of housing', ask(2)).order.extensions).toHaveLength(2)
  })

  it('comes too late once the time is up, to the minute [D-14] [case 15]', () => {
    const order = inVillage()
    const due = order.clock('handle')?.dueAt ?? ''
    const progress = '已上门两次'
    const refused = order.at(due).refuses('unit-clerk of beimen', ask(2, { progress }))
    expect(refused).toMatchObject({ fault: 'forbidden', article: '第十二条第（四）项' })
    const inTime = new Date(Date.parse(due) - 60_000).toISOString()
    expect(order.at(inTime).does('unit-clerk of beimen', ask(2, { progress })).order.extensions).toHaveLength(
      1,
    )
  })

  it('says how far it has got where the citizen is to be told [D-14] [case 15]', () => {
    const refused = inVillage().refuses('unit-clerk of beimen', ask(2))
    expect(refused).toMatchObject({
      fault: 'invalid',
      missing: ['progress'],
      article: '第十二条第（四）项',
    })
  })

  it('hints at the reasons of the place when none is named [P-17]', () => {
    const b = { classification: { class: 'B', label: 'B类', publicity: 'private', article: '四' } } as const
    const other = handled('pingdingshan', b).does('unit-clerk of housing', ask(2))
    expect(other.warnings.join()).toContain('权责不明确')
    const named = handled('pingdingshan', b).does('unit-clerk of housing', ask(2, { reason: '处理难度大' }))
    expect(named.warnings).toEqual([])
  })

  it('is not possible while no end is set', () => {
    const c = { classification: { class: 'C', label: 'C类', publicity: 'private', article: '四' } } as const
    const refused = handled('pingdingshan', c).refuses('unit-clerk of housing', ask(2))
    expect(refused.refused).toContain('没有会到期')
  })

  it('keeps the mobile of a citizen out of the history', () => {
    const asked = handled('generic-city').does(
      'unit-clerk of housing',
      ask(2, { reason: '13800138000不接听' }),
    )
    expect(JSON.stringify(asked.events)).not.toContain('13800138000')
  })
})

describe('deciding on more time', () => {
  it('counts from the last day of the old time and explains both counts [G-08]', () => {
    const granted = handled('generic-city')
      .does('unit-clerk of housing', ask(3))
      .does('dispatcher', { type: 'approve-extension' })
    const clock = granted.clock('handle')
    // 9-28 + 5 working days = 10-10; three more: 10-12, 13, 14.
    expect(clock?.dueAt).toBe('2026-10-14T16:00:00.000Z')
    expect(clock?.extendedBy).toBe(3)
    expect(clock?.explanation).toMatch(/5个工作日.*延期3个工作日/u)
    expect(granted.order.granted[0]).toMatchObject({ newDueAt: clock?.dueAt, reason: ask(3).reason })
  })

  it('may set another length within the limit', () => {
    const asked = handled('generic-city').does('unit-clerk of housing', ask(3))
    const shorter = asked.does('dispatcher', { type: 'approve-extension', workdays: 1 })
    expect(shorter.clock('handle')?.dueAt).toBe('2026-10-12T16:00:00.000Z')
    expect(asked.refuses('dispatcher', { type: 'approve-extension', workdays: 11 }).fault).toBe('forbidden')
  })

  it('is up to the level right above, not to one further up [D-14] [case 15]', () => {
    const asked = inVillage().does('unit-clerk of beimen', ask(2, { progress: '已上门' }))
    expect(asked.refuses('dispatcher', { type: 'approve-extension' })).toMatchObject({
      fault: 'forbidden',
      article: '第十二条第（四）项',
    })
    const granted = asked.does('unit-leader of chengguan', { type: 'approve-extension' })
    expect(granted.order.granted[0]).toMatchObject({ progress: '已上门', workdays: 2 })
  })

  it('is up to the hotline where the place says so, even two levels down [P-17]', () => {
    const asked = given('pingdingshan')
      .filed({ classification: { class: 'B', label: 'B类', publicity: 'private', article: '四' } })
      .does('dispatcher', { type: 'dispatch', lead: 'housing', requirement, why: '按职责' })
      .does('unit-clerk of housing', sign)
      .happens({ type: 'forwarded', from: 'housing' as never, to: 'property' as never })
      .does('unit-clerk of property', sign)
      .does('unit-clerk of property', ask(2))
    expect(asked.refuses('unit-leader of housing', { type: 'approve-extension' }).article).toBe('五（六）')
    expect(asked.does('dispatcher', { type: 'approve-extension' }).order.granted).toHaveLength(1)
  })

  it('lets the head of the hotline alone go beyond what holds as a rule [P-17] [case 14]', () => {
    const once = handled('pingdingshan', {
      classification: { class: 'B', label: 'B类', publicity: 'private', article: '四' },
    })
      .does('unit-clerk of housing', ask(2))
      .does('dispatcher', { type: 'approve-extension' })
    expect(once.refuses('unit-clerk of housing', ask(2))).toMatchObject({
      fault: 'forbidden',
      article: '五（六）',
    })
    const grant = { type: 'grant-extension', workdays: 2, override: '连日大雨无法施工' } as const
    expect(once.mayDo('dispatcher', 'grant-extension')).toBe(false)
    const twice = once.does('hotline-lead', grant)
    expect(twice.order.granted).toHaveLength(2)
    expect(twice.order.granted[1]?.override).toBe('连日大雨无法施工')
    expect(twice.clock('handle')?.extendedBy).toBe(4)
  })

  it('holds everybody to a hard limit [G-08]', () => {
    const once = handled('generic-city')
      .does('unit-clerk of housing', ask(2))
      .does('dispatcher', { type: 'approve-extension' })
    const again = { type: 'grant-extension', workdays: 2, override: '汛期' } as const
    expect(once.refuses('hotline-lead', again).fault).toBe('forbidden')
  })

  it('makes no exception where none is needed', () => {
    const grant = { type: 'grant-extension', workdays: 2, override: '汛期' } as const
    expect(handled('generic-city').refuses('hotline-lead', grant).refused).toContain('不需要破例')
    const waiting = handled('generic-city').does('unit-clerk of housing', ask(2))
    expect(waiting.does('hotline-lead', grant).order.extensions[0]?.decision).toBe('granted')
  })

  it('has nothing to decide without a request', () => {
    expect(handled('generic-city').refuses('dispatcher', { type: 'approve-extension' }).fault).toBe(
      'forbidden',
    )
  })
})

describe('telling before the answer', () => {
  it('stops the clock of the interim report with progress and plan [P-08] [case 4]', () => {
    const c = { classification: { class: 'C', label: 'C类', publicity: 'private', article: '四' } } as const
    const order = handled('pingdingshan', c)
    expect(order.clock('interim_report')?.dueAt).toBe('2026-10-10T16:00:00.000Z')
    const told = order.does('unit-clerk of housing', {
      type: 'report-interim',
      progress: '已核实',
      plan: '月底拆除',
    })
    expect(told.clock('interim_report')).toBeUndefined()
    expect(told.order.met).toMatchObject([{ type: 'interim_report', late: false }])
    expect(told.order.interims[0]).toMatchObject({ plan: '月底拆除', article: '四（C类）' })
  })

  it('wants a plan beside the explanation where the place does [W-17]', () => {
    const order = handled('weifang')
    const explain = { type: 'explain', explanation: '需要核对抢修证明' } as const
    expect(order.refuses('unit-clerk of housing', explain)).toMatchObject({
      fault: 'invalid',
      missing: ['plan'],
      article: '第二十条第一款第（三）项',
    })
    const told = order.does('unit-clerk of housing', { ...explain, plan: '三日内核对完毕' })
    expect(told.order.explanations).toHaveLength(1)
    expect(handled('fuzhou').does('unit-clerk of housing', explain).order.explanations).toHaveLength(1)
  })

  it('answers a demanded explanation [W-10]', () => {
    const late = handled('weifang').at('2026-10-12T09:00:00+08:00')
    const demanded = late.does('citizen', { type: 'demand-explanation' })
    expect(demanded.order.explanationDue).toBe(true)
    const told = demanded.does('unit-clerk of housing', {
      type: 'explain',
      explanation: '等检测报告',
      plan: '三日内答复',
    })
    expect(told.order).toMatchObject({
      explanationDue: false,
      explanations: [{ article: '第十三条、第十四条、第十五条' }],
    })
  })

  it('records a call with the numbers hidden', () => {
    const called = handled('weifang').does('unit-clerk of housing', {
      type: 'record-contact',
      via: 'phone',
      note: '拨打13800138000，同意等待',
    })
    expect(called.order.contacts).toMatchObject([{ unit: 'housing', note: '拨打138****8000，同意等待' }])
  })
})
