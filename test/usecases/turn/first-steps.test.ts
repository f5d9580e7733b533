import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Channel, Turn } from '../../../src/domain/conversation.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { allPlaces } from '../../../src/rules/index.ts'
import { handleMessage } from '../../../src/usecases/handle-message.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { cardOf, filedIn, finish } from './story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const ordersOf = (place: string, no: string) =>
  jiban.database.db
    .selectFrom('work_order')
    .select(['state', 'filed_at'])
    .where('place', '=', place)
    .where('no', '=', no)
    .executeTakeFirstOrThrow()

const natures = [
  ['身份证丢了怎么补办', '咨询'],
  ['我们小区停水两天了，请帮忙解决', '求助'],
  ['楼下工地半夜还在施工，我要投诉', '投诉'],
  ['我举报路边的饭店用地沟油', '举报'],
  ['建议在人民公园多装几盏路灯', '建议'],
] as const

describe.each([
  ['generic-city', '[G-01]'],
  ['pingdingshan', '[P-04]'],
  ['district-supervision', '[D-06]'],
])('what is brought to %s', (place, id) => {
  it.each(natures)(`is taken on as it is meant: %s is %s ${id}`, async (says, nature) => {
    const turn = await citizenOf(jiban, place).say(says)
    expect(['intake', 'settled']).toContain(turn.outcome.kind)
    expect(turn.outcome.nature ?? nature).toBe(nature)
  })
})

describe('criticism of how officials work', () => {
  it('is taken on in pingdingshan [P-04]', async () => {
    const turn = await citizenOf(jiban, 'pingdingshan').say('办事大厅窗口人员态度恶劣，推来推去，我要投诉')
    expect(turn.outcome).toMatchObject({ kind: 'intake', nature: '投诉' })
  })
})

/** A matter told on another channel than the web, to the end. */
const onChannel = (place: string, channel: Channel) => {
  const conversationId = randomUUID()
  const say = (text: string): Promise<Turn> =>
    handleMessage(jiban.deps, {
      place: placeIdSchema.parse(place),
      channel,
      messageId: randomUUID(),
      conversationId,
      text,
      receivedAt: jiban.clock.now(),
    })
  return { conversationId, say }
}

describe('a matter that comes by another channel', () => {
  it.each([
    ['weifang', 'wechat', '[W-01]'],
    ['weifang', 'weibo', '[W-01]'],
    ['fuzhou', 'phone', '[F-01]'],
    ['fuzhou', 'fax', '[F-01]'],
    ['fuzhou', 'sms', '[F-01]'],
    ['district-supervision', 'upstream', '[D-01]'],
  ] as const)('becomes an order that knows it: %s, %s %s', async (place, channel, _rule) => {
    const citizen = onChannel(place, channel)
    const card = cardOf(await finish(citizen, await citizen.say('楼下工地半夜还在施工，我要投诉')))
    const stored = await jiban.deps.orders.load(placeIdSchema.parse(place), card.no)
    expect(stored?.events[0]?.event).toMatchObject({ type: 'filed', channel })
  })
})

describe('an order', () => {
  it.each([...allPlaces])(
    'of %s is made and on its way in the turn that confirms it [G-04] [P-11]',
    async (place) => {
      const { card } = await filedIn(jiban, place)
      const row = await ordersOf(place, card.no)
      expect(['dispatched', 'pending_dispatch']).toContain(row.state)
      expect(new Date(row.filed_at).getTime()).toBe(jiban.clock.now().getTime())
    },
  )

  it('keeps what was said word for word, whatever is made of it [W-14] [F-04]', async () => {
    const words = '俺家楼下那工地,半夜两点咣咣响!!咋没人管捏，要投诉'
    const citizen = onChannel('fuzhou', 'phone')
    const card = cardOf(await finish(citizen, await citizen.say(words)))
    const told = await jiban.deps.orders.personal(placeIdSchema.parse('fuzhou'), card.no, 'agent.1', '核对')
    expect(told?.verbatim).toContain(words)
  })

  it('is not made without the elements of the work sheet [P-11]', async () => {
    const citizen = citizenOf(jiban, 'pingdingshan')
    let turn = await citizen.say('楼下工地半夜还在施工，我要投诉')
    for (let i = 0; i < 4; i++) turn = await citizen.say('跳过')
    expect(turn.outcome.kind).toBe('intake')
    expect(turn.outcome.asked).toContain('place')
  })
})

describe('the receipt', () => {
  it('tells number, limit and how it goes on where the place must tell it [D-10]', async () => {
    const citizen = citizenOf(jiban, 'district-supervision')
    const turn = await finish(citizen, await citizen.say('楼下工地半夜还在施工，我要投诉'))
    expect(textOf(turn)).toContain(cardOf(turn).no)
    expect(textOf(turn)).toMatch(/7个工作日|3个工作日/)
    expect(textOf(turn)).toContain('办好后直接答复您')
  })
})
