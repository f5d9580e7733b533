import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../src/domain/conversation.ts'
import type { OpenedChannel } from '../../src/ports/channel.ts'
import type { FrontDoor } from '../../src/ports/front-door.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { seededDatabase } from '../support/jiban.ts'
import { type Bench, openBench } from './channel-bench.ts'
import { hostile } from './hostile-texts.ts'

export type Message = { readonly key: string; readonly id: string; readonly text: string; readonly at: Date }

/** A request as the platform makes it, or what happens on a connection of the channel's own. */
export type Arrival = Request | (() => Promise<Response>)
type Arrivals = readonly (Arrival | Promise<Arrival>)[]

/** The platform's side of a channel, spoken truly: a small server, and requests as the platform makes them. */
export type ChannelSide = {
  /** What JIBAN_CHANNELS says for the place: {wechat: {...}}. */
  readonly settings: unknown
  readonly key: () => string
  readonly id: () => string
  /** A genuine request; also tells the platform's side that the citizen wrote. */
  readonly deliver: (message: Message) => Arrival | Promise<Arrival>
  /** Genuine requests of kinds nobody thought of. */
  readonly unknownKinds: (message: Message) => Arrivals
  /** Requests that are not from the platform, or not as it sent them. */
  readonly forge: (message: Message) => Arrivals
  /** A genuine request that somebody caught and sends once more, another message in it or at another time. */
  readonly replay: (message: Message) => Arrivals
  /** What the citizen reads in a response; null for nothing. Throws where the platform would not understand it. */
  readonly shown: (response: Response) => Promise<string | null>
  /** Until a connection of the channel's own stands; told for every start of the service. */
  readonly connected?: (opened: readonly OpenedChannel[]) => Promise<void>
  /** The conversation of this citizen, where it is another than the citizen's own on the channel. */
  readonly conversationOf?: (key: string, door: FrontDoor) => string | Promise<string>
  /** null for a channel that only answers in its responses. */
  readonly platform: Platform | null
  readonly close: () => Promise<void>
}

export type Platform = {
  /** What the platform's interface took for this citizen, in order. */
  readonly shownTo: (key: string) => readonly string[]
  readonly is: (how: 'well' | 'down' | 'slow') => void
  /** Most bytes of one message. */
  readonly mostBytes: number
}

/** What a channel may have no use for; leaving one out takes a reason. */
export type Clause =
  | 'ledger'
  | 'order'
  | 'forged'
  | 'replayed'
  | 'restart'
  | 'long text'
  | 'down'
  | 'slow'
  | 'restart before sending'

export type ChannelContract = {
  readonly name: string
  readonly channel: Channel
  /** Whether the platform has an interface through which we send. */
  readonly sends: boolean
  /** Clauses that mean nothing on this channel, and why. */
  readonly without?: Readonly<Partial<Record<Clause, string>>>
  /** What the answer to the question of the suite says. */
  readonly answer?: RegExp
  readonly open: (now: () => Date, database: OpenDatabase) => Promise<ChannelSide>
}

const asked = '身份证丢了怎么补办'
const hello = '你好'
/** Past every lease, back-off and promise to carry a reply. */
const later = 3_600_000

