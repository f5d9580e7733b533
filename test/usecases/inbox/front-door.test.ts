import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { onEveryDatabase } from '../../support/database.ts'
import { until } from '../../support/processes.ts'
import {
  atOnce,
  channel,
  fiveSeconds,
  nobodyWaits,
  type OpenDoor,
  openDoor,
  place,
  wordsOf,
} from './open-door.ts'

onEveryDatabase('the front door', ({ database }) => {
  let open: OpenDoor
  beforeAll(async () => {
    open = await openDoor(database())
  })
  // No pause of the test before is left.
  beforeEach(() => open.time.turn(60_000))

  describe('a message', () => {
    it('is answered, and the reply stands on the ledger until it was carried', async () => {
      const citizen = open.citizen()
      const received = await citizen.says('你好')
      expect(wordsOf(received)).toContain('12345')
      const conversation = await citizen.conversation()
      const [line] = await open.ledgerOf(conversation)
      expect(line).toMatchObject({ state: 'queued' })
      expect(line?.not_before?.getTime()).toBeGreaterThan(open.use.deps.clock.now().getTime())
      if (received.kind !== 'answered') throw new Error('not answered')
      expect(received.reply).toBe(String(line?.id))
      await open.door.carried(place, received.reply, 'passive')
      expect(await open.ledgerOf(conversation)).toMatchObject([{ state: 'sent', allowance: 'passive' }])
      expect(await open.inbox(conversation)).toMatchObject([{ state: 'answered' }])
    })

    it('goes to the sender at once when its reply could not be given', async () => {
      const citizen = open.citizen()
      const received = await citizen.says('你好')
      if (received.kind !== 'answered') throw new Error('not answered')
      await open.door.notCarried(place, received.reply, 'connection closed')
      const taken = await open.ledger.take([channel], open.use.deps.clock.now(), 10)
      expect(taken.map(({ id }) => id)).toContain(received.reply)
    })

    it('is stored and answered though nobody waits for it', async () => {
      const citizen = open.citizen()
      expect(await citizen.says('你好', nobodyWaits)).toEqual({ kind: 'later' })
      const conversation = await citizen.conversation()
      expect(await open.inbox(conversation)).toHaveLength(1)
      await settled(open, conversation)
      expect(await open.ledgerOf(conversation)).toMatchObject([{ state: 'queued', not_before: null }])
    })

    it('says in no table in the clear who wrote it, or what', async () => {
      const citizen = open.citizen(undefined, 'openid-o6_bmjrPTlm6_2sgVt7hMZOPfL2M')
      await citizen.says('你好，我住在保密路7号')
      for (const table of ['inbox_message', 'delivery', 'conversation', 'message_claim']) {
        const text = JSON.stringify(await open.rows(`select * from ${table}`))
        expect(text, table).not.toContain('o6_bmjr')
        expect(text, table).not.toContain('保密路')
      }
    })
  })

  describe('the same message', () => {
    it('gets the stored turn when it comes again, and makes no second one', async () => {
      const citizen = open.citizen()
      const messageId = randomUUID()
      const first = await citizen.says('你好', atOnce, { messageId })
      expect(await citizen.says('你好', atOnce, { messageId })).toEqual(first)
      expect(await open.turns(await citizen.conversation())).toHaveLength(1)
    })

    it('gets the stored turn after it was carried, for the platform did not get it', async () => {
      const citizen = open.citizen()
      const messageId = randomUUID()
      const first = await citizen.says('你好', atOnce, { messageId })
      if (first.kind !== 'answered') throw new Error('not answered')
      await open.door.carried(place, first.reply, 'passive')
      expect(await citizen.says('你好', atOnce, { messageId })).toEqual(first)
    })

    it('gets nothing more once the sender has its reply in hand', async () => {
      const citizen = open.citizen()
      const messageId = randomUUID()
      const first = await citizen.says('你好', atOnce, { messageId })
      if (first.kind !== 'answered') throw new Error('not answered')
      await open.door.notCarried(place, first.reply, 'connection closed')
      await open.ledger.take([channel], open.use.deps.clock.now(), 1_000)
      expect(await citizen.says('你好', atOnce, { messageId })).toEqual({ kind: 'later' })
    })

    it('is answered later while the first is in the making', async () => {
      const citizen = open.citizen()
      const messageId = randomUUID()
      const first = citizen.says('身份证丢了', fiveSeconds, { messageId })
      await open.time.pauses(2)
      expect(await citizen.says('身份证丢了', fiveSeconds, { messageId })).toEqual({ kind: 'later' })
      open.time.turn(1_000)
      expect((await first).kind).toBe('answered')
      expect(await open.turns(await citizen.conversation())).toHaveLength(1)
    })

    it("from somebody else is their own message, and never shows another's answer", async () => {
      const messageId = 'counted-from-one-1'
      const [one, other] = [open.citizen(), open.citizen()]
      await one.says('我的电话是13800138000，路灯坏了', atOnce, { messageId })
      const received = await other.says('你好', atOnce, { messageId })
      expect(wordsOf(received)).not.toContain('路灯')
      expect(await open.turns(await other.conversation())).toHaveLength(1)
    })

    it('in the same moment is answered once', async () => {
      const citizen = open.citizen()
      const messageId = randomUUID()
      const all = await Promise.all([1, 2, 3, 4].map(() => citizen.says('你好', atOnce, { messageId })))
      expect(all.filter(({ kind }) => kind === 'answered').length).toBeGreaterThanOrEqual(1)
      expect(await open.turns(await citizen.conversation())).toHaveLength(1)
      expect(await open.ledgerOf(await citizen.conversation())).toHaveLength(1)
    })
  })

  describe('fragments of a thought', () => {
    it('are one turn, and the last of them carries its reply', async () => {
      const citizen = open.citizen()
      const first = citizen.says('小区门口的路灯', fiveSeconds)
      await open.time.pauses(2)
      open.time.turn(400)
      const second = citizen.says('坏了三天了', fiveSeconds)
      await open.time.pauses(4)
      open.time.turn(600)
      expect(await first).toEqual({ kind: 'later' })
      open.time.turn(400)
      expect((await second).kind).toBe('answered')
      const conversation = await citizen.conversation()
      expect((await open.turns(conversation)).map(({ text }) => text)).toEqual(['小区门口的路灯\n坏了三天了'])
      expect(await open.ledgerOf(conversation)).toHaveLength(1)
      expect((await open.inbox(conversation)).map(({ state }) => state)).toEqual(['answered', 'answered'])
    })

    it('are read in the order in which they were written, however they arrive', async () => {
      const citizen = open.citizen()
      const now = open.use.deps.clock.now().getTime()
      const late = citizen.says('坏了三天了', fiveSeconds, { receivedAt: new Date(now - 1_000) })
      await open.time.pauses(2)
      const early = citizen.says('小区门口的路灯', fiveSeconds, { receivedAt: new Date(now - 2_000) })
      await open.time.pauses(4)
      open.time.turn(1_000)
      await Promise.all([late, early])
      expect((await open.turns(await citizen.conversation())).map(({ text }) => text)).toEqual([
        '小区门口的路灯\n坏了三天了',
      ])
    })

    it('carry their reply by one of them alone when each comes again', async () => {
      const citizen = open.citizen()
      const [one, two] = [randomUUID(), randomUUID()]
      const first = citizen.says('小区门口的路灯', fiveSeconds, { messageId: one })
      await open.time.pauses(2)
      const second = citizen.says('坏了三天了', fiveSeconds, { messageId: two })
      await open.time.pauses(4)
      open.time.turn(1_000)
      const kinds = (await Promise.all([first, second])).map(({ kind }) => kind)
      const again = [
        await citizen.says('小区门口的路灯', atOnce, { messageId: one }),
        await citizen.says('坏了三天了', atOnce, { messageId: two }),
      ]
      expect(again.map(({ kind }) => kind)).toEqual(kinds)
      expect(kinds.toSorted()).toEqual(['answered', 'later'])
      expect(await open.turns(await citizen.conversation())).toHaveLength(1)
    })

    it('carry it by one of them alone when all come again at once after a crash', async () => {
      const dead = open.another({ pause: () => new Promise(() => undefined) })
      const citizen = open.citizen(dead)
      const messages = ['小区门口的路灯', '坏了三天了', '一直没人修'].map(
        (text) => [text, randomUUID()] as const,
      )
      for (const [text, messageId] of messages) {
        void citizen.says(text, fiveSeconds, { messageId })
        await until(
          'it is stored',
          async () =>
            (await open.inbox(await citizen.conversation())).length >
            messages.findIndex(([, id]) => id === messageId),
        )
      }
      await open.job()
      const alive = open.citizen(open.door, citizen.citizenKey)
      const told = await Promise.all(
        messages.map(([text, messageId]) => alive.says(text, atOnce, { messageId })),
      )
      expect(told.map(({ kind }) => kind).toSorted()).toEqual(['answered', 'later', 'later'])
      expect(await open.ledgerOf(await citizen.conversation())).toHaveLength(1)
    })

    it('are waited for longer while an order is taken down, but not beyond the time to answer', async () => {
      const citizen = open.citizen()
      await citizen.says('路灯坏了三天没人修')
      const started = open.use.deps.clock.now().getTime()
      const answer = citizen.says('东风街100号', fiveSeconds)
      await open.time.pauses(2)
      const [row] = await open.rows<{ not_before: Date }>(
        "select not_before from inbox_message where conversation_id = $1 and state = 'waiting'",
        await citizen.conversation(),
      )
      expect((row?.not_before.getTime() ?? 0) - started).toBe(4_500 * 0.6)
      open.time.turn(2_700)
      expect((await answer).kind).toBe('answered')
    })

    it('that never end are answered in parts', async () => {
      const citizen = open.citizen()
      const conversation = await citizen.conversation()
      // Each comes within the window of the one before, for nine seconds.
      for (let n = 0; n < 9; n += 1) {
        void citizen.says(`第${n}句还没有说完`, { answerWithinMs: 0, mergeMs: 1_000 })
        while ((await open.inbox(conversation)).length <= n) await new Promise((next) => setImmediate(next))
        await open.time.pauses(1)
        open.time.turn(990)
      }
      await settled(open, conversation)
      expect(await open.turns(conversation)).toHaveLength(1)
    })
  })

  describe('what cannot wait', () => {
    it('is danger: it is answered though more may follow, together with what was said before', async () => {
      const citizen = open.citizen()
      const first = citizen.says('我在东风街100号三楼', fiveSeconds)
      await open.time.pauses(2)
      const danger = await citizen.says('家里着火了快来人', fiveSeconds)
      expect(wordsOf(danger)).toContain('119')
      open.time.turn(1_000)
      expect(await first).toEqual({ kind: 'later' })
      expect((await open.turns(await citizen.conversation())).map(({ text }) => text)).toEqual([
        '我在东风街100号三楼\n家里着火了快来人',
      ])
    })

    it('is danger told over several fragments', async () => {
      const citizen = open.citizen()
      void citizen.says('我家厨房', fiveSeconds)
      await open.time.pauses(2)
      const danger = await citizen.says('着火了', fiveSeconds)
      expect(wordsOf(danger)).toContain('119')
    })

    it('is danger among many messages: it is never refused', async () => {
      const citizen = open.citizen()
      for (let n = 0; n < 20; n += 1) await citizen.says('你好')
      expect((await citizen.says('你好')).kind).toBe('refused')
      expect(wordsOf(await citizen.says('家里着火了'))).toContain('119')
    })

    it('is a word of command, answered after what was said before it', async () => {
      const citizen = open.citizen()
      const told = citizen.says('路灯坏了三天没人修', fiveSeconds)
      await open.time.pauses(2)
      const human = await citizen.says('转人工', fiveSeconds)
      expect(human).toMatchObject({ kind: 'answered', turn: { outcome: { kind: 'handoff' } } })
      open.time.turn(1_000)
      expect(await told).toEqual({ kind: 'later' })
      const turns = await open.turns(await citizen.conversation())
      expect(turns.map(({ text }) => text)).toEqual(['路灯坏了三天没人修', '转人工'])
    })

    it('is a bare number', async () => {
      expect((await open.citizen().says('1', fiveSeconds)).kind).toBe('answered')
    })
  })

  describe('what is no message', () => {
    it.each([
      ['without an id', { messageId: '' }],
      ['at no time', { receivedAt: new Date(Number.NaN) }],
    ])('%s is refused, and nothing of it stored', async (_what, changes) => {
      const citizen = open.citizen()
      await expect(citizen.says('你好', atOnce, changes)).rejects.toMatchObject({ code: 'invalid_input' })
      expect(await open.inbox(await citizen.conversation())).toEqual([])
    })

    it.each([
      ['the future', '2099-01-01T00:00:00Z'],
      ['long ago', '1970-01-01T00:00:00Z'],
    ])('from %s is of now', async (_, time) => {
      const citizen = open.citizen()
      await citizen.says('你好', atOnce, { receivedAt: new Date(time) })
      expect((await open.turns(await citizen.conversation()))[0]?.at).toBe(
        open.use.deps.clock.now().toISOString(),
      )
    })

    it.each([
      ['200 kB', '路'.repeat(66_000)],
      ['control characters', '\0\u0001\u0008路灯\u001b[2J坏了\u202e'],
      ['half a character', '路灯\uD83D坏了\uDE00'],
      ['markup', '<script>alert(1)</script>]]><xml>&lol;'],
      ['nothing', '   '],
    ])('of %s is answered all the same, once', async (_what, text) => {
      const citizen = open.citizen()
      const messageId = `${randomUUID()}${'x'.repeat(5_000)}`
      expect((await citizen.says(text, atOnce, { messageId })).kind).toBe('answered')
      expect((await citizen.says(text, atOnce, { messageId })).kind).toBe('answered')
      expect(await open.turns(await citizen.conversation())).toHaveLength(1)
    })
  })

  it('keeps conversations of channels, places and threads apart, the same for the same', async () => {
    const of = open.door.conversationOf
    const ids = await Promise.all([
      of(place, 'wechat', 'a'),
      of(place, 'wecom', 'a'),
      of('fuzhou' as typeof place, 'wechat', 'a'),
      of(place, 'wechat', 'b'),
      of(place, 'wechat', 'a', 'room'),
      of(place, 'wechat', 'a', ''),
    ])
    expect(new Set(ids).size).toBe(ids.length)
    expect(await of(place, 'wechat', 'a')).toBe(ids[0])
  })
})

/** Until nothing waits in the conversation; the work is done beside the test. */
const settled = async (open: OpenDoor, conversationId: string): Promise<void> => {
  while ((await open.inbox(conversationId)).some(({ state }) => state !== 'answered'))
    await new Promise((next) => setImmediate(next))
}
