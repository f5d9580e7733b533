import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { feedEventSchema } from '../../../src/domain/work-order/feed-event.ts'
import type { OpenDatabase } from '../../../src/store/database.ts'
import { filed, here } from '../../store/turns.ts'
import { onServerDatabase, testDatabase } from '../../support/database.ts'
import { expectedSignature } from '../../support/signed-endpoint.ts'
import { dispatchedTo, housing, market, note, type OpenWebhooks, openWebhooks } from './open-webhooks.ts'

const minute = 60_000
const hour = 60 * minute
let database: OpenDatabase
let open: OpenWebhooks
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  open = await openWebhooks(database)
})
afterEach(() => open.close())
afterAll(() => database.close())

describe('a subscription', () => {
  it('gets what happens from then on, signed with its key, each event once', async () => {
    await open.happens()
    const { client, key } = await open.subscribe()
    const no = await open.happens(dispatchedTo(housing))
    await open.send()
    await open.send()
    expect(open.types()).toEqual(['filed', 'dispatched'])
    for (const got of open.endpoint.got) {
      expect(feedEventSchema.parse(got.json).place).toBe(here)
      expect(got.headers['x-jiban-client']).toBe(client.id)
      expect(got.headers['x-jiban-signature']).toBe(expectedSignature(key, got))
    }
    expect(open.endpoint.got[0]?.headers['idempotency-key']).toBe(`${here}/${no}/1`)
    expect(await open.standing()).toMatchObject({ waiting: 0, dead: 0, failures: 0 })
  })

  it('of a unit gets its own orders and nothing of what complains of it', async () => {
    await open.subscribe({ unit: 'housing' })
    await open.happens(dispatchedTo(market))
    const own = await open.happens(dispatchedTo(housing), note)
    await open.append('C1', 0, filed({ complainedOf: [housing] }), dispatchedTo(market), note)
    await open.send()
    expect(open.endpoint.got.map(({ json }) => json['id'])).toEqual([`${here}/${own}/2`, `${here}/${own}/3`])
  })

  it('of a unit is not sent what waited while the order went to another, but that it left', async () => {
    await open.subscribe({ unit: 'housing' })
    open.endpoint.answers(() => ({ status: 503 }))
    const no = await open.happens(dispatchedTo(housing))
    await open.send()
    await open.append(no, 2, note, dispatchedTo(market), note)
    open.endpoint.answers(() => ({}))
    open.later(minute)
    const before = open.endpoint.got.length
    await open.send()
    expect(open.endpoint.got.slice(before).map(({ json }) => [json['type'], json['order']])).toEqual([
      ['left', { no }],
    ])
    expect(await open.states()).toEqual(['withheld', 'delivered'])
  })

  it('gets the types it asked for', async () => {
    await open.subscribe({ types: 'dispatched, rated' })
    await open.happens(dispatchedTo(housing), note)
    await open.send()
    expect(open.types()).toEqual(['dispatched'])
  })

  it('gets nothing once it is revoked, and nothing that waited', async () => {
    const { client } = await open.subscribe()
    await open.happens()
    await open.clients.revoke(here, client.id, open.clock.now())
    await open.send()
    expect(open.endpoint.got).toEqual([])
  })

  it.each([
    [{ url: 'ftp://x/' }],
    [{ unit: 'No Unit' }],
    [{ unit: 'nowhere' }],
    [{ types: 'born' }],
    [{ extra: '1' }],
  ])('is not made with %j', async (settings) => {
    await expect(open.subscribe(settings as unknown as Record<string, string>)).rejects.toMatchObject({
      code: 'invalid_input',
    })
    expect(await open.standing()).toBeUndefined()
  })

  it('to an address inside the network is told so and left alone, where the operator allows none', async () => {
    await open.subscribe()
    await open.happens()
    await open.send({ networksOf: () => [] })
    expect(open.endpoint.got).toEqual([])
    expect(await open.standing()).toMatchObject({
      waiting: 1,
      failures: 1,
      lastError: expect.stringContaining('内网'),
    })
  })
})

describe('the order of events', () => {
  it('is kept for each order while an earlier event is being tried again; other orders go on', async () => {
    await open.subscribe()
    const [bad, good] = [await open.happens(note), await open.happens(note)]
    let refusing = true
    open.endpoint.answers(({ json }) => ({
      status: refusing && json['id'] === `${here}/${bad}/1` ? 422 : 204,
    }))
    await open.send()
    const idsOf = (no: string) =>
      open.endpoint.got.map(({ json }) => String(json['id'])).filter((id) => id.includes(no))
    expect(idsOf(good)).toEqual([`${here}/${good}/1`, `${here}/${good}/2`])
    expect(idsOf(bad)).toEqual([`${here}/${bad}/1`])
    refusing = false
    open.later(5_000)
    await open.send()
    expect(idsOf(bad)).toEqual([1, 1, 2].map((seq) => `${here}/${bad}/${seq}`))
  })
})

