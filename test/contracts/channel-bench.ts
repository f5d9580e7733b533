import { createApp } from '../../src/app.ts'
import { composeChannels } from '../../src/compose-channels.ts'
import type { Channel } from '../../src/domain/conversation.ts'
import { type PlaceId, placeIdSchema } from '../../src/domain/place.ts'
import { readChannels } from '../../src/open-channels.ts'
import type { OpenedChannel } from '../../src/ports/channel.ts'
import type { NewDelivery } from '../../src/ports/conversation-store.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { sealDeliveries, writeDeliveries } from '../../src/store/ledger/deliveries.ts'
import { handTurnedTime } from '../support/hand-turned-time.ts'
import { openJiban, secret } from '../support/jiban.ts'
import { until } from '../support/processes.ts'
import type { Arrival, ChannelSide } from './channel.ts'

export const place: PlaceId = placeIdSchema.parse('weifang')
/** Longer than any window for fragments, shorter than any platform waits. */
const fragmentsMs = 3_000
const cipher = aesCipher(secret)

/**
 * The whole service with one channel configured as an operator would, over a database, with time turned by hand.
 * `restart` is the same service begun anew, as after a crash: nothing but the database is kept.
 */
export const openBench = async (
  channel: Channel,
  {
    settings,
    connected,
    conversationOf: ofSide,
  }: Pick<ChannelSide, 'settings' | 'connected' | 'conversationOf'>,
  database: OpenDatabase,
) => {
  const jiban = await openJiban('2026-11-20T10:00:00+08:00', database)
  const begin = (before: readonly OpenedChannel[] = []) => {
    // What a process that died was waiting for never comes.
    const time = handTurnedTime(jiban.clock)
    const channels = composeChannels({
      db: database.db,
      cipher,
      deps: jiban.deps,
      settings: readChannels(JSON.stringify({ [place]: settings })),
      say: () => undefined,
      wakeSender: () => undefined,
      pause: time.pause,
    })
    const app = createApp(channels.deps, {
      defaultPlace: place,
      mode: 'demo',
      ready: async () => true,
      asset: async () => null,
      channels: channels.opened,
    })
    return { channels, app, time, stands: connect(before, channels.opened) }
  }
  /** One connection at a time: the one of the process before is gone. */
  const connect = async (before: readonly OpenedChannel[], opened: readonly OpenedChannel[]) => {
    if (!connected) return
    for (const channel of before) await channel.stop?.()
    for (const channel of opened) await channel.start?.()
    await connected(opened)
  }
  let service = begin()

  const conversationOf = async (key: string) =>
    ofSide ? ofSide(key, service.channels.door) : service.channels.door.conversationOf(place, channel, key)
  const enter = (arrival: Arrival) =>
    typeof arrival === 'function' ? arrival() : service.app.request(arrival)
  const rows = async <Row>(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]> =>
    (await database.pool.query(sql, values)).rows as Row[]

  return {
    clock: jiban.clock,
    turn: (ms: number) => service.time.turn(ms),
    /** Ten o'clock of the next day, when every place writes to people. */
    nextMorning: () => {
      const day = new Date(jiban.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)
      jiban.clock.set(`${day}T10:00:00+08:00`)
    },
    restart: () => {
      service = begin(service.channels.opened)
    },
    /** A request that is answered when the window for fragments has passed. */
    arrive: async (arrival: Arrival): Promise<Response> => {
      await service.stands
      const { time } = service
      const before = time.underWay()
      const response = Promise.resolve(enter(arrival))
      await Promise.race([response, time.pauses(before + 1)])
      let done = false
      void response.finally(() => {
        done = true
      })
      // What waits for fragments also waits for its caller's patience; both are under way, or neither ever is.
      await new Promise((next) => setImmediate(next))
      if (!done) {
        await Promise.race([response, time.pauses(before + 2)])
        time.turn(fragmentsMs)
      }
      return response
    },
    /** A request whose process dies as soon as the message is stored. */
    arriveAndDie: async (arrival: Arrival, key: string): Promise<void> => {
      const { time } = service
      const before = time.underWay()
      void Promise.resolve(enter(arrival)).catch(() => undefined)
      await time.pauses(before + 1)
      if (
        (await rows('select from inbox_message where conversation_id = $1', await conversationOf(key)))
          .length !== 1
      )
        throw new Error('the message is not stored')
      service = begin(service.channels.opened)
    },
    answer: () => service.channels.answer(),
    /** Until nothing waits for its answer any more; time goes on as far as fragments are waited for. */
    answered: async (): Promise<void> => {
      await until('everything is answered', async () => {
        const open = await rows<{ state: string; not_before: Date }>(
          "select state, not_before from inbox_message where state in ('waiting', 'taken')",
        )
        // No further than what waits for its fragments: a turn in the making keeps its lease.
        const waits = open
          .filter(({ state }) => state === 'waiting')
          .map(({ not_before }) => not_before.getTime())
        const ahead = Math.max(...waits) - jiban.clock.now().getTime()
        if (ahead >= 0 && open.length === waits.length) service.time.turn(ahead + 1)
        return open.length === 0
      })
    },
    send: async () => {
      await service.stands
      return service.channels.send()
    },
    /** What was said in a conversation, in order. */
    turns: async (key: string) => jiban.deps.conversations.turns(place, await conversationOf(key), 50),
    /** Messages, turns, orders and lines that were stored, of everybody. */
    stored: async (): Promise<number> => {
      const [all] = await rows<{ count: string }>(
        `select (select count(*) from inbox_message) + (select count(*) from turn)
          + (select count(*) from work_order) + (select count(*) from delivery) as count`,
      )
      return Number(all?.count)
    },
    lines: async (key: string) =>
      rows<{ state: string; purpose: string; last_error: string | null; allowance: string | null }>(
        'select state, purpose, last_error, allowance from delivery where conversation_id = $1 order by id',
        await conversationOf(key),
      ),
    /** Puts lines for a citizen on the ledger. */
    write: async (key: string, ...texts: readonly string[]): Promise<void> => {
      const address = await conversationOf(key)
      const lines = texts.map(
        (body): NewDelivery => ({ purpose: 'notice', channel, address, body, state: 'queued' }),
      )
      const sealed = await sealDeliveries(cipher, lines)
      await database.db.transaction().execute((trx) => writeDeliveries(trx, place, sealed, jiban.clock.now()))
    },
  }
}
export type Bench = Awaited<ReturnType<typeof openBench>>
