import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type PlaceId, placeIdSchema } from '../../../src/domain/place.ts'
import { giveUpUnfetched } from '../../../src/jobs/give-up-unfetched.ts'
import type { ChannelSender, Outgoing, Sending, Sent } from '../../../src/ports/channel-sender.ts'
import type { NewDelivery } from '../../../src/ports/conversation-store.ts'
import type { Ledger } from '../../../src/ports/ledger.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { conversationStore } from '../../../src/store/conversations/conversation-store.ts'
import type { OpenDatabase } from '../../../src/store/database.ts'
import { ledgerStore } from '../../../src/store/ledger/ledger.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { sendDeliveries } from '../../../src/usecases/deliveries/send-deliveries.ts'
import { filed, turnCommit } from '../../store/turns.ts'
import { testDatabase } from '../../support/database.ts'
import { movableClock } from '../../support/jiban.ts'
import { until } from '../../support/processes.ts'

const cipher = aesCipher('a key for tests only')
const place: PlaceId = placeIdSchema.parse('generic-city')
const workdayMorning = '2026-11-20T10:00:00+08:00'
let database: OpenDatabase
let ledger: Ledger
beforeAll(async () => {
  database = await testDatabase()
  ledger = ledgerStore(database.db, cipher)
})
beforeEach(async () => void (await database.db.deleteFrom('delivery').execute()))
afterAll(() => database.close())

/** A platform of our own: takes messages, or says what it is told to say. */
const platform = (
  channel: ChannelSender['channel'],
  answer: (out: Outgoing) => Promise<Sent> | Sent = () => taken,
) => {
  const got: Outgoing[] = []
  const sender: ChannelSender = {
    channel,
    serves: (where) => where === place,
    send: async (out) => {
      const sent = await answer(out)
      if (sent.kind === 'sent' || sent.kind === 'accepted') got.push(out)
      return sent
    },
  }
  return { sender, got, texts: () => got.map(({ replies }) => replies.map(({ text }) => text).join('|')) }
}
const taken: Sent = { kind: 'sent', allowance: 'free', platformId: 'p1' }
const again = (error = 'down', partsSent = 0): Sent => ({ kind: 'again', error, partsSent })
const refused: Sent = { kind: 'refused', error: '45015', partsSent: 0 }

/** A citizen of WeChat with an order, and lines for them. */
const citizen = async (lines: readonly Partial<NewDelivery>[], phone?: string) => {
  const [conversationId, no] = [randomUUID(), `A${randomUUID()}`]
  const deliveries = lines.map((line) => ({
    purpose: 'notice',
    channel: 'wechat' as const,
    address: conversationId,
    body: '进度通知，电话13800138000',
    orderNo: no,
    state: 'queued' as const,
    ...line,
  }))
  const personal = { verbatim: '原话', ...(phone === undefined ? {} : { contactPhone: phone }) }
  const order = {
    no,
    expectedVersion: 0,
    events: [{ actor: { role: 'citizen' as const }, event: filed({ conversationId }) }],
    queryCode: '123456',
    personal,
  }
  const turn = { place, channel: 'wechat' as const, conversationId, citizenKey: `openid-${no}` }
  await conversationStore(database.db, cipher).commit(turnCommit({ ...turn, deliveries, orders: [order] }))
  const rows = async () =>
    database.db.selectFrom('delivery').selectAll().where('order_no', '=', no).orderBy('id').execute()
  return { conversationId, no, key: `openid-${no}`, rows }
}

const service = (senders: readonly ChannelSender[], start = workdayMorning, patienceMs?: number) => {
  const clock = movableClock(start)
  const orders = orderStore(database.db, cipher)
  const deps = { ledger, orders, clock, ...(patienceMs === undefined ? {} : { patienceMs, graceMs: 20 }) }
  return { clock, send: () => sendDeliveries(deps, senders) }
}

