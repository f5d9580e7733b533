import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { unitIdSchema } from '../../../src/domain/place.ts'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import { feedEventSchema } from '../../../src/domain/work-order/feed-event.ts'
import type { FeedQuery } from '../../../src/ports/order-feed.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { orderFeed } from '../../../src/store/order-feed/order-feed.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { type OpenedFor, onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { at, dispatched, elsewhere, filed, here, orderCommit } from '../turns.ts'

const cipher = aesCipher('a key for tests only')
const housing = unitIdSchema.parse('housing')
const market = unitIdSchema.parse('market')
const agent = { role: 'agent' } as const

const opened = (given: OpenedFor) => {
  const { db } = given.database()
  const orders = orderStore(db, cipher)
  const feed = orderFeed(db)
  const read = (query: Partial<FeedQuery> = {}, place = here) =>
    feed.read(place, { unit: null, after: 0, limit: 100, ...query })
  return {
    db,
    feed,
    read,
    types: async (query: Partial<FeedQuery> = {}) => (await read(query)).events.map(({ type }) => type),
    file: async (no = `T${randomUUID()}`, event: Partial<OrderEvent> = {}) => {
      const commit = orderCommit(no)
      const [first, ...rest] = commit.events
      const events = first ? [{ ...first, event: { ...filed(), ...event } as OrderEvent }, ...rest] : []
      await orders.append(here, { ...commit, events }, at)
      return no
    },
    append: (no: string, expectedVersion: number, ...events: OrderEvent[]) =>
      orders.append(
        here,
        { no, expectedVersion, events: events.map((event) => ({ actor: agent, event })) },
        at,
      ),
  }
}

onEveryDatabase('the feed of order events', (given) => {
  beforeEach(async () => void (await given.database().db.deleteFrom('order_feed').execute()))

  it('tells every event once, in the order they happened, page by page', async () => {
    const { file, append, read } = opened(given)
    const [one, two] = [await file(), await file()]
    await append(one, 3, { type: 'supplemented', text: '还在施工' })
    const whole = await read()
    expect(whole.events.map(({ id }) => id)).toEqual(
      [`${one}/1`, `${one}/2`, `${one}/3`, `${two}/1`, `${two}/2`, `${two}/3`, `${one}/4`].map(
        (id) => `${here}/${id}`,
      ),
    )
    const first = await read({ limit: 4 })
    const second = await read({ limit: 4, after: first.cursor })
    expect([...first.events, ...second.events]).toEqual(whole.events)
    expect([first.more, second.more, second.cursor]).toEqual([true, false, whole.cursor])
    expect(await read({ after: whole.cursor })).toEqual({ events: [], cursor: whole.cursor, more: false })
  })

  it('keeps to what its schema says, and holds nothing that anybody wrote', async () => {
    const { file, append, read } = opened(given)
    const no = await file()
    await append(no, 3, { type: 'instructed', by: '王局长', text: '请尽快办理，联系李四13800138000' })
    const { events } = await read()
    for (const event of events) expect(feedEventSchema.parse(event)).toEqual(event)
    expect(JSON.stringify(events)).not.toMatch(/王|李四|138|东风街|施工|还在|c1"/)
    expect(events[1]?.event).toEqual({
      by: 'system',
      detail: { lead: 'housing', co: ['urban-management'] },
    })
  })

  it('takes nothing in of a change that was refused', async () => {
    const { file, append, read } = opened(given)
    const no = await file()
    expect(await append(no, 1, { type: 'objected', text: '不满意' })).toBe('stale')
    expect((await read()).events).toHaveLength(3)
  })

  it('refuses a cursor it never gave, and shows another place nothing', async () => {
    const { file, read } = opened(given)
    await file()
    const { cursor } = await read()
    await expect(read({ after: cursor + 1 })).rejects.toThrow('游标')
    expect((await read({}, elsewhere)).events).toEqual([])
  })

  it('tells a unit of its own orders from when it knows of them', async () => {
    const { file, types } = opened(given)
    await file()
    expect(await types({ unit: housing })).toEqual(['dispatched', 'clocks-started'])
    expect(await types({ unit: unitIdSchema.parse('urban-management') })).toEqual([
      'dispatched',
      'clocks-started',
    ])
    expect(await types({ unit: market })).toEqual([])
  })

  it('tells a unit that an order has left it, and nothing else of it any more', async () => {
    const { file, append, read } = opened(given)
    const no = await file()
    const before = await read({ unit: housing })
    await append(no, 3, { ...dispatched, lead: market, co: [] } as OrderEvent, {
      type: 'supplemented',
      text: '补充',
    })
    const after = await read({ unit: housing })
    expect(before.events).toHaveLength(2)
    expect(after.events).toEqual([
      { id: `${here}/${no}/4/left`, type: 'left', at: at.toISOString(), place: here, order: { no } },
    ])
    expect((await read({ unit: market })).events.map(({ type }) => type)).toEqual([
      'dispatched',
      'supplemented',
    ])
  })

  it('tells a unit nothing of an order that complains of it, whoever dispatched it there', async () => {
    const { file, append, read } = opened(given)
    const no = await file(undefined, { complainedOf: [housing] } as Partial<OrderEvent>)
    await append(no, 3, { ...dispatched, lead: market, co: [] } as OrderEvent)
    expect((await read({ unit: housing })).events).toEqual([])
    expect((await read()).events).toHaveLength(4)
  })

  it('gives the types that are asked for, and a cursor behind all that was looked at', async () => {
    const { file, types, read } = opened(given)
    await file()
    expect(await types({ types: ['filed', 'left'] })).toEqual(['filed'])
    expect((await read({ types: ['rated'] })).cursor).toBe((await read()).cursor)
  })
})

onServerDatabase('the cursor of the feed, under concurrent commits', (given) => {
  it('passes no transaction that is still open: its events come behind the cursor, and hold up no others', async () => {
    const { db, file, read } = opened(given)
    const [mine, holder] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const slow = db.transaction().execute(async (trx) => {
      // An earlier number and an earlier transaction than what commits meanwhile.
      await trx
        .insertInto('order_feed')
        .values({
          place: here,
          order_no: 'SLOW',
          seq: 1,
          type: 'filed',
          at,
          units: [],
          left_units: [],
          payload: JSON.stringify({ id: 'slow' }),
        })
        .execute()
      mine.resolve()
      await holder.promise
    })
    await mine.promise
    const no = await file()
    const early = await read()
    expect(early.events.map(({ id }) => id)).toEqual([1, 2, 3].map((seq) => `${here}/${no}/${seq}`))
    holder.resolve()
    await slow
    const late = await read({ after: early.cursor })
    expect(late.events.map(({ id }) => id)).toEqual(['slow'])
  })

  it('gives readers that run beside many writers every event exactly once', async () => {
    const { file, read, feed } = opened(given)
    let cursor = await feed.head(here)
    const got: string[] = []
    let writing = true
    const reader = async () => {
      for (let last = false; ; ) {
        const page = await read({ after: cursor, limit: 7 })
        expect(page.cursor).toBeGreaterThanOrEqual(cursor)
        cursor = page.cursor
        got.push(...page.events.map(({ id }) => id))
        if (page.events.length > 0) last = false
        else if (last) return
        else last = !writing
      }
    }
    const writers = Promise.all(
      Array.from({ length: 6 }, async () => {
        const numbers: string[] = []
        for (let i = 0; i < 8; i += 1) numbers.push(await file())
        return numbers
      }),
    ).finally(() => {
      writing = false
    })
    const [written] = await Promise.all([writers, reader()])
    const expected = written.flat().flatMap((no) => [1, 2, 3].map((seq) => `${here}/${no}/${seq}`))
    expect(got.toSorted()).toEqual(expected.toSorted())
    for (const no of written.flat())
      expect(got.filter((id) => id.includes(no)).map((id) => id.at(-1))).toEqual(['1', '2', '3'])
  })
})
