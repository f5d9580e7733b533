import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { conversationStore } from '../../../src/store/conversations/conversation-store.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { at, elsewhere, here, orderCommit, turnCommit } from '../turns.ts'

const cipher = aesCipher('the data key of a test')

onEveryDatabase('conversation store', ({ database }) => {
  const store = () => conversationStore(database().db, cipher)

  it('opens a conversation nobody has begun as new', async () => {
    const { conversation, answered } = await store().open(here, 'web', 'never-seen', 'm1')
    expect(conversation).toEqual({
      place: here,
      id: 'never-seen',
      channel: 'web',
      citizenKey: null,
      dialogue: { kind: 'open' },
      version: 0,
      orders: [],
    })
    expect(answered).toBeNull()
  })

  it('gives back dialogue, citizen and orders as they were committed', async () => {
    const dialogue = { kind: 'offering', question: '暖气不热找谁' } as const
    const change = turnCommit({ dialogue, citizenKey: 'openid-1', orders: [orderCommit('N1')] })
    expect(await store().commit(change)).toEqual({ kind: 'committed' })
    const { conversation } = await store().open(here, 'web', change.conversationId, 'another')
    expect(conversation).toMatchObject({ dialogue, citizenKey: 'openid-1', version: 1, orders: ['N1'] })
  })

  it('gives the turns after a number from the first one on, with what their messages brought', async () => {
    const brought = [{ id: 'a1', kind: 'photo', name: '门口.jpg', mime: 'image/jpeg' }] as const
    const change = turnCommit({ brought })
    await store().commit(change)
    const later = [1, 2, 3].map((n) => ({
      ...turnCommit(),
      conversationId: change.conversationId,
      expectedVersion: n,
    }))
    for (const next of later) await store().commit({ ...next, brought: [] })
    const [first] = await store().turns(here, change.conversationId, 1, 0)
    expect(first).toMatchObject({ seq: 1, attachments: brought })
    const rest = await store().turns(here, change.conversationId, 2, 1)
    expect(rest.map(({ seq, attachments }) => [seq, attachments])).toEqual([
      [2, undefined],
      [3, undefined],
    ])
    const { rows } = await sql<{
      row: string
    }>`select t::text as row from turn t where conversation_id = ${change.conversationId}`.execute(
      database().db,
    )
    expect(JSON.stringify(rows)).not.toContain('门口')
  })

  it('repeats the stored turn when a message comes again', async () => {
    const change = turnCommit()
    await store().commit(change)
    const again = await store().open(here, 'web', change.conversationId, change.messageId)
    expect(again.answered).toEqual(change.turn)
    const other = { outcome: { kind: 'handoff' }, replies: [{ text: '别的答复' }] } as const
    const second = await store().commit({
      ...change,
      expectedVersion: 1,
      turn: { ...other, replies: [...other.replies] },
    })
    expect(second).toEqual({ kind: 'duplicate', turn: change.turn })
    expect(await store().turns(here, change.conversationId, 10)).toHaveLength(1)
  })

  it('repeats the stored turn when the message comes again in a conversation of another id', async () => {
    const change = turnCommit()
    await store().commit(change)
    const moved = { ...change, conversationId: randomUUID() }
    expect(await store().commit(moved)).toEqual({ kind: 'duplicate', turn: change.turn })
    expect((await store().open(here, 'web', moved.conversationId, 'x')).conversation.version).toBe(0)
  })

  it('refuses a commit on a version that has passed, and stores nothing of it', async () => {
    const first = turnCommit()
    await store().commit(first)
    const late = turnCommit({
      conversationId: first.conversationId,
      expectedVersion: 0,
      orders: [orderCommit('LATE')],
    })
    expect(await store().commit(late)).toEqual({ kind: 'stale' })
    const ahead = turnCommit({ expectedVersion: 3 })
    expect(await store().commit(ahead)).toEqual({ kind: 'stale' })
    expect(await orderStore(database().db, cipher).load(here, 'LATE')).toBeNull()
    expect(
      (await store().open(here, 'web', ahead.conversationId, ahead.messageId)).conversation.version,
    ).toBe(0)
    expect(await store().turns(here, first.conversationId, 10)).toHaveLength(1)
  })

  it('stores nothing of a turn whose order has moved on', async () => {
    await store().commit(turnCommit({ orders: [orderCommit('N2')] }))
    const change = turnCommit({ orders: [orderCommit('N2')] })
    expect(await store().commit(change)).toEqual({ kind: 'stale' })
    expect((await store().open(here, 'web', change.conversationId, change.messageId)).answered).toBeNull()
  })

  it('stores nothing when any part of the turn cannot be stored', async () => {
    const delivery = {
      purpose: 'reply',
      channel: 'web',
      address: 'a',
      body: 'b',
      state: 'lost' as 'sent',
    } as const
    const change = turnCommit({ orders: [orderCommit('N3')], deliveries: [delivery] })
    await expect(store().commit(change)).rejects.toThrow(/delivery_state_check/)
    expect(await orderStore(database().db, cipher).load(here, 'N3')).toBeNull()
    expect(
      (await store().open(here, 'web', change.conversationId, change.messageId)).conversation.version,
    ).toBe(0)
  })

  it('returns the last turns in the order they were spoken', async () => {
    const conversationId = randomUUID()
    for (const [expectedVersion, text] of ['一', '二', '三'].entries())
      await store().commit(turnCommit({ conversationId, expectedVersion, text }))
    const turns = await store().turns(here, conversationId, 2)
    expect(turns.map(({ seq, text }) => [seq, text])).toEqual([
      [2, '二'],
      [3, '三'],
    ])
    expect(turns[0]?.at).toBe(at.toISOString())
  })

  it('keeps what is said in one place from every other', async () => {
    const change = turnCommit()
    await store().commit(change)
    const { conversation, answered } = await store().open(
      elsewhere,
      'web',
      change.conversationId,
      change.messageId,
    )
    expect([conversation.version, answered]).toEqual([0, null])
    expect(await store().turns(elsewhere, change.conversationId, 5)).toEqual([])
  })

  it('lets no telephone, name or query code lie in clear in any column [G-03] [W-03]', async () => {
    const card = { no: 'N4', queryCode: 'K7QM42', title: '噪声', nature: '投诉' as const, deadlines: [] }
    const change = turnCommit({
      citizenKey: 'openid-secret',
      turn: { outcome: { kind: 'order' }, replies: [{ text: '已登记', order: card }] },
      dialogue: { kind: 'offering', question: '电话13800138000' },
      orders: [orderCommit('N4')],
      consultations: [
        {
          question: '我是13800138000',
          citation: { entryId: 'a.b', version: 1, title: 't', basis: [] },
          quoted: 'q',
          probability: 0.9,
        },
      ],
      rejections: [
        { text: '打13800138000', decision: { outcome: 'reject', notice: { text: 'n' }, needsHuman: false } },
      ],
      deliveries: [
        { purpose: 'reply', channel: 'sms', address: '13800138000', body: '编码K7QM42', state: 'queued' },
      ],
    })
    await store().commit(change)
    const tables = [
      'conversation',
      'turn',
      'message_claim',
      'consultation_record',
      'rejection_record',
      'work_order',
      'order_event',
      'order_personal',
      'order_deadline',
      'delivery',
    ]
    for (const table of tables) {
      const { rows } = await sql<{ all: string }>`select t::text as all from ${sql.table(table)} t`.execute(
        database().db,
      )
      expect(rows.length, table).toBeGreaterThan(0)
      const text = rows.map(({ all }) => all).join('\n')
      for (const secret of ['13800138000', 'K7QM42', '王女士', 'openid-secret'])
        expect(text, table).not.toContain(secret)
    }
  })

  it('stores text that Postgres cannot hold as it stands', async () => {
    const text = `'; drop table turn; --\0\ud800 😀${'长'.repeat(200_000)}`
    const change = turnCommit({
      text,
      messageId: `m\0${randomUUID()}`,
      turn: { outcome: { kind: 'refused', reason: 'a\0b\udc00' }, replies: [{ text: `\0😀` }] },
      consultations: [
        {
          question: text,
          citation: { entryId: 'a.b', version: 1, title: '\0t', basis: [] },
          quoted: '\0',
          probability: 1,
        },
      ],
    })
    expect(await store().commit(change)).toEqual({ kind: 'committed' })
    const again = await store().open(here, 'web', change.conversationId, change.messageId)
    expect(again.answered?.outcome).toEqual({ kind: 'refused', reason: 'ab�' })
  })

  it('lets a conversation go on when its stored dialogue is of a form no longer known', async () => {
    const change = turnCommit()
    await store().commit(change)
    const dialogue_sealed = await cipher.seal(JSON.stringify({ kind: 'of-old' }))
    await database()
      .db.updateTable('conversation')
      .set({ dialogue_sealed })
      .where('id', '=', change.conversationId)
      .execute()
    const { conversation } = await store().open(here, 'web', change.conversationId, 'next')
    expect(conversation).toMatchObject({ dialogue: { kind: 'open' }, version: 1 })
  })

  it('takes a hundred commits at once', async () => {
    const changes = Array.from({ length: 100 }, (_, i) => turnCommit({ orders: [orderCommit(`H${i}`)] }))
    const results = await Promise.all(changes.map((change) => store().commit(change)))
    expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(100)
  })
})

