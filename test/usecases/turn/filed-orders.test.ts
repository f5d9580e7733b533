import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { readOrder } from '../../../src/usecases/own-orders/look-up-order.ts'
import { citizenOf, type Jiban, openJiban } from '../../support/jiban.ts'
import { castOf, ledgerOf } from './cast.ts'
import { dueOf, filedIn, lamp, noise } from './story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
})
afterAll(() => jiban.close())

const fuzhou = placeIdSchema.parse('fuzhou')

describe('the clocks of a filed order', () => {
  const inQueue = async () => {
    const { card } = await filedIn(jiban, 'fuzhou', '鼓楼区五四路附近有件事一直没人管，我要投诉', {
      publicity: '公开',
    })
    return { card, ...castOf(jiban, 'fuzhou', card.no) }
  }

  it('[case 7] are those of the level that has it, not of one to come [F-07]', async () => {
    const { card, order, does } = await inQueue()
    const { state, deadlines } = await order()
    if (state !== 'pending_dispatch') throw new Error(`the order is ${state}`)
    expect(deadlines.map(({ type }) => type)).toEqual(['dispatch_city'])
    await does('dispatcher', { type: 'dispatch', lead: 'gulou', requirement: '请核查并答复。' })
    expect((await order()).deadlines.map(({ type }) => type)).toEqual(['dispatch_county'])
    expect(dueOf(card)).not.toBeUndefined()
  })

  it('leave the citizen the end they were told, marked as expected until it runs', async () => {
    const { card, order } = await inQueue()
    const seen = await readOrder(jiban.deps, fuzhou, card.no)
    const handling = seen?.deadlines.find(({ type }) => type === 'handle')
    expect(handling).toMatchObject({ dueAt: dueOf(card), expected: true, overdue: false })
    expect((await order()).deadlines.some(({ type }) => type === 'handle')).toBe(false)
  })
})

describe('a filed order', () => {
  it('that a catalogue line decides says which, and its unit is told', async () => {
    const { card } = await filedIn(jiban, 'weifang', noise)
    const order = await castOf(jiban, 'weifang', card.no).order()
    expect(order.duty).not.toBeNull()
    const told = await ledgerOf(jiban, card.no)
    expect(told.some(({ to, channel }) => channel === 'desk' && to === order.holder)).toBe(true)
    expect(told.filter(({ channel }) => channel === 'web')).toHaveLength(1)
  })

  it('[case 30] of danger to life is marked sudden where the place reports it, and the hotline is reminded [P-10]', async () => {
    const citizen = citizenOf(jiban, 'pingdingshan')
    const turn = await citizen.say('新华区光明路小区3号楼着火了，楼上有人')
    expect(turn.outcome.kind).toBe('emergency')
    const no = turn.outcome.orderNo ?? ''
    const { flags, classification } = await castOf(jiban, 'pingdingshan', no).order()
    expect(classification.class).toBe('D')
    expect(flags).toContain('sudden')
    const desk = (await ledgerOf(jiban, no)).filter(({ to }) => to === 'hotline')
    expect(desk.some(({ body }) => body.includes('报送突发事件信息'))).toBe(true)
  })

  it('of an ordinary matter is not', async () => {
    const { card } = await filedIn(
      jiban,
      'pingdingshan',
      '幸福路12号院门口流动摊贩占道经营，堵得走不了路，要投诉',
    )
    expect((await castOf(jiban, 'pingdingshan', card.no).order()).flags).toEqual([])
  })
})

describe('the same matter brought again', () => {
  const filedBy = async (contactPhone: string, told: string) => {
    const { card } = await filedIn(jiban, 'fuzhou', told, { contactPhone, publicity: '公开' })
    return castOf(jiban, 'fuzhou', card.no).order()
  }
  const first = '仓山区上三路榕城小区7号楼楼下烧烤店每天油烟很大，要投诉'
  const again = '仓山区上三路榕城小区7号楼楼下那家烧烤店油烟还是很大，没人管，要投诉'

  it('by the same person is noted with the order before [F-16]', async () => {
    const before = await filedBy('13811110001', first)
    expect(before.repeat).toBeNull()
    expect((await filedBy('13811110001', again)).repeat).toEqual({ orders: [before.no], answeredInTime: 0 })
  })

  it('[case 39] counts neither for another matter of the same person nor for another person', async () => {
    await filedBy('13811110002', first)
    expect((await filedBy('13811110002', lamp)).repeat).toBeNull()
    expect((await filedBy('13811110003', again)).repeat).toBeNull()
  })

  it('counts the answers that were in time, not the late ones', async () => {
    const { card } = await filedIn(jiban, 'fuzhou', first, { contactPhone: '13811110004', publicity: '公开' })
    const { does, order } = castOf(jiban, 'fuzhou', card.no)
    if ((await order()).state === 'pending_dispatch')
      await does('dispatcher', { type: 'dispatch', lead: 'environment', requirement: '请核查并答复。' })
    const { lead } = await order()
    await does(`unit-clerk of ${lead}`, { type: 'sign', leader: '副局长' })
    await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result: '已责令整改。' } })
    await does(`unit-leader of ${lead}`, { type: 'approve-reply' })
    await does('auditor', { type: 'pass-audit' })
    expect((await filedBy('13811110004', again)).repeat).toEqual({ orders: [card.no], answeredInTime: 1 })
  })
})

