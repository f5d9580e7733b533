import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { attachmentStore } from '../../../src/store/attachment-store.ts'
import { continueCodes } from '../../../src/store/conversations/continue-codes.ts'
import { orderFeed } from '../../../src/store/order-feed/order-feed.ts'
import { webhookStore } from '../../../src/store/order-feed/webhook-store.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { ownOrders } from '../../../src/store/own-orders.ts'
import { retentionStore } from '../../../src/store/retention/retention-store.ts'
import { sharedValues } from '../../../src/store/shared-values.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { elsewhere, here, orderCommit } from '../turns.ts'

const cipher = aesCipher('a key for tests only')
const dayMs = 86_400_000
const now = new Date('2027-06-01T02:00:00Z')
/** Where the time ends; `old` lies just before it, `young` is the last moment that stays. */
const before = new Date(now.getTime() - 30 * dayMs)
const old = new Date(before.getTime() - 1)
const young = before

onEveryDatabase('what only serves the work', (given) => {
  const db = () => given.database().db
  const prune = (what: Parameters<ReturnType<typeof retentionStore>['prune']>[1], limit = 100) =>
    retentionStore(db(), cipher).prune(here, what, before, now, limit)
  /** Batch by batch until nothing is left; how much each took. */
  const whole = async (what: Parameters<typeof prune>[0], limit: number) => {
    const taken: number[] = []
    for (let one = await prune(what, limit); one > 0; one = await prune(what, limit)) taken.push(one)
    return taken
  }
  beforeEach(async () => {
    for (const table of ['webhook_delivery', 'webhook', 'channel_client'] as const)
      await db().deleteFrom(table).execute()
    for (const table of ['own_link', 'own_session', 'telephone_code', 'conversation'] as const)
      await db().deleteFrom(table).execute()
    for (const table of ['order_feed', 'order_feed_floor', 'attachment', 'inbox_message'] as const)
      await db().deleteFrom(table).execute()
    for (const table of ['delivery', 'shared_value', 'continue_code', 'continue_try'] as const)
      await db().deleteFrom(table).execute()
  })

  const filed = async (at: Date, place = here): Promise<string> => {
    const no = `T${randomUUID()}`
    const { events, ...commit } = orderCommit(no)
    await orderStore(db(), cipher).append(place, { ...commit, events: events.slice(0, 1) }, at)
    return no
  }
  const read = (after: number) => orderFeed(db()).read(here, { unit: null, after, limit: 100 })

  it('goes batch by batch, and what lies just inside the time stays; a second time nothing is left', async () => {
    for (let i = 0; i < 5; i += 1) await filed(old)
    const kept = await filed(young)
    const other = await filed(old, elsewhere)
    await read(0)
    expect(await whole('feed', 2)).toEqual([2, 2, 1])
    expect(await prune('feed')).toBe(0)
    expect((await read(0)).events.map(({ order }) => order.no)).toEqual([kept])
    const rows = await db()
      .selectFrom('order_feed')
      .select('order_no')
      .where('place', '=', elsewhere)
      .execute()
    expect(rows).toEqual([{ order_no: other }])
  })

  it('is never taken twice by two processes at once', async () => {
    for (let i = 0; i < 20; i += 1) await filed(old)
    await read(0)
    const taken = await Promise.all([prune('feed', 7), prune('feed', 7), prune('feed', 7)])
    const left = await db().selectFrom('order_feed').select('seq').execute()
    expect(taken.reduce((sum, one) => sum + one, 0) + left.length).toBe(20)
    await whole('feed', 7)
    expect(await db().selectFrom('order_feed').select('seq').execute()).toEqual([])
  })

  it('tells a reader whose cursor is too old, and nobody else', async () => {
    const cursors: number[] = []
    for (let i = 0; i < 3; i += 1) {
      await filed(old)
      cursors.push((await read(cursors.at(-1) ?? 0)).cursor)
    }
    const [first = 0, , last = 0] = cursors
    await whole('feed', 2)
    await expect(read(first)).rejects.toMatchObject({ code: 'invalid_input', facts: { goneUpTo: last } })
    // All is gone and nothing new happened: who has read everything waits on.
    expect(await read(last)).toEqual({ events: [], cursor: last, more: false })
    expect((await read(0)).events).toEqual([])
    await expect(read(last + 1)).rejects.toMatchObject({ code: 'invalid_input' })
    const no = await filed(young)
    expect((await read(last)).events.map(({ order }) => order.no)).toEqual([no])
  })

  it('keeps an event that a webhook has yet to get or may get again', async () => {
    for (let i = 0; i < 4; i += 1) await filed(old)
    await read(0)
    const webhooks = webhookStore(db())
    await sql`insert into channel_client (place, id, scope, name, key_digest, key_sealed, created_at)
      values (${here}, 'hook', 'webhook', 'hook', ${randomUUID()}, '', ${old})`.execute(db())
    await sql`insert into webhook (place, client_id, position) values (${here}, 'hook', 0)`.execute(db())
    const key = { place: here, clientId: 'hook' }
    await webhooks.queue(key, { unit: null }, 100, now)
    await sql`update webhook_delivery set state = (array['queued', 'dead', 'delivered', 'withheld'])[n]
      from (select position as p, row_number() over (order by position) as n from webhook_delivery) as numbered
      where position = p`.execute(db())
    expect(await prune('feed')).toBe(2)
    const { rows } = await sql<{ state: string }>`select d.state from webhook_delivery d
      join order_feed f on f.place = d.place and f.position = d.position order by f.position`.execute(db())
    expect(rows.map(({ state }) => state)).toEqual(['queued', 'dead'])
  })

  it('of a line that arrived: address and words; the line stays, and one not settled or of a desk is left alone', async () => {
    const line = (state: string, channel: string, settled: Date | null) =>
      sql`insert into delivery (place, purpose, channel, address_sealed, body_sealed, state, at, settled_at)
        values (${here}, 'notice', ${channel}, 'sealed', 'sealed', ${state}, ${old}, ${settled})`.execute(
        db(),
      )
    await line('sent', 'sms', old)
    await line('accepted', 'wecom', null)
    await line('sent', 'sms', young)
    await line('sent', 'desk', old)
    for (const state of ['queued', 'failed', 'undeliverable', 'given_to_human']) await line(state, 'sms', old)
    expect(await whole('lines', 1)).toEqual([1, 1])
    const rows = await db().selectFrom('delivery').selectAll().orderBy('id').execute()
    expect(rows.map((row) => row.erased_at !== null)).toEqual([true, true, ...Array(6).fill(false)])
    expect(await cipher.open(rows[0]?.address_sealed ?? '')).toBe('')
    expect(rows[0]).toMatchObject({ state: 'sent', channel: 'sms', settled_at: old })
    expect(rows[2]).toMatchObject({ address_sealed: 'sealed', body_sealed: 'sealed' })
  })

  it('of files: those without a message, an order or a message that waits', async () => {
    const put = async (conversationId: string, at: Date) =>
      (
        await attachmentStore(db(), cipher).put(here, {
          conversationId,
          kind: 'photo',
          name: '照片.jpg',
          mime: 'image/jpeg',
          bytes: new Uint8Array([1]),
          at,
        })
      ).id
    const forgotten = await put('c1', old)
    const fresh = await put('c1', young)
    const sent = await put('c2', old)
    const ofOrder = await put('c3', old)
    const waits = await put('c4', old)
    await sql`update attachment set sent = true where id = ${sent}`.execute(db())
    await sql`update attachment set order_no = 'T1' where id = ${ofOrder}`.execute(db())
    await sql`insert into inbox_message
      (place, channel, message_id, conversation_id, message_sealed, received_at, state, not_before)
      values (${here}, 'sms', 'm', 'c4', '', ${old}, 'waiting', ${old})`.execute(db())
    expect(await whole('uploads', 10)).toEqual([1])
    const left = (await db().selectFrom('attachment').select('id').execute()).map(({ id }) => id)
    expect(left.sort()).toEqual([fresh, sent, ofOrder, waits].sort())
    expect(left).not.toContain(forgotten)
  })

  it('of shared values: those whose own end is past; one without an end stays, one renewed lives on', async () => {
    const values = sharedValues(db(), cipher)
    await values.set(here, 'over', null, 'a', old)
    await values.set(here, 'ends later', null, 'a', young)
    await values.set(here, 'cursor', null, 'a')
    await values.set(here, 'renewed', null, 'a', old)
    await values.set(here, 'renewed', 'a', 'b', now)
    expect(await whole('values', 10)).toEqual([1])
    expect(await values.get(here, 'over')).toBeNull()
    for (const name of ['ends later', 'cursor', 'renewed'])
      expect(await values.get(here, name)).not.toBeNull()
    // Whoever read it before it went finds it gone, and begins anew.
    expect(await values.set(here, 'over', 'a', 'b')).toBe(false)
    expect(await values.set(here, 'over', null, 'b')).toBe(true)
  })

  it('of codes for another device: those that open nothing any more', async () => {
    const codes = continueCodes(db(), cipher)
    await codes.issue(here, 'c1', '11111111', old, old)
    await codes.redeem(here, '99999999', old)
    await sql`insert into continue_code (place, conversation_digest, code_digest, conversation_sealed, until)
      values (${here}, 'd', 'e', '', ${young})`.execute(db())
    expect(await prune('codes')).toBe(2)
    expect(await prune('codes')).toBe(0)
    expect(await db().selectFrom('continue_code').select('code_digest').execute()).toEqual([
      { code_digest: 'e' },
    ])
  })

  it('of values of a conversation: not while something may still be said there', async () => {
    const values = sharedValues(db(), cipher)
    const open = await filed(old)
    const closed = await filed(old)
    await sql`update work_order set state = 'archived' where no = ${closed}`.execute(db())
    const talk = (id: string, orders: readonly string[], humanSince: Date | null = null) =>
      sql`insert into conversation
        (place, id, channel, dialogue_sealed, version, orders, started_at, updated_at, human_since)
        values (${here}, ${id}, 'sms', '', 1, ${orders}, ${old}, ${old}, ${humanSince})`.execute(db())
    const line = (id: string, state: string) =>
      sql`insert into delivery (place, purpose, channel, address_sealed, body_sealed, state, at, conversation_id)
        values (${here}, 'reply', 'sms', '', '', ${state}, ${old}, ${id})`.execute(db())
    await talk('has-open-order', [closed, open])
    await talk('is-with-a-person', [], old)
    await talk('is-over', [closed])
    for (const state of ['queued', 'sending', 'failed', 'sent', 'undeliverable'])
      await line(`line-${state}`, state)
    const names = ['has-open-order', 'is-with-a-person', 'is-over', 'never-answered']
    const all = [...names, 'line-queued', 'line-sending', 'line-failed', 'line-sent', 'line-undeliverable']
    for (const name of all) await values.set(here, `way:${name}`, null, 'a', old)
    const left = async () =>
      (await db().selectFrom('shared_value').select('name').orderBy('name').execute()).map(({ name }) => name)
    expect(await whole('values', 2)).toEqual([2, 2])
    expect(await left()).toEqual(
      ['has-open-order', 'is-with-a-person', 'line-failed', 'line-queued', 'line-sending'].map(
        (name) => `way:${name}`,
      ),
    )
    await sql`update work_order set state = 'archived' where no = ${open}`.execute(db())
    await sql`update delivery set state = 'sent'`.execute(db())
    await sql`update conversation set human_since = null`.execute(db())
    expect(await prune('values')).toBe(5)
  })

  it('of ways to one’s own orders: links, codes for a telephone and sessions that open nothing any more', async () => {
    const own = ownOrders(db(), cipher, 'https://12345.example')
    const message = { channel: 'sms', address: 'a', body: 'b', purpose: 'own-code', state: 'queued' } as const
    await own.link(here, 'somebody', old, young)
    await own.askCode(here, '13800138000', '111111', message, old, young)
    const opened = await own.enterByCode(here, '13800138000', '111111', old, young)
    const ends = (table: 'own_link' | 'own_session' | 'telephone_code', until: Date) =>
      db().updateTable(table).set({ until }).execute()
    for (const table of ['own_link', 'own_session', 'telephone_code'] as const) await ends(table, young)
    expect(await prune('codes')).toBe(0)
    expect(await own.session(here, opened ?? '', old)).toBe('telephone')
    for (const table of ['own_link', 'own_session', 'telephone_code'] as const) await ends(table, old)
    expect(await retentionStore(db(), cipher).prune(elsewhere, 'codes', before, now, 100)).toBe(0)
    expect(await whole('codes', 100)).toEqual([3])
    expect(await own.session(here, opened ?? '', new Date(old.getTime() - 1))).toBeNull()
  })
})
