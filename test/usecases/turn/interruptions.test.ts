import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { allPlaces } from '../../../src/rules/index.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { type Citizen, cardOf, filedEvent, finish, lamp, noise, orderNumbers, phone } from './story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

/** What waits for the people of the place, newest last, opened. */
const handoffs = async (place: string) => {
  const cipher = aesCipher('a key for tests only')
  const rows = await jiban.database.db
    .selectFrom('delivery')
    .select(['channel', 'address_sealed', 'body_sealed', 'state'])
    .where('place', '=', place)
    .where('purpose', '=', 'handoff')
    .orderBy('id')
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      state: row.state,
      channel: row.channel,
      address: await cipher.open(row.address_sealed),
      body: await cipher.open(row.body_sealed),
    })),
  )
}

const states: readonly (readonly [string, (citizen: Citizen) => Promise<unknown>])[] = [
  ['at the very beginning', async () => undefined],
  ['after an answer', (citizen) => citizen.say('身份证丢了怎么补办')],
  ['before a choice of questions', (citizen) => citizen.say('飞天扫帚驾照怎么考')],
  ['where registering is offered', (citizen) => citizen.say('咕噜咕噜呱啦呱啦怎么弄')],
  ['in the middle of an intake', (citizen) => citizen.say(lamp)],
  ['before the order shown back', (citizen) => citizen.say(`${noise}，电话${phone}`)],
  ['while a person is waited for', (citizen) => citizen.say('转人工')],
]

describe('转人工', () => {
  it.each(states)('works %s and is on the ledger', async (_state, before) => {
    const citizen = citizenOf(jiban, 'weifang')
    await before(citizen)
    const already = (await handoffs('weifang')).length
    const turn = await citizen.say('转人工')
    expect(turn.outcome.kind).toBe('handoff')
    const waiting = (await handoffs('weifang')).slice(already)
    expect(waiting).toMatchObject([{ state: 'queued', channel: 'desk', address: 'hotline' }])
    expect(waiting[0]?.body).not.toContain(citizen.conversationId)
    expect(waiting[0]?.body).toMatch(/（会话 [0-9a-f]{12}）$/)
  })

  it.each([...allPlaces])('works in %s [W-13]', async (place) => {
    const turn = await citizenOf(jiban, place).say('我要找真人')
    expect(turn.outcome.kind).toBe('handoff')
    expect(await handoffs(place)).not.toEqual([])
  })

  it('hands over what was being told', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    await citizen.say('转人工')
    expect((await handoffs('weifang')).at(-1)?.body).toContain(lamp)
  })

  it('keeps what is said while waiting, and 返回 goes back to the assistant', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say('转人工')
    expect((await citizen.say('还有一个情况要说')).outcome).toMatchObject({
      kind: 'handoff',
      reason: 'waiting',
    })
    expect((await citizen.say('返回')).outcome).toMatchObject({ kind: 'small-talk', reason: 'back' })
    expect((await citizen.say('身份证丢了怎么补办')).outcome.kind).toBe('settled')
  })
})

describe('a question in the middle of an intake', () => {
  it('is answered, and the same fields are asked again', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const before = await citizen.say(lamp)
    const aside = await citizen.say('身份证丢了怎么补办')
    expect(aside.outcome).toMatchObject({ kind: 'settled', entryId: 'id-card.lost-replacement' })
    const [asked = ''] = textOf(before).split('\n')
    expect(textOf(aside)).toContain(asked.replace('这件事可以登记。', ''))
    const card = cardOf(await finish(citizen, await citizen.say(`奎文区幸福路12号 ${phone}`)))
    const filed = await filedEvent(jiban, 'weifang', card.no)
    expect(filed).toMatchObject({ where: '奎文区幸福路12号', text: lamp })
  })

  it('does not use up the one time an optional field is asked', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const before = await citizen.say(`我要举报幸福路12号的黑作坊卖过期肉，电话${phone}`)
    expect(before.outcome.asked).toEqual(['target', 'confidential'])
    const aside = await citizen.say('身份证丢了怎么补办')
    expect(textOf(aside)).toContain('您需要对被举报人和承办单位保密个人信息吗')
  })

  it('is answered at the order shown back too', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(`${noise}，电话${phone}`)
    expect((await citizen.say('身份证丢了怎么补办')).outcome.kind).toBe('settled')
    expect((await citizen.say('提交')).outcome.kind).toBe('order')
  })
})