/** The service's own repetitions, with the clock moved past every back-off. */
const untilOver = async ({ clock, send }: ReturnType<typeof service>, rounds: number) => {
  for (let round = 0; round < rounds; round += 1) {
    await send()
    clock.set(new Date(clock.now().getTime() + 3_600_000).toISOString())
  }
}

describe('sending', () => {
  it('sends a conversation’s lines in order and records what the platform said', async () => {
    const wechat = platform('wechat')
    const them = await citizen([{ body: '一' }, { body: '二' }, { body: '三' }])
    await service([wechat.sender]).send()
    expect(wechat.texts()).toEqual(['一', '二', '三'])
    expect(wechat.got[0]).toMatchObject({ address: them.key, orderNo: them.no, purpose: 'notice' })
    expect(await them.rows()).toMatchObject(
      [1, 2, 3].map(() => ({ state: 'sent', allowance: 'free', platform_id: 'p1', tries: 1 })),
    )
  })

  it('sends nothing twice when two of it run at once, or again later', async () => {
    const wechat = platform('wechat')
    await citizen([{ body: '甲' }, { body: '乙' }])
    const both = service([wechat.sender])
    await Promise.all([both.send(), both.send()])
    await both.send()
    expect(wechat.texts()).toEqual(['甲', '乙'])
  })

  it('tries again later what the platform did not take, from the part that is missing', async () => {
    let down = true
    const wechat = platform('wechat', () => (down ? again('-1', 1) : taken))
    const them = await citizen([{}])
    const { clock, send } = service([wechat.sender])
    await send()
    expect(await them.rows()).toMatchObject([{ state: 'failed', last_error: '-1', parts_sent: 1 }])
    down = false
    await send()
    expect(wechat.got).toEqual([])
    clock.set('2026-11-20T10:00:10+08:00')
    await send()
    expect(wechat.got).toMatchObject([{ partsSent: 1 }])
    expect(await them.rows()).toMatchObject([{ state: 'sent', tries: 2, last_error: null }])
  })

  it('comes back when the platform says so', async () => {
    let down = true
    const after = new Date('2026-11-20T11:00:00+08:00')
    const wechat = platform('wechat', () => (down ? { ...again('45009'), after } : taken))
    await citizen([{}])
    const { clock, send } = service([wechat.sender])
    await send()
    down = false
    clock.set('2026-11-20T10:59:59+08:00')
    await send()
    expect(wechat.got).toHaveLength(0)
    clock.set('2026-11-20T11:00:00+08:00')
    await send()
    expect(wechat.got).toHaveLength(1)
  })

  it('takes a fault that is thrown, and an answer that does not come, for not sent', async () => {
    const thrown = platform('wechat', () => {
      throw new Error('socket hang up')
    })
    const them = await citizen([{}])
    await service([thrown.sender]).send()
    expect(await them.rows()).toMatchObject([{ state: 'failed', last_error: 'socket hang up' }])
    const silent = platform('wechat', () => new Promise<Sent>(() => undefined))
    const others = await citizen([{}])
    await service([silent.sender], workdayMorning, 20).send()
    expect(await others.rows()).toMatchObject([
      { state: 'failed', last_error: expect.stringContaining('no answer') },
    ])
  })

  it('sends another channel while one hangs', async () => {
    const held = Promise.withResolvers<Sent>()
    const wechat = platform('wechat', () => held.promise)
    const wecom = platform('wecom')
    await citizen([{}])
    await citizen([{ channel: 'wecom', body: '另一处' }])
    const sms = Promise.withResolvers<void>()
    const watched: ChannelSender = {
      ...wecom.sender,
      send: async (out) => {
        const sent = await wecom.sender.send(out)
        sms.resolve()
        return sent
      },
    }
    const sending = service([wechat.sender, watched]).send()
    await sms.promise
    held.resolve(taken)
    await sending
    expect([wechat.got.length, wecom.texts()]).toEqual([1, ['另一处']])
  })
})