describe('an event that is refused again and again', () => {
  it('is dead after eleven tries over two days, is shown, and goes out when it is sent again', async () => {
    const { client } = await open.subscribe()
    const no = await open.happens(note)
    open.endpoint.answers(({ json }) => ({ status: json['id'] === `${here}/${no}/1` ? 400 : 204 }))
    for (let day = 0; day < 60; day += 1) {
      await open.send()
      open.later(hour)
    }
    expect(open.types().filter((type) => type === 'filed')).toHaveLength(11)
    expect(await open.states()).toEqual(['dead', 'delivered'])
    const [dead] = await open.webhooks.deliveries(open.of(client.id), 'dead', 0, 10)
    expect(dead).toMatchObject({ eventId: `${here}/${no}/1`, tries: 11, lastError: 'HTTP 400' })
    expect(await open.webhooks.resend(open.of(client.id), (dead?.position ?? 0) + 1, open.clock.now())).toBe(
      false,
    )
    open.endpoint.answers(() => ({}))
    expect(await open.webhooks.resend(open.of(client.id), dead?.position ?? 0, open.clock.now())).toBe(true)
    await open.send()
    expect(await open.states()).toEqual(['delivered', 'delivered'])
  })

  it('with 500 holds up no other event for long', async () => {
    await open.subscribe()
    const [bad, good] = [await open.happens(), await open.happens()]
    open.endpoint.answers(({ json }) => ({ status: String(json['id']).includes(bad) ? 500 : 204 }))
    await open.send()
    const later = await open.happens()
    open.later(5_000)
    await open.send()
    const ids = open.endpoint.got.map(({ json }) => json['id'])
    expect(ids).toEqual(expect.arrayContaining([`${here}/${good}/1`, `${here}/${later}/1`]))
  })
})

describe('an address that fails', () => {
  it.each([
    ['is slow', { instead: 'silence' as const }, '秒内没有答复'],
    ['hangs up', { instead: 'hang-up' as const }, 'ECONNRESET'],
    ['redirects', { status: 302, headers: { location: 'http://127.0.0.1/' } }, '不跟随重定向'],
    ['is in trouble', { status: 503 }, 'HTTP 503'],
    ['knows us not', { status: 401 }, 'HTTP 401'],
  ])('because it %s is asked less and less, and nothing is lost', async (_how, answer, error) => {
    const { signedPost } = await import('../../../adapters/signed-post/index.ts')
    const post = signedPost({ clock: open.clock, patienceMs: 150 })
    await open.subscribe()
    await open.happens()
    await open.happens()
    open.endpoint.answers(() => answer)
    await open.send({ post })
    expect(open.endpoint.got).toHaveLength(2)
    expect(await open.standing()).toMatchObject({
      failures: 1,
      waiting: 2,
      lastError: expect.stringContaining(error),
    })
    await open.send({ post })
    expect(open.endpoint.got).toHaveLength(2)
    open.later(6_000)
    await open.send({ post })
    // One alone, to see whether it is back.
    expect(open.endpoint.got).toHaveLength(3)
    open.endpoint.answers(() => ({}))
    open.later(2 * minute)
    await open.send({ post })
    expect(await open.states()).toEqual(['delivered', 'delivered'])
    expect(await open.standing()).toMatchObject({ failures: 0, failingSince: null, lastError: null })
  })

  it('is not asked before the time it asks for', async () => {
    await open.subscribe()
    await open.happens()
    open.endpoint.answers(() => ({ status: 429, headers: { 'retry-after': '600' } }))
    await open.send()
    open.later(9 * minute)
    await open.send()
    expect(open.endpoint.got).toHaveLength(1)
    open.later(minute)
    await open.send()
    expect(open.endpoint.got).toHaveLength(2)
  })

  it('for a day is paused and shown, and resumed by a person with all that waited', async () => {
    const { client } = await open.subscribe()
    await open.happens(note)
    open.endpoint.answers(() => ({ status: 502 }))
    for (let i = 0; i < 50; i += 1) {
      await open.send()
      open.later(hour)
    }
    const asked = open.endpoint.got.length
    expect(asked).toBeLessThan(12)
    expect((await open.standing())?.pausedAt).not.toBeNull()
    await open.happens()
    await open.send()
    expect(open.endpoint.got).toHaveLength(asked)
    open.endpoint.answers(() => ({}))
    expect(await open.webhooks.resume(open.of(client.id), open.clock.now())).toBe(true)
    await open.send()
    expect(await open.states()).toEqual(['delivered', 'delivered', 'delivered'])
  })

  it('that says it is gone is paused at once', async () => {
    await open.subscribe()
    await open.happens()
    open.endpoint.answers(() => ({ status: 410 }))
    await open.send()
    expect((await open.standing())?.pausedAt).not.toBeNull()
  })

  it('holds up no other subscription', async () => {
    const other = await open.subscribe({}, 'http://127.0.0.1:1/')
    await open.subscribe()
    await open.happens()
    await open.send()
    expect(open.types()).toEqual(['filed'])
    expect(
      (await open.webhooks.list(here)).find(({ clientId }) => clientId === other.client.id),
    ).toMatchObject({
      failures: 1,
      waiting: 1,
    })
  })
})

describe('a process that ends between sending and noting', () => {
  it('leaves the event to be sent again under the same id when its lease is over', async () => {
    await open.subscribe()
    const no = await open.happens()
    const dies = { ...open.webhooks, delivered: async () => Promise.reject(new Error('killed')) }
    await expect(open.send({ webhooks: dies })).rejects.toThrow('killed')
    await open.send()
    expect(open.endpoint.got).toHaveLength(1)
    open.later(61_000)
    await open.send()
    await open.send()
    expect(open.endpoint.got.map(({ headers }) => headers['idempotency-key'])).toEqual([
      `${here}/${no}/1`,
      `${here}/${no}/1`,
    ])
  })
})

onServerDatabase('several processes at once', (given) => {
  it('send every event once and those of one order in their order', async () => {
    const many = await openWebhooks(given.database())
    await many.subscribe()
    const numbers: string[] = []
    for (let i = 0; i < 12; i += 1) numbers.push(await many.happens(note, note, note))
    await Promise.all(Array.from({ length: 4 }, () => many.send()))
    await many.send()
    const ids = many.endpoint.got.map(({ json }) => String(json['id']))
    expect(new Set(ids).size).toBe(ids.length)
    for (const no of numbers)
      expect(ids.filter((id) => id.includes(no)).map((id) => id.at(-1))).toEqual(['1', '2', '3', '4'])
    await many.close()
  })
})
