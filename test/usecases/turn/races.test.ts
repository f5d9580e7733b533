import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Turn } from '../../../src/domain/conversation.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import type { OpenDatabase } from '../../../src/store/database.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { citizenOf, type Jiban, openJiban } from '../../support/jiban.ts'
import { cardOf, noise, orderNumbers, phone } from './story.ts'

const place = 'weifang'

/** On a server the messages meet on several connections, on the embedded database they queue for its only one. */
onEveryDatabase('messages at the same time', ({ database }) => {
  let jiban: Jiban
  beforeAll(async () => {
    jiban = await openJiban('2026-09-28T10:00:00+08:00', database() as OpenDatabase)
  })
  afterAll(() => undefined)

  const readyToSubmit = async () => {
    const citizen = citizenOf(jiban, place)
    const turn = await citizen.say(`${noise}，我的电话${phone}`)
    expect(turn.outcome.reason).toBe('confirm')
    return citizen
  }

  describe('the same message three times', () => {
    it('makes one order, and all three get the same answer', async () => {
      const citizen = await readyToSubmit()
      const before = await orderNumbers(jiban, place)
      const id = randomUUID()
      const turns = await Promise.all([1, 2, 3].map(() => citizen.say('提交', id)))
      expect(new Set(turns.map((turn) => JSON.stringify(cardOf(turn)))).size).toBe(1)
      expect(await orderNumbers(jiban, place)).toHaveLength(before.length + 1)
    })

    it('is answered from the record when it comes again later', async () => {
      const citizen = await readyToSubmit()
      const id = randomUUID()
      const first = await citizen.say('提交', id)
      await citizen.say('身份证丢了怎么补办')
      expect(await citizen.say('提交', id)).toEqual(first)
    })
  })

  describe('different messages in one conversation', () => {
    it('are all answered in one order or another, and each is kept', async () => {
      const citizen = citizenOf(jiban, place)
      const said = [
        '你好',
        '转人工',
        '查进度',
        '谢谢',
        '帮助',
        '您好',
        '菜单',
        '再见',
        '你是谁',
        '收到',
        '在吗',
        '辛苦了',
      ]
      const turns = await Promise.all(said.map((text) => citizen.say(text)))
      expect(turns).toHaveLength(said.length)
      const kept = await jiban.deps.conversations.turns(
        placeIdSchema.parse(place),
        citizen.conversationId,
        50,
      )
      expect(kept.map(({ text }) => text).sort()).toEqual([...said].sort())
      expect(kept.map(({ seq }) => seq)).toEqual(said.map((_, index) => index + 1))
    })

    it('file one order when 提交 comes from two devices', async () => {
      const citizen = await readyToSubmit()
      const before = await orderNumbers(jiban, place)
      const turns = await Promise.all([citizen.say('提交'), citizen.say('提交')])
      const filed = turns.filter(({ outcome }: Turn) => outcome.kind === 'order')
      expect(filed).toHaveLength(1)
      expect(await orderNumbers(jiban, place)).toHaveLength(before.length + 1)
    })
  })

  describe('orders of many citizens', () => {
    it('have numbers of their own and whole chains', async () => {
      const citizens = await Promise.all(Array.from({ length: 8 }, readyToSubmit))
      const cards = (await Promise.all(citizens.map((citizen) => citizen.say('提交')))).map(cardOf)
      expect(new Set(cards.map(({ no }) => no)).size).toBe(8)
      for (const { no } of cards)
        expect(await jiban.deps.orders.firstBroken(placeIdSchema.parse(place), no)).toBeNull()
    })
  })
})
