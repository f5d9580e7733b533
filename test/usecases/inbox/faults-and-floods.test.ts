import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answerInbox } from '../../../src/jobs/answer-inbox.ts'
import type { ConversationStore } from '../../../src/ports/conversation-store.ts'
import { dangerLimits, inboxLimits, inboxTimes, turnsAtOnce } from '../../../src/usecases/inbox/limits.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
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

/** Faults of the store, by the text of the message they befall; `left` of them are still to come. */
const faulty = (real: ConversationStore) => {
  const bad = new Map<string, number>()
  const store: ConversationStore = {
    ...real,
    commit: async (change) => {
      const left = bad.get(change.text) ?? 0
      if (left > 0 && change.turn.outcome.reason !== 'fault') {
        bad.set(change.text, left - 1)
        throw new Error('a fault that nobody foresaw')
      }
      return real.commit(change)
    },
  }
  return { store, bad }
}

onEveryDatabase('what goes wrong behind the front door', ({ database }) => {
  let open: OpenDoor
  let bad: Map<string, number>
  beforeAll(async () => {
    const plain = await openDoor(database())
    const broken = faulty(plain.use.deps.conversations)
    bad = broken.bad
    open = await openDoor(database(), { conversations: broken.store })
  })
  beforeEach(() => open.time.turn(60_000))

  describe('a process that dies', () => {
    it('between storing and answering loses nothing: the job answers, once, over the ledger', async () => {
      const citizen = open.citizen()
      // The window never ends for the one who waits: its process is gone.
      void citizen.says('小区门口的路灯', fiveSeconds)
      await open.time.pauses(2)
      void citizen.says('坏了三天了', fiveSeconds)
      await open.time.pauses(4)
      const conversation = await citizen.conversation()
      await open.job()
      await open.job()
      expect((await open.turns(conversation)).map(({ text }) => text)).toEqual(['小区门口的路灯\n坏了三天了'])
      expect(await open.ledgerOf(conversation)).toMatchObject([{ state: 'queued', not_before: null }])
    })

    it('while it made the turn leaves it to the job, when its lease is over and not before', async () => {
      const citizen = open.citizen()
      const conversation = await citizen.conversation()
      await stored(open, citizen, '你好')
      const now = open.use.deps.clock.now()
      const taken = await open.use.inbox.take(
        { place, channel: 'wechat', conversationId: conversation },
        {
          now,
          leaseUntil: new Date(now.getTime() + 60_000),
          waitsFor: 'turn',
          choose: (waiting) => waiting,
        },
      )
      expect(taken.kind).toBe('taken')
      await open.job(30_000)
      expect(await open.turns(conversation)).toEqual([])
      await open.job(61_000)
      expect(await open.turns(conversation)).toHaveLength(1)
    })
  })

  describe('a long run of the job', () => {
    it('holds what it takes late from then on, so that no other process takes it too', async () => {
      const { conversations } = open.use.deps
      const held = new Map<string, boolean>()
      let begun = 0
      const commit: typeof conversations.commit = async (change) => {
        open.time.turn(inboxTimes.leaseMs)
        const [row] = await open.rows<{ leased_until: Date }>(
          'select leased_until from inbox_message where conversation_id = $1',
          change.conversationId,
        )
        // Longer than any lease that counts from the beginning of the run.
        const until = row?.leased_until.getTime() ?? 0
        held.set(change.conversationId, until > begun + inboxTimes.leaseMs)
        return conversations.commit(change)
      }
      const ids = Array.from({ length: turnsAtOnce + 1 }, () => randomUUID())
      for (const id of ids) {
        open.time.turn(1)
        await left(open, id, '你好')
      }
      open.time.turn(60_000)
      begun = open.use.deps.clock.now().getTime()
      const slow = { ...open.use, deps: { ...open.use.deps, conversations: { ...conversations, commit } } }
      await answerInbox(slow, open.use.deps.clock.now())
      expect([held.size, held.get(ids.at(-1) ?? '')]).toEqual([ids.length, true])
    })
  })

  describe('a fault while the turn is made', () => {
    it('is tried again, and answered over the ledger', async () => {
      bad.set('身份证丢了怎么办', 1)
      const citizen = open.citizen()
      expect(await answering(open, citizen.says('身份证丢了怎么办'), 4_500)).toEqual({ kind: 'later' })
      const conversation = await citizen.conversation()
      await open.job()
      expect(await open.turns(conversation)).toHaveLength(1)
      expect(await open.inbox(conversation)).toMatchObject([{ state: 'answered' }])
      expect(open.faults.length).toBeGreaterThan(0)
    })

    it('that comes three times gives the message to a person, says so, and holds up nobody', async () => {
      bad.set('这条消息有毒，我的电话13800138000', 99)
      const citizen = open.citizen()
      await answering(open, citizen.says('这条消息有毒，我的电话13800138000'), 4_500)
      const conversation = await citizen.conversation()
      await answering(open, citizen.says('你好'), 4_500)
      for (let n = 1; n <= 5; n += 1) await open.job(n * 60_000)
      const turns = await open.turns(conversation)
      expect(turns.map(({ outcome }) => outcome.reason ?? outcome.kind)).toContain('fault')
      expect(turns.map(({ text }) => text)).toContain('你好')
      expect((await open.inbox(conversation)).every(({ state }) => state === 'answered')).toBe(true)
      expect(await open.ledgerOf(conversation)).toHaveLength(2)
      const lines = await open.use.deps.reports.deliveries(place, { limit: 50 })
      expect(lines.filter(({ desk }) => desk === 'hotline').map(({ purpose }) => purpose)).toContain(
        'handoff',
      )
    })
  })

  describe('too late an answer', () => {
    it('goes to the sender, and the caller is told so in time', async () => {
      const citizen = open.citizen()
      const { promise: over, resolve } = Promise.withResolvers<void>()
      const slow = open.another({
        deps: {
          ...open.use.deps,
          conversations: {
            ...open.use.deps.conversations,
            commit: async (change) => {
              await over
              return open.use.deps.conversations.commit(change)
            },
          },
        },
      })
      const received = open.citizen(slow, citizen.citizenKey).says('你好')
      await open.time.pauses(1)
      open.time.turn(4_500)
      expect(await received).toEqual({ kind: 'later' })
      resolve()
      const conversation = await citizen.conversation()
      while ((await open.turns(conversation)).length === 0) await new Promise((next) => setImmediate(next))
      expect(await due(open)).toContain(conversation)
    })
  })

  describe('danger told while a turn is being made', () => {
    it('is answered at once, and the turn is made all the same', async () => {
      const citizen = open.citizen()
      const { promise: over, resolve } = Promise.withResolvers<void>()
      const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
      const slow = open.another({
        deps: {
          ...open.use.deps,
          conversations: {
            ...open.use.deps.conversations,
            commit: async (change) => {
              if (change.turn.outcome.kind === 'emergency') return open.use.deps.conversations.commit(change)
              begin()
              await over
              return open.use.deps.conversations.commit(change)
            },
          },
        },
      })
      const first = open.citizen(slow, citizen.citizenKey).says('你好')
      await begun
      expect(wordsOf(await open.citizen(slow, citizen.citizenKey).says('家里着火了'))).toContain('119')
      resolve()
      expect((await first).kind).toBe('answered')
      const turns = await open.turns(await citizen.conversation())
      expect(turns.map(({ text }) => text)).toEqual(['家里着火了', '你好'])
    })
  })

  describe('a flood', () => {
    it('is refused beyond what a person can type, told once, and is over after a minute', async () => {
      const citizen = open.citizen()
      for (let n = 0; n < inboxLimits.messages; n += 1)
        expect((await citizen.says('你好')).kind).toBe('answered')
      const refused = [await citizen.says('你好'), await citizen.says('你好'), await citizen.says('你好')]
      expect(refused.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'refused'])
      expect(refused.map((each) => (each.kind === 'refused' ? each.notice !== null : false))).toEqual([
        true,
        false,
        false,
      ])
      expect((await open.citizen().says('你好')).kind).toBe('answered')
      open.time.turn(61_000)
      expect((await citizen.says('你好')).kind).toBe('answered')
    })

    it('stays visible, and what was refused stays refused when it comes again', async () => {
      const citizen = open.citizen()
      for (let n = 0; n < inboxLimits.messages; n += 1) await citizen.says('你好')
      const messageId = randomUUID()
      expect((await citizen.says('还有一句', atOnce, { messageId })).kind).toBe('refused')
      open.time.turn(61_000)
      expect(await citizen.says('还有一句', atOnce, { messageId })).toEqual({ kind: 'refused', notice: null })
      expect(
        (await open.inbox(await citizen.conversation())).filter(({ state }) => state === 'refused'),
      ).toHaveLength(1)
    })

    it('of more than can wait in one conversation is refused, counted exactly however many come at once', async () => {
      const citizen = open.citizen()
      const all = Array.from({ length: 30 }, (_, n) =>
        citizen.says(`第${n}句`, { answerWithinMs: 4_500, mergeMs: 2_000 }),
      )
      const conversation = await citizen.conversation()
      while ((await open.inbox(conversation)).length < all.length)
        await new Promise((next) => setImmediate(next))
      // Each that was let in pauses for its window and for its time to answer.
      await open.time.pauses(2 * inboxLimits.waitingOfSender)
      open.time.turn(2_000)
      const received = await Promise.all(all)
      expect(received.filter(({ kind }) => kind === 'refused')).toHaveLength(20)
      expect(received.filter((each) => each.kind === 'refused' && each.notice !== null)).toHaveLength(1)
      expect(
        (await open.inbox(await citizen.conversation())).filter(({ state }) => state === 'answered'),
      ).toHaveLength(10)
    })

    it('of one keeps none of ten quiet citizens waiting for it', async () => {
      const flooding = Array.from({ length: 60 }, (_, n) =>
        open.citizen(undefined, 'flood').says(`你好${n}`, nobodyWaits),
      )
      const quiet = await Promise.all(Array.from({ length: 10 }, () => open.citizen().says('你好')))
      expect(quiet.map(({ kind }) => kind)).toEqual(quiet.map(() => 'answered'))
      await Promise.all(flooding)
    })

    it('of danger is let in three times as long as any other, and then has an end', async () => {
      const citizen = open.citizen()
      const received: string[] = []
      for (let n = 0; n < dangerLimits.messages + 5; n += 1)
        received.push((await citizen.says('家里着火了')).kind)
      expect(received.slice(0, dangerLimits.messages).every((kind) => kind === 'answered')).toBe(true)
      expect(received.slice(dangerLimits.messages).every((kind) => kind === 'refused')).toBe(true)
      expect((await open.citizen().says('家里着火了')).kind).toBe('answered')
    })

    it('of a whole place is refused beyond what can be answered in time, danger excepted', async () => {
      await open.rows(
        `insert into inbox_message (place, channel, message_id, conversation_id, message_sealed, received_at, state, not_before)
         select $1, 'wechat', 'waiting-' || n, 'c' || n, '', $2, 'waiting', $3 from generate_series(1, $4::integer) n`,
        place,
        open.use.deps.clock.now(),
        new Date('2030-01-01T00:00:00Z'),
        inboxLimits.waitingInPlace,
      )
      const refused = await open.citizen().says('你好')
      expect(refused).toMatchObject({ kind: 'refused' })
      expect(refused.kind === 'refused' && refused.notice).toBeTruthy()
      expect(wordsOf(await open.citizen().says('家里着火了'))).toContain('119')
      await open.rows("delete from inbox_message where message_id like 'waiting-%'")
      expect((await open.citizen().says('你好')).kind).toBe('answered')
    })
  })
})

