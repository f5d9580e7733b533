import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { attachmentStore } from '../../src/store/attachment-store.ts'
import { conversationStore } from '../../src/store/conversations/conversation-store.ts'
import { onEveryDatabase, onServerDatabase } from '../support/database.ts'
import { at, elsewhere, here, turnCommit } from './turns.ts'

const cipher = aesCipher('a key for tests only')
const later = (ms: number) => new Date(at.getTime() + ms)
const photo = (conversationId: string, day = at) => ({
  kind: 'photo' as const,
  name: '路灯.jpg',
  mime: 'image/jpeg',
  conversationId,
  bytes: Uint8Array.of(0xff, 0xd8, 0, 1, 2),
  at: day,
})
const media = (conversationId: string, source: string = randomUUID()) => ({
  kind: 'photo' as const,
  name: '照片',
  mime: '',
  conversationId,
  channel: 'wechat',
  source,
  at,
  until: later(3 * 24 * 3_600_000),
})

onEveryDatabase('the attachment store', ({ database }) => {
  const store = () => attachmentStore(database().db, cipher)
  const place = () => ({ mine: randomUUID() })

  it('gives back what it was given, and keeps it sealed', async () => {
    const { mine } = place()
    const ref = await store().put(here, photo(mine))
    expect(await store().read(here, ref.id)).toEqual({
      ...ref,
      bytes: photo(mine).bytes,
      orderNo: null,
      conversationId: mine,
      given: null,
    })
    const { rows } = await database().pool.query('select content_sealed from attachment where id = $1', [
      ref.id,
    ])
    expect(String(rows[0]?.['content_sealed'])).not.toContain(
      Buffer.from(photo(mine).bytes).toString('base64'),
    )
  })

  it("is another place's nothing", async () => {
    const ref = await store().put(here, photo(randomUUID()))
    expect(await store().read(elsewhere, ref.id)).toBeNull()
  })

  it('takes twenty a day of a conversation, however many come at once, and more on the next', async () => {
    const { mine } = place()
    const tries = await Promise.allSettled(Array.from({ length: 25 }, () => store().put(here, photo(mine))))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    const refused = tries.find((each) => each.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'rate_limited' })
    await store().put(here, photo(mine, later(25 * 3_600_000)))
    await store().put(here, photo(randomUUID()))
    expect(await store().sizeOf(here, mine)).toBe(21 * 5)
  })

  it('has a picture once that is announced twice', async () => {
    const { mine } = place()
    const [first, second] = [
      await store().expect(here, media(mine, 'media-1')),
      await store().expect(here, media(mine, 'media-1')),
    ]
    expect(second).toEqual(first)
    expect((await store().expect(here, media(randomUUID(), 'media-1'))).id).not.toBe(first.id)
    await drain(store())
  })

  it('hands out what is to be fetched, once until its time is over', async () => {
    const ref = await store().expect(here, media(randomUUID(), 'the media id'))
    const [awaited] = await store().takeAwaited(at, 10)
    expect(awaited).toMatchObject({
      id: ref.id,
      place: here,
      source: 'the media id',
      channel: 'wechat',
      tries: 1,
    })
    expect(await store().takeAwaited(at, 10)).toEqual([])
    expect(await store().takeAwaited(later(130_000), 10)).toMatchObject([{ id: ref.id, tries: 2 }])
    expect(await store().read(here, ref.id)).toBeNull()
    await store().fetched(here, ref.id, Uint8Array.of(1, 2), 'image/png')
    expect(await store().read(here, ref.id)).toMatchObject({ mime: 'image/png', bytes: Uint8Array.of(1, 2) })
    expect(await store().takeAwaited(later(900_000_000), 10)).toEqual([])
  })

  it('keeps what came first when something is fetched twice, or lost afterwards', async () => {
    const ref = await store().expect(here, media(randomUUID()))
    await store().takeAwaited(at, 10)
    await store().fetched(here, ref.id, Uint8Array.of(1), 'image/png')
    await store().fetched(here, ref.id, Uint8Array.of(9), 'image/webp')
    await store().notFetched(here, ref.id, 'gone', null)
    expect(await store().read(here, ref.id)).toMatchObject({ bytes: Uint8Array.of(1), mime: 'image/png' })
  })

  it('gives up what is lost, and shows it with the order', async () => {
    const { mine } = place()
    const ref = await store().expect(here, media(mine))
    await store().takeAwaited(at, 10)
    await store().notFetched(here, ref.id, 'slow', later(60_000))
    expect(await store().takeAwaited(later(59_000), 10)).toEqual([])
    expect(await store().takeAwaited(later(60_000), 10)).toHaveLength(1)
    await store().notFetched(here, ref.id, 'gone', null)
    expect(await store().takeAwaited(later(900_000_000), 10)).toEqual([])
    await file(mine, ref.id, 'HERE202609280001')
    expect(await store().ofOrder(here, 'HERE202609280001')).toMatchObject([{ id: ref.id, state: 'lost' }])
  })

  it("goes with the order of its own conversation's turn, never of another's, and never from one order to another", async () => {
    const { mine } = place()
    const [own, other] = [await store().put(here, photo(mine)), await store().put(here, photo(randomUUID()))]
    await file(mine, own.id, 'A1')
    await file(mine, own.id, 'A2', 1)
    await file(mine, other.id, 'A2', 2)
    expect((await store().ofOrder(here, 'A1')).map(({ id }) => id)).toEqual([own.id])
    expect(await store().ofOrder(here, 'A2')).toEqual([])
    expect(await store().ofOrder(elsewhere, 'A1')).toEqual([])
  })

  const file = (conversationId: string, id: string, orderNo: string, expectedVersion = 0) =>
    conversationStore(database().db, cipher).commit(
      turnCommit({ conversationId, expectedVersion, attachments: [{ id, orderNo }] }),
    )
})

const drain = async (store: ReturnType<typeof attachmentStore>) => {
  for (const { place, id } of await store.takeAwaited(later(900_000_000), 100))
    await store.notFetched(place, id, 'over', null)
}

onServerDatabase('what is to be fetched, with several processes', ({ database }) => {
  describe('at once', () => {
    it('is never fetched by two', async () => {
      const store = attachmentStore(database().db, cipher)
      for (let n = 0; n < 30; n += 1) await store.expect(here, media(randomUUID()))
      const taken = await Promise.all(Array.from({ length: 10 }, () => store.takeAwaited(at, 5)))
      const ids = taken.flat().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeGreaterThan(0)
    })
  })
})