describe('what the citizen is not shown', () => {
  it('[case 34] is the reply before the audit [F-20]', async () => {
    const { card } = await filedIn(jiban, 'fuzhou', lamp, { publicity: '公开' })
    const { does, order } = castOf(jiban, 'fuzhou', card.no)
    if ((await order()).state === 'pending_dispatch')
      await does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请核查并答复。' })
    const { lead } = await order()
    const reply = async () => readOrder(jiban.deps, fuzhou, card.no)
    await does(`unit-clerk of ${lead}`, { type: 'sign', leader: '副局长' })
    await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result: '灯已经修好。' } })
    await does(`unit-leader of ${lead}`, { type: 'approve-reply' })
    expect(JSON.stringify(await reply())).not.toContain('灯已经修好')
    expect((await ledgerOf(jiban, card.no)).some(({ body }) => body.includes('灯已经修好'))).toBe(false)
    await does('auditor', { type: 'refuse-audit', reason: '没有附现场照片，张经办人敷衍' })
    const refused = JSON.stringify(await reply())
    expect(refused).toContain('重新办理')
    expect(refused).not.toContain('敷衍')
    expect(refused).not.toContain('灯已经修好')
    await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result: '灯已经修好，附照片。' } })
    await does(`unit-leader of ${lead}`, { type: 'approve-reply' })
    await does('auditor', { type: 'pass-audit' })
    expect((await reply())?.reply).toBe('灯已经修好，附照片。')
  })

  it('[case 35] comes back on the channel it came by', async () => {
    const { card, citizen } = await filedIn(jiban, 'weifang', lamp)
    const { does } = castOf(jiban, 'weifang', card.no)
    await does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请修复并答复。' })
    await does('unit-clerk of housing', { type: 'sign' })
    await does('unit-clerk of housing', { type: 'submit-reply', reply: { result: '灯已经修好。' } })
    const replies = (await ledgerOf(jiban, card.no)).filter(({ purpose }) => purpose === 'reply')
    expect(replies.map(({ channel, to, state }) => [channel, to, state])).toEqual([
      ['web', citizen.conversationId, 'queued'],
    ])
  })

  it('[case 37] is sent to nobody who wants no reply [W-17]', async () => {
    const { card } = await filedIn(jiban, 'weifang', '小区路灯坏了半个月没人修，要投诉，不用回复我')
    const { does, order } = castOf(jiban, 'weifang', card.no)
    expect((await order()).replyWanted).toBe(false)
    await does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请修复。' })
    await does('unit-clerk of housing', { type: 'sign' })
    await does('unit-clerk of housing', { type: 'submit-reply', reply: { result: '灯已经修好。' } })
    const told = await ledgerOf(jiban, card.no)
    expect(told.filter(({ channel, purpose }) => channel === 'web' && purpose !== 'receipt')).toEqual([])
    expect((await order()).reply?.told).toBe(false)
  })

  it('is why it is supervised or who answers for it', async () => {
    const { card } = await filedIn(jiban, 'weifang', lamp)
    const { does } = castOf(jiban, 'weifang', card.no)
    await does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请修复并答复。' })
    await does('supervisor', {
      type: 'supervise',
      level: 'daily',
      trigger: 'other',
      reason: '单位推诿，内部通报',
    })
    const seen = JSON.stringify(await readOrder(jiban.deps, placeIdSchema.parse('weifang'), card.no))
    expect(seen).toContain('已督办')
    expect(seen).not.toContain('推诿')
  })
})