onServerDatabase('two processes behind one front door', ({ database }) => {
  it('never both answer, however the fragments and repetitions are spread over them', async () => {
    const open = await openDoor(database())
    const citizen = open.citizen()
    const ids = [randomUUID(), randomUUID(), randomUUID()]
    const doors = [open.door, open.another()]
    const all = ids.flatMap((messageId, n) =>
      doors.map((door) =>
        open.citizen(door, citizen.citizenKey).says(`第${n}句话说路灯`, fiveSeconds, { messageId }),
      ),
    )
    // Whichever process stores a message pauses for it; the repetition does not.
    await open.time.pauses(6)
    open.time.turn(1_000)
    const conversation = await citizen.conversation()
    await answered(open, conversation)
    // Who waits for the other process looks again.
    open.time.turn(300)
    const received = await Promise.all(all)
    expect(received.filter(({ kind }) => kind === 'answered').length).toBe(1)
    const turns = await open.turns(conversation)
    expect(turns).toHaveLength(1)
    expect(turns[0]?.text.split('\n').toSorted()).toEqual(['第0句话说路灯', '第1句话说路灯', '第2句话说路灯'])
    expect(await open.ledgerOf(conversation)).toHaveLength(1)
  })

  it('answer in order what came while a turn was made in the other', async () => {
    const open = await openDoor(database())
    const citizen = open.citizen()
    const conversation = await citizen.conversation()
    const said = [
      citizen.says('你好'),
      open.citizen(open.another(), citizen.citizenKey).says('你好呀', nobodyWaits),
      open.citizen(open.another(), citizen.citizenKey).says('谢谢', nobodyWaits),
    ]
    while ((await open.inbox(conversation)).length < said.length)
      await new Promise((next) => setImmediate(next))
    // Where time runs ahead of the database, whoever waits gives up and the job goes on, as it does each few seconds.
    let looks = 0
    await answered(open, conversation, 20, async () => {
      looks += 1
      if (looks % 500 === 0) await open.job(0)
    })
    await Promise.all(said)
    const turns = await open.turns(conversation)
    expect(turns.map(({ text }) => text).toSorted()).toEqual(['你好', '你好呀', '谢谢'].toSorted())
    expect(turns.map(({ seq }) => seq)).toEqual([1, 2, 3])
  })
})

