import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { noticesFor } from '../../../src/usecases/deliveries/notices-for.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { castOf } from './cast.ts'
import { filedIn, lamp } from './story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban('2026-09-28T10:00:00+08:00')
})
afterAll(() => jiban.close())

const weifang = placeIdSchema.parse('weifang')
const clerk = 'unit-clerk of housing'

const dispatched = async () => {
  const { citizen, card } = await filedIn(jiban, 'weifang', lamp)
  const cast = castOf(jiban, 'weifang', card.no)
  await cast.does('dispatcher', { type: 'dispatch', lead: 'housing', requirement: '请修复并答复。' })
  return { citizen, card, ...cast }
}

const answered = async () => {
  const filed = await dispatched()
  await filed.does(clerk, { type: 'sign' })
  await filed.does(clerk, { type: 'submit-reply', reply: { result: '三盏路灯已经修好。' } })
  return filed
}

describe('an answer in the conversation', () => {
  it('is shown with the progress', async () => {
    const { citizen } = await answered()
    const told = textOf(await citizen.say('查进度'))
    expect(told).toContain('已答复')
    expect(told).toContain('三盏路灯已经修好。')
  })

  it('stands among what the conversation was told, once, with how to rate', async () => {
    const { citizen, card } = await answered()
    const told = await noticesFor(jiban.deps, weifang, citizen.conversationId)
    expect(told).toMatchObject([{ orderNo: card.no, text: expect.stringContaining('三盏路灯已经修好') }])
    expect(await noticesFor(jiban.deps, weifang, 'somebody else')).toEqual([])
  })

  it.each([
    ['非常满意', 1],
    ['满意', 2],
    ['基本满意', 3],
    ['不满意', 4],
    ['不太满意。', 4],
    ['非常不满意！', 5],
    ['评价：满意', 2],
    ['评价 5分', 1],
    ['评价1星', 5],
  ])('is rated by “%s”', async (words, score) => {
    const { citizen, card, order } = await answered()
    const turn = await citizen.say(words)
    expect(turn.outcome).toEqual({ kind: 'status', reason: 'rate', orderNo: card.no })
    expect((await order()).ratings.map((rating) => rating.score)).toEqual([score])
  })

  it('is rated by the number of the choice, 1 the best', async () => {
    const { citizen, order } = await answered()
    const asked = await citizen.say('评价')
    expect(asked.outcome.reason).toBe('incomplete')
    expect(asked.replies.at(-1)?.options?.map(({ label }) => label)).toEqual([
      '非常满意',
      '满意',
      '基本满意',
      '不满意',
      '非常不满意',
    ])
    expect(textOf(await citizen.say('1'))).toContain('非常满意')
    expect((await order()).ratings).toMatchObject([{ score: 1 }])
  })

  it('is rated once; a second time is told why not', async () => {
    const { citizen, card, order } = await answered()
    await citizen.say('满意')
    const again = await citizen.say(`评价 ${card.no} 非常满意`)
    expect(again.outcome.reason).toBe('refused')
    expect((await order()).ratings).toHaveLength(1)
  })

  it.each(['我对答复不满意', '结果不属实，灯还是黑的', '异议：灯只修了一盏'])(
    'is objected to by “%s”',
    async (words) => {
      const { citizen, card, order } = await answered()
      const turn = await citizen.say(words)
      expect(turn.outcome).toEqual({ kind: 'status', reason: 'object', orderNo: card.no })
      expect((await order()).objections).toHaveLength(1)
    },
  )

  it('is rated from elsewhere by number and code alone', async () => {
    const { card, order } = await answered()
    const stranger = citizenOf(jiban, 'weifang')
    expect((await stranger.say(`评价 ${card.no} 满意`)).outcome.reason).toBe('not-found')
    expect((await order()).ratings).toEqual([])
    expect((await stranger.say(`评价 ${card.no} ${card.queryCode} 满意`)).outcome.reason).toBe('rate')
    expect((await order()).ratings).toMatchObject([{ score: 2 }])
  })
})

describe('the same words without an answer', () => {
  it.each(['满意', '不满意', '我对答复不满意', '要求说明'])('“%s” change nothing', async (words) => {
    const { citizen, order } = await dispatched()
    const before = await order()
    await citizen.say(words)
    expect(await order()).toEqual(before)
  })

  it('are not taken for an order while a matter is being told', async () => {
    const { citizen, order } = await answered()
    await citizen.say('幸福路12号东门工地昨天夜里还在施工，我要投诉')
    await citizen.say('不满意')
    expect((await order()).ratings).toEqual([])
  })
})

describe('a late answer', () => {
  it('may be asked for in plain words, and the explanation reaches the conversation [W-10]', async () => {
    const { citizen, card, does, order } = await dispatched()
    await does(clerk, { type: 'sign' })
    const start = jiban.clock.now().toISOString()
    jiban.clock.set('2026-10-12T09:00:00+08:00')
    const turn = await citizen.say('要求说明')
    expect(turn.outcome).toEqual({ kind: 'status', reason: 'demand-explanation', orderNo: card.no })
    expect((await order()).explanationDue).toBe(true)
    await does(clerk, { type: 'explain', explanation: '灯具缺货，已订购', plan: '到货后两日内装好' })
    const [told] = await noticesFor(jiban.deps, weifang, citizen.conversationId)
    expect(told?.text).toContain('灯具缺货')
    expect(told?.text).toContain('到货后两日内装好')
    jiban.clock.set(start)
  })
})
