import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import { attachmentStore } from '../../../src/store/attachment-store.ts'
import { conversationStore } from '../../../src/store/conversations/conversation-store.ts'
import { nodeCipher } from '../../../src/store/node-cipher.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { verifyOrder } from '../../../src/store/orders/verify-orders.ts'
import { retentionStore } from '../../../src/store/retention/retention-store.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { filed, here, orderCommit, turnCommit } from '../turns.ts'

const cipher = nodeCipher('a secret')
const withdrawn: OrderEvent = { type: 'withdrawn' }
const day = (text: string) => new Date(`${text}T02:00:00Z`)
const later = day('2029-01-01')

onEveryDatabase('what is erased', ({ database }) => {
  const stores = () => ({
    orders: orderStore(database().db, cipher),
    conversations: conversationStore(database().db, cipher),
    attachments: attachmentStore(database().db, cipher),
    retention: retentionStore(database().db, cipher),
  })

  /** An order with a picture, a reply and the conversation it was told in; withdrawn at the end, unless it goes on. */
  const told = async ({ ended = true, at = day('2026-09-28') } = {}) => {
    const { conversations, attachments } = stores()
    const [no, conversationId] = [`T${randomUUID()}`, randomUUID()]
    const picture = await attachments.put(here, {
      conversationId,
      kind: 'photo',
      name: '王女士家.jpg',
      mime: 'image/jpeg',
      bytes: new Uint8Array([1, 2, 3]),
      at,
    })
    const events = [filed({ conversationId }), ...(ended ? [withdrawn] : [])]
    await conversations.commit(
      turnCommit({
        conversationId,
        citizenKey: 'openid-1',
        at,
        brought: [picture],
        attachments: [{ id: picture.id, orderNo: no }],
        text: '我叫王小明，电话13800138000',
        orders: [orderCommit(no, { events: events.map((event) => ({ actor: { role: 'citizen' }, event })) })],
        deliveries: [
          {
            purpose: 'notice',
            channel: 'sms',
            address: '13800138000',
            body: '王女士您好',
            orderNo: no,
            state: 'sent',
          },
        ],
      }),
    )
    return { no, conversationId, picture }
  }
  const erase = (no: string, before = day('2027-01-01')) =>
    stores().retention.eraseOrder(here, no, before, later, 'retention')
  const earlier = async (person: { phone: string } | { citizenKey: string }) =>
    (await stores().orders.earlier(here, person, new Date(0))).map((o) => o.no)

  it('of an order: contact data, pictures, lines and what finds its citizen; its history holds', async () => {
    const { orders, attachments } = stores()
    const { no, picture } = await told()
    const ways = [{ phone: '13800138000' }, { citizenKey: 'openid-1' }]
    for (const way of ways) expect(await earlier(way)).toContain(no)
    expect(await erase(no)).toBe(true)
    for (const way of ways) expect(await earlier(way)).not.toContain(no)
    expect(await orders.personal(here, no, 'a.b', '回访')).toBeNull()
    expect(await attachments.read(here, picture.id)).toBeNull()
    expect(await attachments.ofOrder(here, no)).toMatchObject([{ state: 'erased', name: '已删除' }])
    const { rows } = await sql<{ address_sealed: string; body_sealed: string }>`
      select address_sealed, body_sealed from delivery where order_no = ${no}`.execute(database().db)
    expect(await cipher.open(rows[0]?.address_sealed ?? '')).toBe('')
    expect(await cipher.open(rows[0]?.body_sealed ?? '')).not.toContain('王女士')
    expect(await orders.firstBroken(here, no)).toBeNull()
    expect(await verifyOrder(database().db, here, no)).toEqual({ events: 2, faults: [] })
    expect(await orders.codeMatches(here, no, 'K7QM42')).toBe(true)
  })

  it('is noted once, also when it is asked for twice or by two at a time', async () => {
    const { no } = await told()
    expect((await Promise.all([erase(no), erase(no)])).filter(Boolean)).toHaveLength(1)
    expect(await erase(no)).toBe(false)
    const { rows } = await sql<{ why: string }>`select why from erasure where name = ${no}`.execute(
      database().db,
    )
    expect(rows).toEqual([{ why: 'retention' }])
    await expect(sql`delete from erasure where name = ${no}`.execute(database().db)).rejects.toThrow(
      'append-only',
    )
  })

  it('is nothing of an order under way, or one that was changed since', async () => {
    const { orders } = stores()
    const open = await told({ ended: false })
    const fresh = await told()
    expect(await erase(open.no)).toBe(false)
    expect(await erase(fresh.no, day('2026-09-28'))).toBe(false)
    for (const { no } of [open, fresh])
      expect(await orders.personal(here, no, 'a.b', '回访')).toMatchObject({ contactPhone: '13800138000' })
    const due = await stores().retention.endedOrders(here, day('2027-01-01'), 100)
    expect(due).toContain(fresh.no)
    expect(due).not.toContain(open.no)
  })

  it('of a conversation: words and who spoke, when its orders hold nothing any more; what is counted stays', async () => {
    const { retention, conversations } = stores()
    const { no, conversationId } = await told()
    const quiet = () => retention.quietConversations(here, day('2027-01-01'), day('2027-01-01'), 500)
    expect(await quiet()).not.toContain(conversationId)
    await erase(no)
    expect(await quiet()).toContain(conversationId)
    expect(await retention.eraseConversation(here, conversationId, later, 'retention')).toBe(true)
    expect(await retention.eraseConversation(here, conversationId, later, 'retention')).toBe(false)
    expect(await quiet()).not.toContain(conversationId)
    const [turn] = await conversations.turns(here, conversationId, 10)
    expect(turn).toMatchObject({ outcome: { kind: 'small-talk' }, replies: [] })
    expect(JSON.stringify(turn)).not.toMatch(/王小明|138/)
    const { rows } = await sql<{ masked_text: string; citizen_digest: string | null }>`
      select t.masked_text, c.citizen_digest from turn t join conversation c on c.id = t.conversation_id
      where c.id = ${conversationId}`.execute(database().db)
    expect(rows[0]?.citizen_digest).toBeNull()
    expect(rows[0]?.masked_text).not.toMatch(/王小明|138/)
  })

  it('of what people at work wrote: questions to units, their answers, and reasons of decisions; once', async () => {
    const { retention } = stores()
    const { db } = database()
    const { no, conversationId } = await told()
    const [words, at] = [await cipher.seal('王女士家楼上漏水，是哪家物业'), day('2026-09-28')]
    const { desk_key: talk } = await db
      .selectFrom('conversation')
      .select('desk_key')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow()
    const base = { place: here, unit: 'housing', asked_by: 'agent', asked_at: at, article: '第一条' }
    const asked = { ...base, question_sealed: words, explanation: '' }
    await db
      .insertInto('unit_enquiry')
      .values([
        { ...asked, talk_key: talk, once: randomUUID() },
        {
          ...asked,
          order_no: no,
          once: randomUUID(),
          answer_sealed: words,
          answered_by: 'clerk',
          answered_at: at,
        },
      ])
      .execute()
    const decided = { place: here, conversation_id: conversationId, seq: 1, by: 'agent', at }
    await db
      .insertInto('human_decision')
      .values({ ...decided, verdict: 'handled', reason: '王女士来电说明' })
      .execute()
    const fact = { place: here, order_no: no, fact: 'litigation', question: '立案了吗', at }
    await db
      .insertInto('order_open_fact')
      .values({
        ...fact,
        verdict: 'stays',
        reason: '王女士说没有',
        basis: '第一条',
        decided_by: 'agent',
        decided_at: at,
      })
      .execute()
    await expect(db.updateTable('human_decision').set({ reason: 'x' }).execute()).rejects.toThrow(
      'append-only',
    )
    await erase(no)
    expect(await retention.eraseConversation(here, conversationId, later, 'retention')).toBe(true)
    const enquiries = await db.selectFrom('unit_enquiry').selectAll().where('place', '=', here).execute()
    expect(enquiries).toHaveLength(2)
    for (const { question_sealed, answer_sealed, answered_by, erased_at } of enquiries) {
      expect(await cipher.open(question_sealed)).toContain('已删除')
      expect(answer_sealed === null ? '' : await cipher.open(answer_sealed)).not.toContain('王女士')
      expect(answer_sealed === null).toBe(answered_by === null)
      expect(erased_at).toEqual(later)
    }
    for (const table of ['human_decision', 'order_open_fact'] as const) {
      const { reason } = await db.selectFrom(table).select('reason').executeTakeFirstOrThrow()
      expect(reason).toContain('已删除')
    }
    await expect(
      db.updateTable('human_decision').set({ reason: 'x', erased_at: new Date() }).execute(),
    ).rejects.toThrow('append-only')
  })

  it('begins anew where somebody speaks in an erased conversation again', async () => {
    const { retention, conversations } = stores()
    const conversationId = randomUUID()
    await conversations.commit(turnCommit({ conversationId }))
    await retention.eraseConversation(here, conversationId, day('2028-01-01'), 'retention')
    const again = turnCommit({ conversationId, expectedVersion: 1, at: day('2028-02-01'), text: '又是我' })
    expect(await conversations.commit(again)).toEqual({ kind: 'committed' })
    expect((await conversations.turns(here, conversationId, 10)).map(({ text }) => text)[1]).toBe('又是我')
    expect(await retention.quietConversations(here, later, later, 500)).toContain(conversationId)
    expect(await retention.quietConversations(here, later, day('2028-01-15'), 500)).not.toContain(
      conversationId,
    )
  })

  it('of the waiting line: what was answered, never what waits', async () => {
    const { retention } = stores()
    const arrived = (id: string, state: string) =>
      sql`
      insert into inbox_message (place, channel, message_id, conversation_id, message_sealed, received_at, state, not_before)
      values (${here}, 'sms', ${id}, 'c', 'x', ${day('2026-09-28')}, ${state}, ${day('2026-09-28')})`.execute(
        database().db,
      )
    await arrived('done', 'answered')
    await arrived('waits', 'waiting')
    expect(await retention.eraseLeftovers(here, day('2026-12-01'), later, 100)).toBe(1)
    const { rows } = await sql<{ id: string }>`select message_id as id from inbox_message`.execute(
      database().db,
    )
    expect(rows).toEqual([{ id: 'waits' }])
  })
})
