import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { PlaceId } from '../../../src/domain/place.ts'
import type { NewDelivery } from '../../../src/ports/conversation-store.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { conversationStore } from '../../../src/store/conversations/conversation-store.ts'
import type { Database } from '../../../src/store/database.ts'
import { sealDeliveries, writeDeliveries } from '../../../src/store/ledger/deliveries.ts'
import { ledgerStore } from '../../../src/store/ledger/ledger.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { freshPlace } from '../entries.ts'
import { turnCommit } from '../turns.ts'

const cipher = aesCipher('a key for tests only')
const now = new Date('2026-09-28T02:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const notice = (address: string, body: string, changes: Partial<NewDelivery> = {}): NewDelivery => ({
  purpose: 'notice',
  channel: 'wechat',
  address,
  body,
  state: 'queued',
  ...changes,
})

const write = async (db: Database, place: PlaceId, ...lines: readonly NewDelivery[]) => {
  const sealed = await sealDeliveries(cipher, lines)
  return db.transaction().execute((trx) => writeDeliveries(trx, place, sealed, now))
}

const rowOf = (db: Database, place: PlaceId, id: string) =>
  db
    .selectFrom('delivery')
    .selectAll()
    .where('place', '=', place)
    .where('id', '=', Number(id))
    .executeTakeFirstOrThrow()

