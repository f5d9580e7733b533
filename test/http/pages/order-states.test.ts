import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OrderCard } from '../../../src/domain/answer.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { castOf } from '../../usecases/turn/cast.ts'
import { fileOrder, visitorOf } from './visitor.ts'

const start = '2026-11-23T10:00:00+08:00'
let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
beforeAll(async () => {
  jiban = await openJiban(start)
  visitor = visitorOf(jiban)
})
afterAll(() => jiban.close())
beforeEach(() => jiban.clock.set(start))

const pageOf = (place: string, { no, queryCode }: OrderCard) =>
  visitor.read(`/${place}/orders/${no}?code=${queryCode}`)

/** Filed, dispatched to `unit` unless the rules did so, and signed. */
const signed = async (place: string, unit: string) => {
  const card = await fileOrder(jiban, place)
  const { does, order } = castOf(jiban, place, card.no)
  if ((await order()).lead === null)
    await does('dispatcher', {
      type: 'dispatch',
      lead: unit as never,
      requirement: '请核查并答复。',
      why: '按职责',
    })
  const lead = (await order()).lead ?? unit
  await does(`unit-clerk of ${lead}`, { type: 'sign', leader: '副局长 方某' })
  return { card, does, lead }
}

/** The hotline hears that what the reply says was not done. */
const stillGoingOn = {
  type: 'record-callback',
  level: 'center',
  resolved: false,
  result: 5,
  comments: '还在施工。',
  untrue: true,
} as const

describe('what the order page says of each state', () => {
  it('while it is handled anew, the reply is that of last time', async () => {
    const { card, does, lead } = await signed('weifang', 'urban-management')
    await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result: '已责令停工。' } })
    expect(await pageOf('weifang', card)).toContain('<h2>答复</h2>')
    await does('agent', stillGoingOn)
    const page = await pageOf('weifang', card)
    expect(page).toContain('<h2>上一次的答复</h2>')
    expect(page).toContain('办完再次答复您。')
  })

  it('promises no second reply to whoever had none, because an audit sent the first back', async () => {
    const { card, does, lead } = await signed('fuzhou', 'urban-management')
    await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result: '已经安排。' } })
    await does(`unit-leader of ${lead}`, { type: 'approve-reply' })
    await does('auditor', { type: 'refuse-audit', reason: '没有写办理结果' })
    const page = await pageOf('fuzhou', card)
    expect(page).toContain('正在重新办理，办完答复您。')
    expect(page).not.toContain('上一次的答复')
  })

  it('an end that was decided on says why at the top, without telephones', async () => {
    const { card, does, lead } = await signed('weifang', 'urban-management')
    await does(`unit-clerk of ${lead}`, {
      type: 'request-termination',
      ground: '服务对象拒不配合致无法办理',
      text: '多次联系未获配合',
    })
    await does('auditor', {
      type: 'approve-termination',
      explanation: '多次拨打13800138000没有接通，无法核实。',
    })
    const page = await pageOf('weifang', card)
    expect(page).toContain('办理已经终止：多次拨打')
    expect(page).not.toContain('13800138000')
  })

  it('overdue leads to the demand for an explanation, in time it does not', async () => {
    const { card } = await signed('weifang', 'urban-management')
    expect(await pageOf('weifang', card)).not.toContain('href="#demand"')
    jiban.clock.set('2026-12-02T10:00:00+08:00')
    const page = await pageOf('weifang', card)
    expect(page).toContain('<a href="#demand">')
    expect(page).toContain('<p id="demand">')
  })

  it('says at the top that a demanded explanation is awaited, until it is given', async () => {
    const { card, does, lead } = await signed('weifang', 'urban-management')
    jiban.clock.set('2026-12-02T10:00:00+08:00')
    const top = async () => /<p class="next">.*?<\/p>/s.exec(await pageOf('weifang', card))?.[0] ?? ''
    expect(await top()).not.toContain('您要求的说明')
    await does('citizen', { type: 'demand-explanation' })
    expect(await top()).toContain('您要求的说明')
    await does(`unit-clerk of ${lead}`, {
      type: 'explain',
      explanation: '设备还没有到货',
      plan: '三天内装好',
    })
    expect(await top()).not.toContain('您要求的说明')
  })

  it('clocks between the offices are not shown, the one of handling is', async () => {
    const { card, does } = await signed('pingdingshan', 'urban-management')
    await does('supervisor', { type: 'supervise', level: 'onsite', trigger: 'cluster', reason: '反映集中' })
    const { deadlines } = await castOf(jiban, 'pingdingshan', card.no).order()
    expect(deadlines.map(({ type }) => type)).toContain('site_supervision_plan')
    const page = await pageOf('pingdingshan', card)
    expect(page).not.toContain('现场督办方案')
    expect(page).toContain('<span class="stage">办理答复</span>')
  })

  it('an extension is told once, with its new end', async () => {
    const { card, does, lead } = await signed('pingdingshan', 'urban-management')
    await does(`unit-clerk of ${lead}`, { type: 'request-extension', workdays: 2, reason: '需要多次核实' })
    await does('dispatcher', { type: 'approve-extension' })
    const page = await pageOf('pingdingshan', card)
    expect(page).toContain('办理期限延长2个工作日，至')
    expect(page).not.toContain('期限重新计算')
  })

  it('joined to another one, it is not told to begin anew', async () => {
    const first = await fileOrder(jiban, 'weifang')
    const second = await fileOrder(jiban, 'weifang')
    for (const { no } of [first, second]) {
      const { does, order } = castOf(jiban, 'weifang', no)
      const { lead } = await order()
      if (lead === null) continue
      await does(`unit-clerk of ${lead}`, { type: 'sign' })
      await does(`unit-clerk of ${lead}`, {
        type: 'request-return',
        ground: 'out_of_duty',
        reason: '不属本单位职责',
      })
      await does('dispatcher', { type: 'approve-return', reason: '理由成立' })
    }
    const { does } = castOf(jiban, 'weifang', second.no)
    await does('dispatcher', { type: 'merge', into: first.no, why: '反映同一问题' })
    const page = await pageOf('weifang', second)
    expect(page).toContain(`与编号${first.no}的工单一并办理`)
    expect(page).toContain('反映新的情况')
    expect(page).not.toContain('重新反映')
  })

  it('a short history is shown whole, a long one folded up to its latest steps', async () => {
    const { card, does, lead } = await signed('weifang', 'urban-management')
    expect(await pageOf('weifang', card)).not.toContain('class="earlier"')
    for (const result of ['已责令停工。', '已查封设备。']) {
      await does(`unit-clerk of ${lead}`, { type: 'submit-reply', reply: { result } })
      await does('citizen', { type: 'object', text: '昨夜又在施工' })
      await does('agent', stillGoingOn)
    }
    const page = await pageOf('weifang', card)
    const [, earlier = '', latest = ''] =
      /class="earlier">([\s\S]*?)<\/details>([\s\S]*?)<\/section>/.exec(page) ?? []
    expect(earlier).toContain('已登记受理')
    expect(latest.match(/<li>/g)).toHaveLength(4)
    expect(Number(/更早的(\d+)步/.exec(earlier)?.[1])).toBe(earlier.match(/<li>/g)?.length)
  })

  it('says which regulation the articles are of', async () => {
    const page = await pageOf('pingdingshan', await fileOrder(jiban, 'pingdingshan'))
    expect(page).toMatch(/依据没有写明文件的，均出自《[^》]{4,}》。/)
  })
})