describe('the roads of a line that cannot be sent', () => {
  it('lead to a text message to the order’s telephone, opened for that and recorded', async () => {
    const [wechat, sms] = [platform('wechat', () => refused), platform('sms')]
    const them = await citizen([{}], '+86 138-0013-8000')
    await service([wechat.sender, sms.sender]).send()
    expect(sms.got).toMatchObject([{ address: '13800138000', orderNo: them.no, purpose: 'notice' }])
    expect(await them.rows()).toMatchObject([
      { channel: 'wechat', state: 'undeliverable', last_error: '45015' },
      { channel: 'sms', state: 'sent' },
    ])
    const looks = await database.db
      .selectFrom('access_log')
      .selectAll()
      .where('order_no', '=', them.no)
      .execute()
    expect(looks).toMatchObject([{ who: 'system' }])
    expect(JSON.stringify(await them.rows())).not.toContain('13800138000')
  })

  it.each([
    ['without a telephone', undefined],
    ['with a landline', '0536-8888888'],
  ])('lead to the hotline’s desk %s, and nothing personal stands there', async (_, phone) => {
    const them = await citizen([{}], phone)
    await service([platform('wechat', () => refused).sender, platform('sms').sender]).send()
    const [line, desk] = await them.rows()
    expect(line).toMatchObject({ state: 'given_to_human' })
    expect(desk).toMatchObject({ channel: 'desk', state: 'queued', continues: line?.id })
    const body = await cipher.open(desk?.body_sealed ?? '')
    expect(body).toContain(them.no)
    expect(body).toContain('进度通知')
    expect(body).not.toMatch(/13800138000|8888888|openid/)
    expect(await cipher.open(desk?.address_sealed ?? '')).toBe('hotline')
  })

  it('lead to the desk when nobody sends on the channel, or the relay refuses as well', async () => {
    const nobody = await citizen([{}])
    await service([]).send()
    expect(await nobody.rows()).toMatchObject([{ state: 'given_to_human' }, { channel: 'desk' }])
    const unlucky = await citizen([{}], '13800138000')
    const no = () => refused
    await service([platform('wechat', no).sender, platform('sms', no).sender]).send()
    expect(await unlucky.rows()).toMatchObject([
      { channel: 'wechat', state: 'undeliverable' },
      { channel: 'sms', state: 'given_to_human' },
      { channel: 'desk' },
    ])
  })

  it('are taken after eight tries in vain, sooner for somebody who waits for an answer', async () => {
    const [wechat, sms] = [platform('wechat', () => again()), platform('sms')]
    const told = await citizen([{}], '13800138000')
    const waiting = await citizen([{ purpose: 'reply', replies: [{ text: '答' }] }], '13900139000')
    const down = service([wechat.sender, sms.sender], '2026-11-20T08:00:00+08:00')
    await untilOver(down, 7)
    expect(sms.got).toEqual([])
    await untilOver(down, 1)
    expect(new Set(sms.got.map(({ address }) => address))).toEqual(new Set(['13800138000', '13900139000']))
    for (const { rows } of [told, waiting])
      expect((await rows())[0]).toMatchObject({ state: 'undeliverable', tries: 8 })
  })
})

