import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlaceId } from '../../src/domain/place.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { conversationStore } from '../../src/store/conversations/conversation-store.ts'
import type { Database, OpenDatabase } from '../../src/store/database.ts'
import { knowledgeLifeStore } from '../../src/store/knowledge/knowledge-life.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
import { readRevisions, revisionReader } from '../../src/store/shelf-index/revisions.ts'
import { shelfIndexes } from '../../src/store/shelf-index/shelf-indexes.ts'
import { onEveryDatabase, testDatabase } from '../support/database.ts'
import { secret } from '../support/jiban.ts'
import { entry, freshPlace, today } from './entries.ts'
import { at } from './turns.ts'

const load = (db: Database, place: PlaceId, ...ids: string[]) =>
  knowledgeLoader(db).load(
    place,
    ids.map((id) => entry(id)),
    at,
  )

const withdraw = (db: Database, place: PlaceId) =>
  db.updateTable('knowledge_entry').set({ status: 'withdrawn' }).where('place', '=', place).execute()

onEveryDatabase('revisions of shelves', ({ database }) => {
  it('are the database’s after each change, with nothing awaited but the change', async () => {
    const { db } = database()
    const place = freshPlace()
    const revisions = revisionReader(database()).current
    const seen = new Set<number | undefined>([(await revisions()).get(place)])
    const changes = [
      () => load(db, place, 'a.one'),
      () => load(db, place, 'a.one', 'a.two'),
      () => knowledgeLifeStore(db, aesCipher(secret)).markStatuses('2030-01-01'),
      () => withdraw(db, place),
    ]
    for (const change of changes) {
      await change()
      const now = await revisions()
      expect(now).toEqual(await readRevisions(db))
      seen.add(now.get(place))
    }
    expect(seen.size).toBe(changes.length + 1)
  })

  it('stay as they are when a transaction rolls back, and follow the next one', async () => {
    const { db } = database()
    const place = freshPlace()
    await load(db, place, 'a.one')
    const revisions = revisionReader(database()).current
    const before = (await revisions()).get(place)
    const failing = db.transaction().execute(async (transaction) => {
      await withdraw(transaction, place)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await revisions()).get(place)).toBe(before)
    await db.transaction().execute((transaction) => withdraw(transaction, place))
    expect((await revisions()).get(place)).toBeGreaterThan(before ?? 0)
  })

  it('follow each of two changes in a row, also when asked for while they are made', async () => {
    const { db } = database()
    const [here, there] = [freshPlace(), freshPlace()]
    await load(db, here, 'a.one')
    await load(db, there, 'a.one')
    const revisions = revisionReader(database()).current
    const before = await revisions()
    const first = withdraw(db, here).then(() => revisions())
    const meanwhile = revisions()
    const second = withdraw(db, there).then(() => revisions())
    expect((await first).get(here)).toBeGreaterThan(before.get(here) ?? 0)
    expect((await second).get(there)).toBeGreaterThan(before.get(there) ?? 0)
    await meanwhile
    expect(await revisions()).toEqual(await readRevisions(db))
  })

  it('let the very next question see what was published and withdrawn', async () => {
    const { db } = database()
    const place = freshPlace()
    const indexes = shelfIndexes(database())
    const store = knowledgeStore(db, undefined, indexes)
    const found = async () =>
      (await store.search(place, '租房提取公积金', today, 20)).hits.map(({ entryId }) => entryId)
    expect(await found()).toEqual([])
    await indexes.settled()
    await load(db, place, 'a.one')
    expect(await found()).toContain('a.one')
    await indexes.settled()
    expect(await found()).toContain('a.one')
    await withdraw(db, place)
    expect(await found()).toEqual([])
  })
})

onEveryDatabase('revisions that were read for others', ({ database }) => {
  const asking = () => revisionReader({ db: database().db })

  it('do for whoever began before they were read, and for nobody else', async () => {
    const { db } = database()
    const place = freshPlace()
    await load(db, place, 'a.one')
    const { current } = asking()
    const began = performance.now()
    const read = await current()
    await withdraw(db, place)
    expect(await current(began)).toBe(read)
    expect((await current(performance.now())).get(place)).toBeGreaterThan(read.get(place) ?? 0)
    expect(await current()).toEqual(await readRevisions(db))
  })

  it('come with the opening of a conversation, as they were at some moment after it was asked for', async () => {
    const { db } = database()
    const place = freshPlace()
    await load(db, place, 'a.one')
    const revisions = asking()
    const conversations = conversationStore(db, aesCipher(secret), { together: true, revisions })
    const open = () => conversations.open(place, 'web', randomUUID(), randomUUID())
    const began = performance.now()
    await open()
    const read = await revisions.current(began)
    expect(await revisions.current(began)).toBe(read)
    expect(read).toEqual(await readRevisions(db))
    await withdraw(db, place)
    const later = performance.now()
    await open()
    expect((await revisions.current(later)).get(place)).toBeGreaterThan(read.get(place) ?? 0)
  })

  it('never go back to what was begun earlier', async () => {
    const { current, told } = asking()
    const began = performance.now()
    const [older, newer] = [new Map([['a', 1]]), new Map([['a', 2]])]
    told?.(began + 2, newer)
    told?.(began + 1, older)
    expect(await current(began)).toBe(newer)
  })
})

describe('revisions on the database’s only session', () => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  it('are known without asking it as long as nothing changed', async () => {
    const revisions = revisionReader(database).current
    const before = await revisions()
    // Who asked the session here would wait for the transaction, which waits for the answer.
    await database.db.transaction().execute(async () => expect(await revisions()).toBe(before))
  })

  it('are those of before while a change is not committed', async () => {
    const place = freshPlace()
    await load(database.db, place, 'a.one')
    const revisions = revisionReader(database).current
    const before = await revisions()
    await database.db.transaction().execute(async (transaction) => {
      await withdraw(transaction, place)
      expect(await revisions()).toBe(before)
    })
    expect((await revisions()).get(place)).toBeGreaterThan(before.get(place) ?? 0)
  })

  it('are asked for anew when the database could not be listened to', async () => {
    let failed = 0
    const hear: OpenDatabase['hear'] = async (channel, heard) => {
      failed += 1
      if (failed === 1) throw new Error('not now')
      await database.hear?.(channel, heard)
    }
    const revisions = revisionReader({ db: database.db, hear }).current
    await expect(revisions()).rejects.toThrow('not now')
    expect(await revisions()).toEqual(await readRevisions(database.db))
  })
})