onServerDatabase('conversation store under races', ({ database }) => {
  const store = () => conversationStore(database().db, cipher)
  const kinds = (results: readonly { kind: string }[]) => results.map(({ kind }) => kind).sort()

  it('answers one message once when it arrives three times at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const change = turnCommit({ orders: [orderCommit(`R${round}`)] })
      const results = await Promise.all([change, change, change].map((same) => store().commit(same)))
      expect(kinds(results)).toEqual(['committed', 'duplicate', 'duplicate'])
      expect(results.find(({ kind }) => kind === 'duplicate')).toEqual({
        kind: 'duplicate',
        turn: change.turn,
      })
    }
  })

  it('answers one message once when each arrival begins a conversation of its own', async () => {
    const change = turnCommit()
    const copies = [1, 2, 3].map(() => ({ ...change, conversationId: randomUUID() }))
    expect(kinds(await Promise.all(copies.map((copy) => store().commit(copy))))).toEqual([
      'committed',
      'duplicate',
      'duplicate',
    ])
  })

  it('lets one of two turns on one version through', async () => {
    const conversationId = randomUUID()
    await store().commit(turnCommit({ conversationId }))
    const both = [1, 2].map(() => turnCommit({ conversationId, expectedVersion: 1 }))
    expect(kinds(await Promise.all(both.map((change) => store().commit(change))))).toEqual([
      'committed',
      'stale',
    ])
  })

  it('keeps every turn of twenty messages that retry when they come too late', async () => {
    const conversationId = randomUUID()
    const say = async (text: string): Promise<void> => {
      const messageId = randomUUID()
      for (;;) {
        const { conversation } = await store().open(here, 'web', conversationId, messageId)
        const change = turnCommit({ conversationId, messageId, text, expectedVersion: conversation.version })
        if ((await store().commit(change)).kind === 'committed') return
      }
    }
    const texts = Array.from({ length: 20 }, (_, i) => `第${i}句`)
    await Promise.all(texts.map(say))
    const turns = await store().turns(here, conversationId, 100)
    expect(turns.map(({ seq }) => seq)).toEqual(texts.map((_, i) => i + 1))
    expect(turns.map(({ text }) => text).sort()).toEqual(texts.sort())
  })
})