onEveryDatabase('ledger', ({ database }) => {
  const open = () => ledgerStore(database().db, cipher)
  const takeOf = async (place: PlaceId, at = now, limit = 50) =>
    (await open().take(['wechat', 'sms'], at, limit)).filter((due) => due.place === place)
  const textsOf = async (...given: Parameters<typeof takeOf>) =>
    (await takeOf(...given)).map(({ replies }) => replies.map(({ text }) => text).join())

  it('gives a line to the citizen’s key on the channel, by the conversation it was written to', async () => {
    const [place, conversationId] = [freshPlace(), randomUUID()]
    const conversations = conversationStore(database().db, cipher)
    const turn = { place, channel: 'wechat', conversationId, citizenKey: 'openid-1' } as const
    await conversations.commit(turnCommit({ ...turn, deliveries: [notice(conversationId, '甲')] }))
    const [due] = await takeOf(place)
    expect(due).toMatchObject({ address: 'openid-1', conversationId, tries: 1, road: 0, partsSent: 0 })
    expect(due?.replies).toEqual([{ text: '甲' }])
  })

  it('gives canonical replies back as they were', async () => {
    const place = freshPlace()
    const replies = [{ text: '请选\0', options: [{ label: '公积金', send: '公积金' }] }, { text: '二' }]
    await write(database().db, place, notice('c1', '', { purpose: 'reply', replies }))
    const [due] = await takeOf(place)
    expect(due?.replies).toEqual([
      { text: '请选', options: [{ label: '公积金', send: '公积金' }] },
      { text: '二' },
    ])
    expect(due?.urgent).toBe(true)
  })

  it('gives one line of a conversation at a time, in order', async () => {
    const [ledger, place] = [open(), freshPlace()]
    await write(database().db, place, notice('c1', '一'), notice('c1', '二'), notice('c2', '三'))
    const [first, third] = await takeOf(place)
    expect([first?.replies[0]?.text, third?.replies[0]?.text]).toEqual(['一', '三'])
    expect(await takeOf(place)).toEqual([])
    if (first) await ledger.settle(first, { kind: 'sent', allowance: 'free' }, now)
    expect(await textsOf(place)).toEqual(['二'])
  })

  it('gives urgent ones first and past those that are not', async () => {
    const [ledger, place] = [open(), freshPlace()]
    await write(
      database().db,
      place,
      notice('c1', '一'),
      notice('c2', '二'),
      notice('c1', '急', { urgent: true }),
    )
    const [urgent, ...others] = await takeOf(place)
    expect(urgent?.replies).toEqual([{ text: '急' }])
    expect(others.map(({ replies }) => replies[0]?.text)).toEqual(['二'])
    if (urgent) await ledger.settle(urgent, { kind: 'sent', allowance: 'free' }, now)
    expect(await textsOf(place)).toEqual(['一'])
  })

  it('holds back what follows a failed line, until that has failed thrice', async () => {
    const [ledger, place] = [open(), freshPlace()]
    await write(database().db, place, notice('c1', '一'), notice('c1', '二'))
    for (const second of [0, 10, 20]) {
      const [due, ...more] = await takeOf(place, after(second))
      expect([due?.replies[0]?.text, more.length]).toEqual(['一', 0])
      if (due) await ledger.again(due, { error: 'down', partsSent: 0, next: after(second + 10) })
      if (second < 20) expect(await takeOf(place, after(second + 5))).toEqual([])
    }
    expect(await textsOf(place, after(25))).toEqual(['二'])
  })

  it('does not hold back a reply for a notice that waits for the morning', async () => {
    const [ledger, place] = [open(), freshPlace()]
    await write(database().db, place, notice('c1', '明早'))
    const [due] = await takeOf(place)
    if (due) await ledger.postpone(due, after(36_000))
    await write(database().db, place, notice('c1', '答', { replies: [{ text: '答' }] }))
    const [reply] = await takeOf(place)
    expect(reply?.replies).toEqual([{ text: '答' }])
    if (reply) await ledger.settle(reply, { kind: 'sent', allowance: 'free' }, now)
    expect((await takeOf(place, after(36_000)))[0]).toMatchObject({ tries: 1, replies: [{ text: '明早' }] })
  })

  it('tries a line again that was in hand when its process ended, from the part that is missing', async () => {
    const [ledger, place] = [open(), freshPlace()]
    await write(database().db, place, notice('c1', '一'))
    const [first] = await takeOf(place)
    if (first) await ledger.again(first, { error: 'down', partsSent: 2, next: after(5) })
    const [second] = await takeOf(place, after(5))
    expect(await takeOf(place, after(64))).toEqual([])
    expect(await takeOf(place, after(65))).toMatchObject([{ id: second?.id, tries: 3, partsSent: 2 }])
  })

  it('believes a sender whose lease had run out that it left, and nothing else it says', async () => {
    const [ledger, place] = [open(), freshPlace()]
    const [id = ''] = await write(database().db, place, notice('c1', '一'))
    const [slow] = await takeOf(place)
    const [quick] = await takeOf(place, after(60))
    if (!slow || !quick) throw new Error('not taken')
    await ledger.again(slow, { error: 'late', partsSent: 0, next: now })
    await ledger.over(slow, { error: 'late', partsSent: 0 }, { kind: 'none' }, now)
    expect(await rowOf(database().db, place, id)).toMatchObject({ state: 'sending', last_error: null })
    await ledger.settle(slow, { kind: 'sent', allowance: 'free', platformId: 'p1' }, now)
    await ledger.again(quick, { error: 'down', partsSent: 0, next: now })
    expect(await rowOf(database().db, place, id)).toMatchObject({ state: 'sent', platform_id: 'p1' })
  })

  it('goes on by another road, with the same words and a line of its own', async () => {
    const [ledger, place] = [open(), freshPlace()]
    const [id = ''] = await write(database().db, place, notice('c1', '一', { orderNo: 'A1' }))
    const [due] = await takeOf(place)
    if (!due) throw new Error('not taken')
    const road = { kind: 'road', channel: 'sms', address: '13800138000', road: 1 } as const
    await ledger.over(due, { error: '45015', partsSent: 0 }, road, now)
    expect(await rowOf(database().db, place, id)).toMatchObject({
      state: 'undeliverable',
      last_error: '45015',
    })
    expect(await takeOf(place)).toMatchObject([
      { channel: 'sms', address: '13800138000', road: 1, tries: 1, orderNo: 'A1', replies: [{ text: '一' }] },
    ])
  })

  it('tells the desk once when no road is left', async () => {
    const [ledger, place] = [open(), freshPlace()]
    const [id = ''] = await write(database().db, place, notice('c1', '一'))
    const [due] = await takeOf(place)
    if (!due) throw new Error('not taken')
    for (const _ of [1, 2])
      await ledger.over(due, { error: 'x', partsSent: 0 }, { kind: 'human', body: '请转告' }, now)
    const all = database().db.selectFrom('delivery').selectAll().where('place', '=', place)
    const rows = await all.orderBy('id').execute()
    expect(rows.map(({ id, channel, state }) => [id === rows[0]?.id, channel, state])).toEqual([
      [true, 'wechat', 'given_to_human'],
      [false, 'desk', 'queued'],
    ])
    expect(rows[1]).toMatchObject({ continues: Number(id), conversation_id: null })
  })

  it('sends a reply that was not carried at once, and one that was never again', async () => {
    const [ledger, place] = [open(), freshPlace()]
    const later = { purpose: 'reply', notBefore: after(5), state: 'queued' } as const
    const [a = '', b = '', c = ''] = await write(
      database().db,
      place,
      notice('c1', '', { ...later, replies: [{ text: '甲' }] }),
      notice('c2', '', { ...later, replies: [{ text: '乙' }] }),
      notice('c3', '', { ...later, replies: [{ text: '丙' }] }),
    )
    await ledger.carried(place, a, 'passive', now)
    await ledger.notCarried(place, b, 'connection closed', now)
    expect(await textsOf(place)).toEqual(['乙'])
    expect(await textsOf(place, after(5))).toEqual(['丙'])
    await ledger.notCarried(place, a, 'late', now)
    expect(await rowOf(database().db, place, a)).toMatchObject({ state: 'sent', allowance: 'passive' })
    await ledger.carried(place, c, 'passive', now)
    expect(await rowOf(database().db, place, c)).toMatchObject({ state: 'sent' })
  })

  it('shows a page the notices after the one it knows, and accepts what it has seen', async () => {
    const [ledger, place] = [open(), freshPlace()]
    const [a = '', b = ''] = await write(
      database().db,
      place,
      notice('w1', '甲', { channel: 'web', orderNo: 'A1' }),
      notice('w1', '乙', { channel: 'web' }),
      notice('w1', '', { channel: 'web', purpose: 'reply', replies: [{ text: '轮次里有' }] }),
      notice('w1', '回执', { channel: 'web', purpose: 'receipt', state: 'sent' }),
      notice('w2', '别人的', { channel: 'web' }),
    )
    const texts = async (since: string | null) =>
      (await ledger.since(place, 'w1', since, 10)).map(({ replies }) => replies[0]?.text)
    expect(await texts(null)).toEqual(['甲', '乙'])
    expect(await texts(a)).toEqual(['乙'])
    await ledger.seen(place, 'w1', a, now)
    expect([await rowOf(database().db, place, a), await rowOf(database().db, place, b)]).toMatchObject([
      { state: 'accepted' },
      { state: 'queued' },
    ])
    expect(await texts(null)).toEqual(['甲', '乙'])
  })

  it('takes what is no id of a line for the time before the first one', async () => {
    const [ledger, place] = [open(), freshPlace()]
    const [id = ''] = await write(database().db, place, notice('w1', '甲', { channel: 'web' }))
    for (const garbage of ['', 'NaN', '-1', '1e3', '9'.repeat(40), "1' or '1'='1"]) {
      expect(await ledger.since(place, 'w1', garbage, 10)).toHaveLength(1)
      await ledger.seen(place, 'w1', garbage, now)
      await ledger.carried(place, garbage, 'passive', now)
    }
    expect(await rowOf(database().db, place, id)).toMatchObject({ state: 'queued' })
  })

  it('sets a line aside that cannot be opened, and gives out the others', async () => {
    const place = freshPlace()
    const [id = ''] = await write(database().db, place, notice('c1', '一'), notice('c2', '二'))
    await database()
      .db.updateTable('delivery')
      .set({ body_sealed: '00000000.x' })
      .where('place', '=', place)
      .where('id', '=', Number(id))
      .execute()
    expect(await textsOf(place)).toEqual(['二'])
    expect(await rowOf(database().db, place, id)).toMatchObject({ state: 'failed' })
  })
})

onServerDatabase('ledger of several processes', ({ database }) => {
  it('gives no line twice, and no two lines of one conversation at once', async () => {
    const [place, ledger] = [freshPlace(), ledgerStore(database().db, cipher)]
    const conversations = Array.from({ length: 12 }, (_, i) => `c${i}`)
    const lines = conversations.flatMap((id) => [
      notice(id, '一'),
      notice(id, '二', { urgent: true }),
      notice(id, '三'),
    ])
    await write(database().db, place, ...lines)
    const taken: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const batches = await Promise.all(Array.from({ length: 8 }, () => ledger.take(['wechat'], now, 3)))
      const dues = batches.flat()
      expect(new Set(dues.map(({ conversationId }) => conversationId)).size).toBe(dues.length)
      expect(dues).toHaveLength(conversations.length)
      taken.push(...dues.map(({ id }) => id))
      await Promise.all(dues.map((due) => ledger.settle(due, { kind: 'sent', allowance: 'free' }, now)))
    }
    expect(new Set(taken).size).toBe(lines.length)
  })
})
