import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { castOf } from './cast.ts'
import { filedIn, orderNumbers } from './story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const sends = (turn: Awaited<ReturnType<ReturnType<typeof citizenOf>['say']>>) =>
  (turn.replies.at(-1)?.options ?? []).map(({ send }) => send)
const lamp = '奎文区东方路12号路灯坏了三天了'

describe('what may belong to the order just filed', () => {
  const more = '现在又有两盏也灭了'

  it('is asked about once, and the first button puts it to that order', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang', lamp)
    const asked = await citizen.say(more)
    expect(asked.outcome).toMatchObject({ kind: 'clarify', orderNo: card.no })
    expect(sends(asked)).toEqual([`补充：${more}`, '登记', '转人工'])
    await citizen.say(`补充：${more}`)
    const { supplements } = await castOf(jiban, 'weifang', card.no).order()
    expect(supplements).toEqual([more])
    expect((await citizen.say('怎么还没人来修')).outcome).toMatchObject({ kind: 'status', orderNo: card.no })
  })

  it('is registered by the second, and the order is left as it was', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang', lamp)
    await citizen.say(more)
    const turn = await citizen.say('登记')
    expect(turn.outcome.kind).toBe('intake')
    expect(sends(turn)[0]).toBe('还是那里')
    expect((await castOf(jiban, 'weifang', card.no).order()).supplements).toEqual([])
  })

  it.each(['补充', '加进去', '就是一件事'])('is put to the order by the words %s too', async (words) => {
    const { citizen, card } = await filedIn(jiban, 'weifang', lamp)
    await citizen.say(more)
    await citizen.say(words)
    expect((await castOf(jiban, 'weifang', card.no).order()).supplements).toHaveLength(1)
  })

  it.each(['另外我要投诉物业乱收费', '还有一件事，门口垃圾没人清', '现在又停水了吗', '门口垃圾没人清'])(
    'is not asked of %s',
    async (words) => {
      const { citizen } = await filedIn(jiban, 'weifang', lamp)
      expect((await citizen.say(words)).outcome.reason).not.toBe('same-order')
    },
  )
})

describe('an order spoken of in a new talk without its number', () => {
  it.each(['怎么还没人来修', '催一下我的单子', '我上周反映的路灯呢', '我报修的路灯怎么还没修'])(
    '%s asks for number and code and begins nothing',
    async (words) => {
      const before = await orderNumbers(jiban, 'weifang')
      const turn = await citizenOf(jiban, 'weifang').say(words)
      expect(turn.outcome).toMatchObject({ kind: 'status', reason: 'no-order' })
      expect(sends(turn)).toEqual(['重新登记', '转人工'])
      expect(await orderNumbers(jiban, 'weifang')).toEqual(before)
    },
  )

  it.each(['路灯坏了还没人修', '我要投诉物业没人管', '反映路灯坏了没人来', '催收电话太多', '现在什么时候'])(
    '%s is a matter of its own',
    async (words) => {
      expect((await citizenOf(jiban, 'weifang').say(words)).outcome.reason).not.toBe('no-order')
    },
  )

  it('who waits for help in danger is asked for no number', async () => {
    const citizen = citizenOf(jiban, 'generic-city')
    expect((await citizen.say('我家着火了')).outcome.kind).toBe('emergency')
    expect((await citizen.say('怎么还没人来')).outcome.reason).not.toBe('no-order')
  })
})

describe('提交 with nothing to submit', () => {
  it('after a refusal says why, with the door that is open and a person', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const refused = await citizen.say('我要举报我们局长贪污受贿')
    expect(refused.outcome.kind).toBe('rejected')
    const turn = await citizen.say('提交')
    expect(textOf(turn)).toContain('12388')
    expect(sends(turn)).toEqual(['转人工'])
  })

  it('after filing names the order, and files nothing more', async () => {
    const { citizen, card } = await filedIn(jiban, 'weifang', lamp)
    const before = await orderNumbers(jiban, 'weifang')
    expect(textOf(await citizen.say('提交'))).toContain(card.no)
    expect(await orderNumbers(jiban, 'weifang')).toEqual(before)
  })
})

describe('trouble with what a firm runs', () => {
  it.each([
    '我花呗开通不了',
    '我想那个我的密码老是错误',
    '刚买入的基金一直停在付款中',
    '买了理财怎么还没看到呢',
  ])('%s asks for no place; registering stays open', async (words) => {
    const citizen = citizenOf(jiban, 'generic-city')
    const turn = await citizen.say(words)
    expect(turn.outcome.kind).toBe('out-of-scope')
    expect(sends(turn)).toEqual(['登记', '转人工'])
    expect((await citizen.say('登记')).outcome.kind).toBe('intake')
  })

  it.each(['投诉花呗乱扣我钱', '医保账号密码老是错误登不上', '买理财被骗了二十万，不给退'])(
    '%s is taken in or answered as ever',
    async (words) => {
      expect((await citizenOf(jiban, 'generic-city').say(words)).outcome.kind).not.toBe('out-of-scope')
    },
  )
})
