import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderCard } from '../../../src/domain/answer.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { castOf } from '../../usecases/turn/cast.ts'
import { clientOf } from '../api/client.ts'
import { fileOrder, visitorOf } from './visitor.ts'

const start = '2026-11-23T10:00:00+08:00'
let jiban: Jiban
let visitor: ReturnType<typeof visitorOf>
let order: OrderCard
beforeAll(async () => {
  jiban = await openJiban(start)
  visitor = visitorOf(jiban)
  order = await fileOrder(jiban, 'weifang')
})
afterAll(() => jiban.close())

const pathOf = ({ no, queryCode }: OrderCard) => `/weifang/orders/${no}?code=${queryCode}`
const wrongCodeOf = ({ queryCode }: OrderCard) => (queryCode === '000000' ? '000001' : '000000')

describe('the order page', () => {
  it('is reached with number and code, typed in any width', async () => {
    const wide = order.queryCode.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    const answer = await visitor.post('/weifang/orders', { no: ` ${order.no.toLowerCase()} `, code: wide })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(pathOf(order))
  })

  it('says where it stands, until when, why, and by which article', async () => {
    const page = await visitor.read(pathOf(order))
    expect(page).toContain(order.no)
    expect(page).toContain('2026年11月30日（周一）24时前')
    expect(page).toContain('第二十条第一款第（一）项')
    expect(page).toContain('class="timeline"')
  })

  it('shows no telephone number', async () => {
    expect(await visitor.read(pathOf(order))).not.toContain('13800138000')
  })

  it('tells other sites nothing and is kept nowhere', async () => {
    const answer = await visitor.open(pathOf(order))
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toContain('<meta name="referrer" content="same-origin"')
  })

  it('says the same to a wrong code and to a wrong number, and keeps the number', async () => {
    const wrongCode = await visitor.open(`/weifang/orders/${order.no}?code=${wrongCodeOf(order)}`)
    const wrongNo = await visitor.open('/weifang/orders/WEIF209901010001?code=123456')
    expect([wrongCode.status, wrongNo.status]).toEqual([404, 404])
    const [first, second] = [await wrongCode.text(), await wrongNo.text()]
    expect(first).toContain(`value="${order.no}"`)
    const words = (page: string) => /<main.*<\/main>/s.exec(page)?.[0].replace(/value="[^"]*"/, '')
    expect(words(first)).toBe(words(second))
  })

  it('is not shown in another place', async () => {
    const answer = await visitor.open(pathOf(order).replace('weifang', 'fuzhou'))
    expect(answer.status).toBe(404)
  })
})

describe('guessing a code', () => {
  it('shares its count with programmes: after the limit there the right code opens no page', async () => {
    const own = await fileOrder(jiban, 'weifang')
    const client = clientOf(jiban)
    for (let tries = 0; tries < 20; tries += 1)
      await client.get(`/api/v1/weifang/orders/${own.no}?code=${wrongCodeOf(own)}`)
    expect((await visitor.post('/weifang/orders', { no: own.no, code: own.queryCode })).status).toBe(429)
    expect((await visitor.open(pathOf(own))).status).toBe(429)
  })

  it('ends after twenty looks, for the right code too', async () => {
    const own = await fileOrder(jiban, 'weifang')
    const guess = `/weifang/orders/${own.no}?code=${wrongCodeOf(own)}`
    const statuses = []
    for (let look = 0; look < 21; look++) statuses.push((await visitor.open(guess)).status)
    expect(statuses.slice(0, 20).every((status) => status === 404)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
    expect((await visitor.open(pathOf(own))).status).toBe(429)
  })
})

describe('what a citizen may do', () => {
  const act = (card: OrderCard, fields: Record<string, string>) =>
    visitor.post(`/weifang/orders/${card.no}`, { code: card.queryCode, ...fields })

  it('adds to the order', async () => {
    const own = await fileOrder(jiban, 'weifang')
    const answer = await act(own, { command: 'supplement', text: '每晚都超过十二点' })
    const page = await visitor.read(answer.headers.get('location') ?? '')
    expect(page).toContain('已补充，承办单位会看到。')
    expect(page).toContain('每晚都超过十二点')
  })

  it('does nothing without the code', async () => {
    const own = await fileOrder(jiban, 'weifang')
    const answer = await act(own, { command: 'withdraw', code: wrongCodeOf(own) })
    expect(answer.status).toBe(404)
    expect(await visitor.read(pathOf(own))).not.toContain('已撤回')
  })

  it('keeps a supplement that cannot be taken', async () => {
    const own = await fileOrder(jiban, 'weifang')
    await act(own, { command: 'withdraw' })
    const answer = await act(own, { command: 'supplement', text: '还有一件事要说' })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('不能“补充情况”')
  })

  it('withdraws only the state that was seen', async () => {
    const own = await fileOrder(jiban, 'weifang')
    await act(own, { command: 'supplement', text: '每晚都超过十二点' })
    const stale = await act(own, { command: 'withdraw', version: '1' })
    expect(stale.status).toBe(409)
    const done = await act(own, { command: 'withdraw' })
    expect(await visitor.read(done.headers.get('location') ?? '')).toContain('已撤回，不再办理。')
  })

  it('rates an answer in the words of the place, once', async () => {
    const answered = await fileOrder(jiban, 'weifang')
    const { does, order: present } = castOf(jiban, 'weifang', answered.no)
    expect(await visitor.read(pathOf(answered))).not.toContain('name="score"')
    const { lead } = await present()
    if (lead === null) throw new Error('not dispatched')
    await does(`unit-clerk of ${lead}`, { type: 'sign' })
    await does(`unit-clerk of ${lead}`, {
      type: 'submit-reply',
      reply: { result: '施工单位已停止夜间作业。' },
    })
    const page = await visitor.read(pathOf(answered))
    expect(page).toContain('施工单位已停止夜间作业。')
    for (const word of ['非常满意', '满意', '基本满意', '不满意', '非常不满意'])
      expect(page).toContain(`/>${word}`)
    const path = `/weifang/orders/${answered.no}`
    const rating = { code: answered.queryCode, command: 'rate' }
    expect((await visitor.post(path, rating)).status).toBe(400)
    expect((await visitor.post(path, { ...rating, score: '5', comment: '还在施工' })).status).toBe(303)
    expect(await visitor.read(pathOf(answered))).toContain('您的评价：非常不满意。“还在施工”')
    const rated = await visitor.read(pathOf(answered))
    expect(rated).toContain('您的评价已经记下；对结果有异议可以提出。')
    expect(rated).not.toContain('您可以评价')
    expect((await visitor.post(path, { ...rating, score: '1' })).status).toBe(409)
    const objection = { code: answered.queryCode, command: 'object', text: '昨夜又在施工' }
    expect((await visitor.post(path, objection)).status).toBe(303)
    expect((await present()).objections).toHaveLength(1)
  })

  it('demands an explanation once the limit has passed, and not before', async () => {
    const own = await fileOrder(jiban, 'weifang')
    const early = await act(own, { command: 'demand-explanation' })
    expect(early.status).toBe(409)
    expect(await visitor.read(pathOf(own))).not.toContain('要求说明')
    jiban.clock.set('2026-12-02T10:00:00+08:00')
    expect(await visitor.read(pathOf(own))).toContain('要求说明')
    const late = await act(own, { command: 'demand-explanation' })
    jiban.clock.set(start)
    expect(late.headers.get('location')).toContain('done=demand-explanation')
  })
})