describe('another matter in the middle of an intake', () => {
  it('is kept, and taken next with the contact that is known', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    await citizen.say('另外，楼下餐馆油烟太大，天天熏人，也要投诉')
    await citizen.say(`奎文区幸福路12号，${phone}`)
    const first = await citizen.say('提交')
    expect(textOf(first)).toContain('接着说您的另一件事')
    const second = cardOf(await finish(citizen, await citizen.say('奎文区幸福路18号')))
    expect((await filedEvent(jiban, 'weifang', cardOf(first).no)).text).toBe(lamp)
    expect(await filedEvent(jiban, 'weifang', second.no)).toMatchObject({
      text: '楼下餐馆油烟太大，天天熏人，也要投诉',
      where: '奎文区幸福路18号',
      anonymous: false,
    })
  })

  it('outlives the cancelling of the first', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    await citizen.say('另外，楼下餐馆油烟太大，天天熏人，也要投诉')
    const turn = await citizen.say('取消')
    expect(turn.outcome).toMatchObject({ kind: 'intake', reason: 'cancelled' })
    const card = cardOf(await finish(citizen, await citizen.say(`奎文区幸福路18号，${phone}`)))
    expect((await filedEvent(jiban, 'weifang', card.no)).text).toContain('油烟')
  })

  it('is none when only a detail is added', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    const turn = await citizen.say(`另外，电话是${phone}`)
    expect(turn.outcome.asked).toEqual(['place'])
    expect(textOf(turn)).not.toContain('另一件事')
  })
})

describe('several matters in one message', () => {
  const two = `一是幸福路12号院门口路灯坏了半个月没人修，要投诉；二是东风街18号餐馆油烟太大熏人，要投诉。我的电话${phone}`

  it('become several orders, each with its own place', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    let turn = await citizen.say(two)
    const numbers: string[] = []
    for (let said = 0; said < 8 && numbers.length < 2; said++) {
      turn = await citizen.say(turn.outcome.asked ? '跳过' : '提交')
      numbers.push(...turn.replies.flatMap(({ order }) => (order ? [order.no] : [])))
    }
    const filed = await Promise.all(numbers.map((no) => filedEvent(jiban, 'weifang', no)))
    expect(filed.map(({ where }) => where)).toMatchObject([
      expect.stringContaining('幸福路12号'),
      expect.stringContaining('东风街18号'),
    ])
    expect(filed.map(({ text }) => /油烟/.test(text))).toEqual([false, true])
    expect(filed.map(({ anonymous }) => anonymous)).toEqual([false, false])
  })

  it('are not judged by the facts of one another', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const turn = await citizen.say(
      '一是开发商不退定金，法院已经立案了，要投诉；二是幸福路12号院门口路灯坏了半个月没人修，要投诉',
    )
    expect(textOf(turn)).toContain('不予受理')
    const card = cardOf(await finish(citizen, turn))
    const filed = await filedEvent(jiban, 'weifang', card.no)
    expect(filed.text).toContain('路灯')
    expect(filed.text).not.toContain('开发商')
  })
})

describe('an emergency in the middle of an intake', () => {
  const danger = '我家里着火了，人还在屋里，快来人'

  it.each([...allPlaces])('is told whom to call first, and the intake survives it, in %s', async (place) => {
    const citizen = citizenOf(jiban, place)
    await citizen.say(lamp)
    const turn = await citizen.say(danger)
    expect(turn.outcome.kind).toBe('emergency')
    expect(turn.replies[0]?.text).toMatch(/^请立即拨打.*119/)
    const card = cardOf(await finish(citizen, await citizen.say('幸福路12号院3号楼')))
    expect((await filedEvent(jiban, place, card.no)).text).toContain('路灯')
  })

  it('becomes an urgent order at once where the place acts itself, with the contact known so far', async () => {
    const citizen = citizenOf(jiban, 'pingdingshan')
    await citizen.say(`${lamp}，电话${phone}`)
    const card = cardOf(await citizen.say('湛河区幸福路12号着火了，人还在屋里，快来人'))
    const filed = await filedEvent(jiban, 'pingdingshan', card.no)
    expect(filed).toMatchObject({ classification: { class: 'D' }, anonymous: false })
    expect(filed.text).not.toContain('路灯')
    const personal = await jiban.deps.orders.personal(
      placeIdSchema.parse('pingdingshan'),
      card.no,
      'test',
      'test',
    )
    expect(personal?.contactPhone).toBe(phone)
  })

  it('files nothing where the place only points to the emergency lines', async () => {
    const before = await orderNumbers(jiban, 'weifang')
    await citizenOf(jiban, 'weifang').say('湛河区幸福路12号着火了，人还在屋里，快来人')
    expect(await orderNumbers(jiban, 'weifang')).toEqual(before)
  })
})

describe('an emergency told to the place that acts itself', () => {
  it('files a class D order in the first turn and asks for nothing', async () => {
    const turn = await citizenOf(jiban, 'pingdingshan').say('家里煤气泄漏有人昏迷，在湛河区幸福路5号')
    expect(turn.replies[0]?.text).toMatch(/120/)
    const card = cardOf(turn)
    const filed = await filedEvent(jiban, 'pingdingshan', card.no)
    expect(filed.classification.class).toBe('D')
    expect(card.deadlines[0]?.explanation).toContain('节假日')
  })
})