/** Until everything in the conversation is answered; time goes on by `ms` each time it is looked. */
const answered = async (
  open: OpenDoor,
  conversationId: string,
  ms = 0,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> => {
  while ((await open.inbox(conversationId)).some(({ state }) => state !== 'answered')) {
    open.time.turn(ms)
    await meanwhile()
    await new Promise((next) => setImmediate(next))
  }
}

/** Stored by a process that dies before it answers. */
const left = async ({ use }: OpenDoor, conversationId: string, text: string): Promise<void> => {
  const now = use.deps.clock.now()
  const message = { place, channel, messageId: randomUUID(), conversationId, text, receivedAt: now }
  await use.inbox.admit(message, { now, notBefore: now, longestMs: 8_000, limits: null })
}

const stored = async (
  open: OpenDoor,
  citizen: ReturnType<OpenDoor['citizen']>,
  text: string,
): Promise<void> => {
  void citizen.says(text, fiveSeconds)
  await open.time.pauses(open.time.underWay() + 2)
}

/** The answer of a caller whose time runs out. */
const answering = async <T>(open: OpenDoor, received: Promise<T>, ms: number): Promise<T> => {
  const state = { over: false }
  void received.finally(() => {
    state.over = true
  })
  while (!state.over) {
    open.time.turn(ms)
    await new Promise((next) => setImmediate(next))
  }
  return received
}

/** Conversations in which the sender may send something now. */
const due = async (open: OpenDoor): Promise<readonly (string | null)[]> =>
  (await open.ledger.take(['wechat'], open.use.deps.clock.now(), 10_000)).map(
    ({ conversationId }) => conversationId,
  )