/** What every channel keeps to, whatever its platform. Driven through the whole service. */
export const channelContract = ({
  name,
  channel,
  sends,
  without = {},
  answer = /身份证/,
  open,
}: ChannelContract): void => {
  /** A clause that has no meaning here stands in the report with its reason. */
  const clause = (which: Clause, title: string, test: () => Promise<void>): void => {
    const reason = without[which]
    if (reason === undefined) it(title, test)
    else it.skip(`${title} (left out: ${reason})`, test)
  }
  describe(`the channel ${name}`, () => {
    let database: OpenDatabase
    let side: ChannelSide
    let bench: Bench
    beforeAll(async () => {
      database = await seededDatabase()
      side = await open(() => bench.clock.now(), database)
      bench = await openBench(channel, side, database)
    })
    beforeEach(() => bench.nextMorning())
    afterAll(async () => {
      await side.close()
      await database.close()
    })
    const message = (changes: Partial<Message> = {}): Message => ({
      key: side.key(),
      id: side.id(),
      text: asked,
      at: bench.clock.now(),
      ...changes,
    })
    const arrives = async (sent: Message): Promise<string | null> =>
      side.shown(await bench.arrive(await side.deliver(sent)).finally(bench.answered))
    /** All that a citizen has read, in the response and by the platform's interface. */
    const reads = async (sent: Message): Promise<readonly string[]> => {
      const shown = await arrives(sent)
      bench.turn(later)
      await bench.send()
      return [...(shown === null ? [] : [shown]), ...(side.platform?.shownTo(sent.key) ?? [])]
    }

    describe('takes in', () => {
      it('answers a message', async () => {
        expect((await reads(message())).join('')).toMatch(answer)
      })

      clause('ledger', 'says on the ledger that the answer left', async () => {
        const sent = message()
        await reads(sent)
        expect(await bench.lines(sent.key)).toMatchObject([
          { state: expect.stringMatching(/^(sent|accepted)$/) },
        ])
      })

      it('answers a message once that comes again, at once and later', async () => {
        const sent = message()
        await reads(sent)
        const before = await bench.stored()
        await arrives({ ...sent, at: bench.clock.now() })
        bench.restart()
        await reads({ ...sent, at: bench.clock.now() })
        expect(await bench.stored()).toBe(before)
        expect(side.platform?.shownTo(sent.key).length ?? 0).toBeLessThan(2)
      })

      clause('order', 'keeps the order of messages, and two citizens apart who use one id', async () => {
        const first = message({ text: '第一句，你好' })
        const other = message({ text: '我是另一个人', id: first.id })
        await arrives(first)
        await arrives(other)
        await arrives(message({ key: first.key, text: '第二句，谢谢' }))
        const turns = await bench.turns(first.key)
        expect(turns.map(({ text }) => text)).toEqual(['第一句，你好', '第二句，谢谢'])
        expect((await bench.turns(other.key)).map(({ text }) => text)).toEqual(['我是另一个人'])
      })

      it('takes kinds of messages nobody thought of without a fault', async () => {
        for (const request of side.unknownKinds(message())) {
          const response = await bench.arrive(await request)
          expect(response.status).toBeLessThan(500)
          const shown = await side.shown(response).catch(() => null)
          expect(shown ?? '').not.toMatch(/undefined|\[object|NaN/)
        }
      })

      it.each(Object.entries(hostile))(
        'survives %s, and answers in a form that can be read',
        async (_, text) => {
          const sent = message({ text })
          const response = await bench.arrive(await side.deliver(sent))
          expect(response.status).toBeLessThan(500)
          await bench.answered()
          if (response.ok) await side.shown(response)
          // Whoever wrote it goes on as if nothing had been.
          expect((await reads(message({ key: sent.key, text: hello }))).length).toBeGreaterThan(0)
        },
      )

      clause('forged', 'stores nothing of what is not from the platform', async () => {
        const before = await bench.stored()
        for (const request of side.forge(message())) {
          const response = await bench.arrive(await request)
          expect(response.status).toBeGreaterThanOrEqual(400)
          expect(response.status).toBeLessThan(500)
        }
        expect(await bench.stored()).toBe(before)
      })

      clause('replayed', 'makes nothing new of a request that was caught and sent again', async () => {
        const sent = message()
        await arrives(sent)
        const before = await bench.stored()
        for (const request of side.replay(sent))
          expect((await bench.arrive(await request).finally(bench.answered)).status).toBeLessThan(500)
        expect(await bench.stored()).toBe(before)
      })

      clause('restart', 'answers after a restart what had arrived before it', async () => {
        const sent = message()
        await bench.arriveAndDie(await side.deliver(sent), sent.key)
        bench.turn(120_000)
        await bench.answer()
        bench.turn(later)
        await bench.send()
        expect(await bench.turns(sent.key)).toHaveLength(1)
        if (side.platform) expect(side.platform.shownTo(sent.key).join('')).toMatch(answer)
        else expect(await arrives(sent)).toMatch(answer)
      })
    })

    if (!sends) {
      it.skip('sends (left out: this channel answers in its responses only)', () => undefined)
      return
    }
    describe('sends', () => {
      const known = async (): Promise<{
        key: string
        platform: Platform
        shown: () => readonly string[]
      }> => {
        const { platform } = side
        if (!platform) throw new Error('this channel sends nothing')
        platform.is('well')
        const sent = message({ text: hello })
        await arrives(sent)
        await bench.send()
        const before = platform.shownTo(sent.key).length
        return { key: sent.key, platform, shown: () => platform.shownTo(sent.key).slice(before) }
      }
      it('lines in order, each once', async () => {
        const { key, shown } = await known()
        await bench.write(key, '第一条通知', '第二条通知', '第三条通知')
        await Promise.all([bench.send(), bench.send()])
        await bench.send()
        expect(shown().map((text) => /第.条通知/.exec(text)?.[0])).toEqual([
          '第一条通知',
          '第二条通知',
          '第三条通知',
        ])
      })

      clause('long text', 'a long text in parts the platform takes, whole characters, in order', async () => {
        const { key, platform, shown } = await known()
        const sentences = Array.from({ length: 220 }, (_, i) => `这是第${i}句话，里面有𠮷字和🙂。`)
        await bench.write(key, sentences.join(''))
        await bench.send()
        const parts = shown()
        expect(parts.length).toBeGreaterThan(1)
        for (const part of parts) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(platform.mostBytes)
          expect(part.isWellFormed() && !part.includes('\uFFFD')).toBe(true)
        }
        const numbers = [...parts.join('').matchAll(/第(\d+)句话/g)].map((match) => Number(match[1]))
        expect(numbers).toEqual(numbers.map((_, i) => i))
        expect(numbers.length).toBeGreaterThan(50)
      })

      it('hostile text as text', async () => {
        const { key, shown } = await known()
        for (const text of Object.values(hostile).filter((each) => each.length < 1000))
          await bench.write(key, `通知${text}完`)
        await bench.send()
        for (const part of shown()) expect(part).toContain('通知')
        expect((await bench.lines(key)).filter(({ state }) => state === 'failed')).toEqual([])
      })

      for (const trouble of ['down', 'slow'] as const)
        clause(
          trouble,
          `nothing as sent while the platform is ${trouble}, and all of it afterwards, once`,
          async () => {
            const { key, platform, shown } = await known()
            await bench.write(key, `平台故障时的通知${randomUUID()}`)
            platform.is(trouble)
            await bench.send()
            expect((await bench.lines(key)).at(-1)).toMatchObject({
              state: 'failed',
              last_error: expect.stringMatching(/./),
            })
            platform.is('well')
            bench.turn(later)
            await bench.send()
            await bench.send()
            expect(shown()).toHaveLength(1)
            expect((await bench.lines(key)).at(-1)).toMatchObject({ state: 'sent', last_error: null })
          },
        )

      clause('restart before sending', 'after a restart what was waiting before it', async () => {
        const { key, shown } = await known()
        await bench.write(key, '重启前写下的通知')
        bench.restart()
        await bench.send()
        expect(shown()).toHaveLength(1)
      })
    })
  })
}