describe('a message of several parts', () => {
  /** Three parts, as a sender that keeps to its time sends them. */
  const inParts = (between: (part: number, sending: Sending) => Promise<void>) => {
    const left: number[] = []
    const sender: ChannelSender = {
      channel: 'wechat',
      serves: (where) => where === place,
      send: async ({ partsSent }, sending) => {
        if (!sending) throw new Error('nobody says how long')
        for (let part = partsSent; part < 3; part += 1) {
          if (sending.over.aborted) return again('slow', part)
          left.push(part)
          await sending.left(part + 1)
          await between(part, sending)
        }
        return taken
      },
    }
    return { sender, left }
  }

  it('goes on from the part that is missing when its time is up, none twice', async () => {
    let slow = true
    const parts = inParts(async (_, { over }) => {
      if (slow) await new Promise((done) => over.addEventListener('abort', done))
    })
    const them = await citizen([{}])
    const { clock, send } = service([parts.sender], workdayMorning, 20)
    await send()
    expect(await them.rows()).toMatchObject([{ state: 'failed', last_error: 'slow', parts_sent: 1 }])
    slow = false
    clock.set('2026-11-20T10:05:00+08:00')
    await send()
    expect(parts.left).toEqual([0, 1, 2])
    expect(await them.rows()).toMatchObject([{ state: 'sent', tries: 2 }])
  })

  it('goes on from the part that is missing when the process ended in between', async () => {
    const { promise: second, resolve } = Promise.withResolvers<void>()
    const dies = inParts(async (part) => {
      if (part < 1) return
      resolve()
      await new Promise(() => undefined)
    })
    await citizen([{}])
    void service([dies.sender]).send()
    await second
    const after = inParts(async () => undefined)
    await service([after.sender], '2026-11-20T10:05:00+08:00').send()
    expect([dies.left, after.left]).toEqual([[0, 1], [2]])
  })

  it('that leaves after all, long after its time, is not sent once more', async () => {
    const { promise: word, resolve } = Promise.withResolvers<Sent>()
    const late = platform('wechat', () => word)
    const them = await citizen([{}])
    const { clock, send } = service([late.sender], workdayMorning, 5)
    await send()
    expect(await them.rows()).toMatchObject([{ state: 'failed' }])
    resolve(taken)
    await until('the word is noted', async () => (await them.rows())[0]?.state === 'sent')
    clock.set('2026-11-20T11:00:00+08:00')
    await send()
    expect(late.got).toHaveLength(1)
  })
})

describe('the hours', () => {
  it('keep a notice until the place opens, and let replies, receipts and urgent lines out', async () => {
    const wechat = platform('wechat')
    const night = '2026-11-20T23:00:00+08:00'
    await citizen([{ body: '通知' }])
    await citizen([{ body: '急', urgent: true }])
    await citizen([{ purpose: 'reply', replies: [{ text: '答' }] }])
    await citizen([{ purpose: 'receipt', body: '回执' }])
    // What a unit answered to an order is a notice too, whatever it is called.
    const unit = await citizen([{ purpose: 'reply', body: '单位答复' }])
    const { clock, send } = service([wechat.sender], night)
    await send()
    expect(wechat.texts().sort()).toEqual(['回执', '急', '答'].sort())
    expect(await unit.rows()).toMatchObject([{ state: 'queued', tries: 0 }])
    clock.set('2026-11-21T08:59:59+08:00')
    await send()
    expect(wechat.got).toHaveLength(3)
    clock.set('2026-11-21T09:00:00+08:00')
    await send()
    expect(wechat.texts().slice(3).sort()).toEqual(['单位答复', '通知'].sort())
  })

  it('are over for what nobody fetches in thirty days, until somebody does after all', async () => {
    const them = await citizen([{ channel: 'web' }, { channel: 'wechat' }])
    const [web, wechat] = await them.rows()
    const days = (count: number) => ({
      now: () => new Date((web?.at.getTime() ?? 0) + count * 86_400_000),
    })
    expect(await giveUpUnfetched({ ledger, clock: days(29) })).toBe(0)
    expect(await giveUpUnfetched({ ledger, clock: days(31) })).toBe(1)
    expect(await giveUpUnfetched({ ledger, clock: days(32) })).toBe(0)
    expect(await them.rows()).toMatchObject([
      { state: 'undeliverable', last_error: expect.stringContaining('没有人') },
      { state: 'queued' },
    ])
    await ledger.seen(place, them.conversationId, String(web?.id), days(40).now())
    expect(await them.rows()).toMatchObject([
      { state: 'accepted', last_error: null },
      { id: wechat?.id, state: 'queued' },
    ])
  })

  it('leave what pages fetch alone, also when it is old', async () => {
    const them = await citizen([{ channel: 'web' }, { channel: 'api' }, { channel: 'openai' }])
    const quiet = service([platform('wechat').sender])
    await untilOver(quiet, 10)
    expect(await them.rows()).toMatchObject([1, 2, 3].map(() => ({ state: 'queued', tries: 0 })))
  })
})
