import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { InboxDeps } from '../../../src/usecases/inbox/inbox-deps.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { type OpenDoor, openDoor, place } from './open-door.ts'

type Step =
  | {
      readonly kind: 'says'
      readonly who: number
      readonly what: number
      readonly waits: boolean
      readonly again: boolean
    }
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'dies' }
  | { readonly kind: 'job' }

const words = ['路灯坏了', '在东风街', '你好', '转人工', '家里着火了', '1', '补充', '取消', '   ']

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('says' as const),
        who: fc.nat({ max: 2 }),
        what: fc.nat({ max: words.length - 1 }),
        waits: fc.boolean(),
        again: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('time' as const),
        ms: fc.constantFrom(100, 1_000, 5_000, 30_000),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'dies' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'job' as const }) },
  ),
  { minLength: 3, maxLength: 25 },
)

/** A process: when it has died, no pause of it ends and nothing of it is stored any more. */
const processOf = (open: OpenDoor) => {
  const life = { dead: false }
  const never = new Promise<never>(() => undefined)
  const { use } = open
  const mortal: Partial<InboxDeps> = {
    pause: (ms) => open.time.pause(ms).then(() => (life.dead ? never : undefined)),
    deps: {
      ...use.deps,
      conversations: {
        ...use.deps.conversations,
        commit: (change) => (life.dead ? never : use.deps.conversations.commit(change)),
      },
    },
  }
  return { door: open.another(mortal), life }
}

const breathe = async (rounds = 5) => {
  for (let n = 0; n < rounds; n += 1) await new Promise((next) => setImmediate(next))
}

onEveryDatabase('any order of messages, repetitions, pauses and deaths', ({ database }) => {
  it('answers each message exactly once, or leaves it visibly refused', async () => {
    const open = await openDoor(database())
    await fc.assert(
      fc.asyncProperty(fc.uuid(), steps, async (run, script) => {
        const sent = await play(open, run, script)
        for (const citizenKey of new Set(sent.map(({ key }) => key))) {
          const conversation = await open.door.conversationOf(place, 'wechat', citizenKey)
          await quiet(open, conversation)
          const rows = await open.inbox(conversation)
          expect(rows.every(({ state }) => state === 'answered' || state === 'refused')).toBe(true)
          const claims = await open.rows('select from message_claim where conversation_id = $1', conversation)
          expect(claims).toHaveLength(rows.filter(({ state }) => state === 'answered').length)
          const turns = await open.turns(conversation)
          const said = turns.flatMap(({ text }) => text.split('\n')).filter((line) => line.trim() !== '')
          const answered = rows.filter(({ state }) => state === 'answered').length
          expect(said.length).toBeLessThanOrEqual(answered)
          expect(await open.ledgerOf(conversation)).toHaveLength(turns.length)
        }
        expect(open.faults).toEqual([])
      }),
      { numRuns: 20 },
    )
  })
})

const play = async (open: OpenDoor, run: string, script: readonly Step[]) => {
  const sent: { key: string; id: string; text: string }[] = []
  let process = processOf(open)
  for (const [n, step] of script.entries()) {
    if (step.kind === 'says') {
      const last = sent.at(-1)
      const message =
        step.again && last
          ? last
          : { key: `${run}-${step.who}`, id: `${run}-${n}`, text: words[step.what] ?? '' }
      if (message !== last) sent.push(message)
      void open
        .citizen(process.door, message.key)
        .says(
          message.text,
          { answerWithinMs: step.waits ? 4_500 : 0, mergeMs: 1_000 },
          { messageId: message.id },
        )
    } else if (step.kind === 'time') open.time.turn(step.ms)
    else if (step.kind === 'job') await open.job()
    else {
      // What a process is told before it dies is on file; what reaches it in dying is not acknowledged.
      await stored(open, sent)
      process.life.dead = true
      process = processOf(open)
    }
    await breathe()
  }
  await stored(open, sent)
  return sent
}

const stored = async (open: OpenDoor, sent: readonly { readonly key: string }[]): Promise<void> => {
  for (const key of new Set(sent.map((message) => message.key))) {
    const conversation = await open.door.conversationOf(place, 'wechat', key)
    while ((await open.inbox(conversation)).length < sent.filter((message) => message.key === key).length)
      await breathe(1)
  }
}

/** What still runs in a living process comes to its end; what a dead one left is worked off by the job. */
const quiet = async (open: OpenDoor, conversation: string): Promise<void> => {
  const isOpen = ({ state }: { readonly state: string }) => state === 'waiting' || state === 'taken'
  while ((await open.inbox(conversation)).some(isOpen)) {
    open.time.turn(30_000)
    await breathe()
    await open.job()
  }
}
