import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn } from '../../../src/domain/conversation.ts'
import { citizenOf, type Jiban, openJiban, textOf } from '../../support/jiban.ts'
import { cardOf, filedEvent, finish, lamp, orderNumbers, phone } from '../turn/story.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const questions = (turn: Turn) =>
  (turn.replies.at(-1)?.options ?? []).map(({ send }) => send).filter((send) => /[？?]$/.test(send))
const sends = (turn: Turn) => (turn.replies.at(-1)?.options ?? []).map(({ send }) => send)

describe('what is told without a question', () => {
  it('is taken in at once, with up to three entries beside the first question', async () => {
    const turn = await citizenOf(jiban, 'weifang').say('房东不退押金')
    expect(turn.outcome).toMatchObject({ kind: 'intake', reason: 'missing-fields' })
    expect(questions(turn).length).toBeGreaterThan(0)
    expect(questions(turn).length).toBeLessThanOrEqual(3)
    expect(textOf(turn)).toContain(`1. ${questions(turn)[0]}`)
    expect(sends(turn)).toEqual([...questions(turn), '取消', '转人工'])
  })

  it('has no entries on swindlers or rubbish beside it when those are words thrown at the hotline', async () => {
    const turn = await citizenOf(jiban, 'weifang').say('你们都是骗子，打了八百遍电话没人管！！！垃圾')
    expect(questions(turn)).toEqual([])
    expect(textOf(turn)).toContain('给您添堵了。')
  })

  it('is answered out of the entry that is picked by number, and registered afterwards in the words it was told in', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const told = '房东不退押金'
    const first = await citizen.say(told)
    const answered = await citizen.say('1')
    expect(answered.outcome.kind).toBe('settled')
    expect(answered.replies[0]?.citations?.length).toBeGreaterThan(0)
    expect(sends(answered)).toContain('登记')
    const again = await citizen.say('登记')
    expect(again.outcome).toMatchObject({ kind: 'intake', asked: first.outcome.asked })
    const card = cardOf(await finish(citizen, await citizen.say(`奎文区幸福路12号 ${phone}`)))
    expect(await filedEvent(jiban, 'weifang', card.no)).toMatchObject({ text: told })
  })

  it('goes on when the question is answered instead; the entries are not offered again', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    expect(questions(await citizen.say(lamp)).length).toBeGreaterThan(0)
    const next = await citizen.say(`奎文区幸福路12号 ${phone}`)
    expect(next.outcome.kind).toBe('intake')
    expect(questions(next)).toEqual([])
    const card = cardOf(await finish(citizen, next))
    expect(await filedEvent(jiban, 'weifang', card.no)).toMatchObject({
      where: '奎文区幸福路12号',
      text: lamp,
    })
  })

  it('files nothing when an entry is picked twice, or the same message comes again', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const before = await orderNumbers(jiban, 'weifang')
    const [question = ''] = questions(await citizen.say('房东不退押金'))
    const message = randomUUID()
    const once = await citizen.say(question, message)
    expect(await citizen.say(question, message)).toEqual(once)
    expect((await citizen.say(question)).outcome.kind).toBe('settled')
    expect(await orderNumbers(jiban, 'weifang')).toEqual(before)
  })

  it('brings no entries where a telephone is left or a story is told', async () => {
    const left = await citizenOf(jiban, 'weifang').say(`房东不退押金，电话${phone}`)
    expect(left.outcome.kind).toBe('intake')
    expect(questions(left)).toEqual([])
    const long = `房东不退押金。${'我去找过他很多次，他每次都说没钱，让我再等等。'.repeat(5)}`
    expect(questions(await citizenOf(jiban, 'weifang').say(long))).toEqual([])
  })

  it.each(['大厅叫号叫了一上午才十个人', '过桥的限高杆被撞弯了横在那儿没人挪'])(
    'has none far off the matter beside it: %s',
    async (told) => {
      const turn = await citizenOf(jiban, 'generic-city').say(told)
      expect(turn.outcome.kind).toBe('intake')
      expect(questions(turn)).toEqual([])
    },
  )

  it('keeps the place of the matter before as the first choice, and its number', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await finish(citizen, await citizen.say('奎文区东方路12号路灯坏了三天了'))
    const turn = await citizen.say('房东不退押金')
    expect(sends(turn)[0]).toBe('还是那里')
    expect(textOf(turn)).toContain(`2. ${questions(turn)[0]}`)
    expect((await citizen.say('1')).outcome).toMatchObject({ kind: 'intake', reason: 'confirm' })
  })

  it('does not disturb an intake that another danger interrupts', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    await citizen.say(lamp)
    expect((await citizen.say('我家着火了怎么办')).outcome.kind).toBe('emergency')
    const card = cardOf(await finish(citizen, await citizen.say(`奎文区幸福路12号 ${phone}`)))
    expect(await filedEvent(jiban, 'weifang', card.no)).toMatchObject({ text: lamp })
  })
})

describe('what is turned away', () => {
  it('is turned away, and what may help stands beside it', async () => {
    const citizen = citizenOf(jiban, 'weifang')
    const turn = await citizen.say('仲裁输了想去信访局讨说法')
    expect(['rejected', 'guided', 'redirected']).toContain(turn.outcome.kind)
    expect(questions(turn).length).toBeGreaterThan(0)
    expect((await citizen.say('1')).outcome.kind).toBe('settled')
  })
})
