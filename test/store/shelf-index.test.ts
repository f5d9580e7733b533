import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { NATIONAL, type PlaceId } from '../../src/domain/place.ts'
import type { KnowledgeStore } from '../../src/ports/knowledge-store.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import type { Database } from '../../src/store/database.ts'
import { knowledgeLifeStore } from '../../src/store/knowledge/knowledge-life.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
import { reindexStale } from '../../src/store/knowledge/reindex.ts'
import { shelfIndexes } from '../../src/store/shelf-index/shelf-indexes.ts'
import { onEveryDatabase } from '../support/database.ts'
import { secret } from '../support/jiban.ts'
import { entry, freshPlace, today, unrelated } from './entries.ts'
import { storeFromMemory } from './from-memory.ts'
import { at } from './turns.ts'

const days = ['2025-12-31', '2026-09-27', today, '2026-12-31', '2027-06-01'] as const
const words = [
  '公积金',
  '提取',
  '租房',
  '房租',
  '暖气',
  '不热',
  '怎么',
  '办理',
  '材料',
  '身份证',
  '丢了',
  '网上',
  '退款',
  '9月',
  'abc',
]
const phrase = fc
  .array(fc.constantFrom(...words), { minLength: 2, maxLength: 6 })
  .map((parts) => parts.join(''))
const ids = ['a.one', 'a.two', 'b.one', 'b.two', 'c.one'] as const

const draft = fc
  .record({
    id: fc.constantFrom(...ids),
    question: phrase,
    similar: fc.array(phrase, { maxLength: 3 }),
    negative: fc.array(phrase, { maxLength: 1 }),
    answer: phrase,
    effectiveFrom: fc.constantFrom('2026-01-01', '2026-09-28', '2026-12-01'),
    lasts: fc.boolean(),
    confidentiality: fc.constantFrom('public' as const, 'public' as const, 'agent-only' as const),
    topic: fc.constantFrom('housing-fund', 'heating'),
  })
  .map(({ lasts, ...changes }) => entry(changes.id, { ...changes, effectiveTo: lasts ? null : '2026-12-31' }))

const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('load' as const), national: fc.boolean(), draft }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('withdraw' as const),
      national: fc.boolean(),
      id: fc.constantFrom(...ids),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hold' as const), id: fc.constantFrom(...ids) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('review' as const), day: fc.constantFrom(...days) }) },
)
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

onEveryDatabase('shelves in memory', ({ database }) => {
  const db = (): Database => database().db
  const load = (place: PlaceId, ...entries: EntryDraft[]) => knowledgeLoader(db()).load(place, entries, at)
  const withdraw = (place: PlaceId, id: string) =>
    db()
      .updateTable('knowledge_entry')
      .set({ status: 'withdrawn' })
      .where('place', '=', place)
      .where('id', '=', id)
      .execute()
  const hold = (place: PlaceId, id: string) =>
    db()
      .insertInto('knowledge_hold')
      .values({ place, shelf: NATIONAL, entry_id: id, reason: 'withdrawn', since: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const found = async (store: KnowledgeStore, place: PlaceId, text: string) => {
    const { hits } = await store.search(place, text, today, 20)
    return [...new Set(hits.map(({ entryId }) => entryId))]
  }

  const make = async (place: PlaceId, one: Change): Promise<void> => {
    if (one.do === 'load') await load(one.national ? NATIONAL : place, one.draft)
    if (one.do === 'withdraw') await withdraw(one.national ? NATIONAL : place, one.id)
    if (one.do === 'hold') await hold(place, one.id)
    if (one.do === 'review') await knowledgeLifeStore(db(), aesCipher(secret)).markStatuses(one.day)
  }

  it('find what the database finds, with the same scores and weights, after any changes and on any day', async () => {
    let hits = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        fc.array(phrase, { minLength: 1, maxLength: 3 }),
        async (rounds, questions) => {
          const place = freshPlace()
          for (const changes of rounds) {
            for (const one of changes) await make(place, one)
            for (const day of days)
              for (const question of questions)
                for (const filter of [{}, { topic: 'heating' }]) {
                  const expected = await knowledgeStore(db()).search(place, question, day, 7, filter)
                  expect(await storeFromMemory(database()).search(place, question, day, 7, filter)).toEqual(
                    expected,
                  )
                  hits += expected.hits.length
                }
          }
        },
      ),
      { numRuns: 12 },
    )
    expect(hits).toBeGreaterThan(100)
  })

  it('count a change by another process in the very next answer', async () => {
    const place = freshPlace()
    const indexes = shelfIndexes(database())
    const store = knowledgeStore(db(), undefined, indexes)
    const warm = async () => {
      await found(store, place, '暖气不热')
      await indexes.settled()
      expect(await indexes.search(place, '暖气不热', today, 20, {})).not.toBeNull()
    }
    await load(place, entry('heat.cold', { question: '暖气不热找谁？' }))
    await warm()
    await load(place, entry('heat.new', { question: '新房暖气不热找谁？' }))
    expect(await found(store, place, '暖气不热')).toContain('heat.new')
    await warm()
    await withdraw(place, 'heat.cold')
    expect(await found(store, place, '暖气不热')).not.toContain('heat.cold')
    await warm()
    expect(await found(store, place, '暖气不热')).toContain('heat.new')
    await load(NATIONAL, unrelated('heat.national', '磁暖气不热的电话'))
    await warm()
    expect(await found(store, place, '磁暖气不热')).toContain('heat.national')
    await hold(place, 'heat.national')
    expect(await found(store, place, '磁暖气不热')).not.toContain('heat.national')
  })

  it('are not used when something changed while they were read', async () => {
    const place = freshPlace()
    await load(place, entry('a.first', { question: '共享单车乱停找谁？' }))
    const indexes = shelfIndexes(database())
    expect(await indexes.search(place, '共享单车', today, 20, {})).toBeNull()
    await load(place, entry('a.second', { question: '共享单车押金怎么退？' }))
    await indexes.settled()
    const store = knowledgeStore(db(), undefined, indexes)
    expect((await found(store, place, '共享单车')).toSorted()).toEqual(['a.first', 'a.second'])
    await indexes.settled()
    expect((await found(store, place, '共享单车')).toSorted()).toEqual(['a.first', 'a.second'])
  })

  it('give out the same result for a question that is asked again until something changes', async () => {
    const place = freshPlace()
    await load(place, entry('a.one'))
    const store = storeFromMemory(database())
    const once = await store.search(place, '租房提取公积金', today, 20)
    const first = await store.search(place, '租房提取公积金', today, 20)
    expect(first).toEqual(once)
    expect(await store.search(place, '租房提取公积金', today, 20)).toBe(first)
    expect(await store.search(place, '租房提取公积金', '2026-09-29', 20)).not.toBe(first)
    expect((await store.search(place, '租房提取公积金', today, 1)).hits).toHaveLength(1)
    await load(place, entry('a.two'))
    expect(await store.search(place, '租房提取公积金', today, 20)).not.toBe(first)
  })

  it("never show one place's entries to another", async () => {
    const [here, there] = [freshPlace(), freshPlace()]
    await load(here, entry('secret.one', { question: '滨河公园的灯几点关？' }))
    expect(await found(storeFromMemory(database()), here, '滨河公园的灯')).toContain('secret.one')
    expect(await found(storeFromMemory(database()), there, '滨河公园的灯')).not.toContain('secret.one')
  })

  it('leave a shelf to the database for which there is no room', async () => {
    const place = freshPlace()
    await load(place, entry('a.one'))
    const indexes = shelfIndexes(database(), 10)
    expect(await indexes.search(place, '公积金', today, 20, {})).toBeNull()
    await indexes.settled()
    expect(await indexes.search(place, '公积金', today, 20, {})).toBeNull()
    expect(await found(knowledgeStore(db(), undefined, indexes), place, '租房公积金')).toContain('a.one')
  })

  it('let others have their turn while they are read', async () => {
    const place = freshPlace()
    await load(place, ...Array.from({ length: 301 }, (_, n) => entry(`many.n${n}`)))
    const indexes = shelfIndexes(database())
    let turns = 0
    expect(await indexes.search(place, '公积金', today, 20, {})).toBeNull()
    let over = false
    const reading = indexes.settled().then(() => {
      over = true
    })
    while (!over) {
      await new Promise((done) => setImmediate(done))
      turns += 1
    }
    await reading
    expect(turns).toBeGreaterThan(3)
  })

  it('are read anew when the texts are cut by other rules', async () => {
    const place = freshPlace()
    await load(place, entry('a.one', { question: '磁悬浮列车怎么坐？' }))
    const store = storeFromMemory(database())
    expect(await found(store, place, '磁悬浮列车')).toContain('a.one')
    await db().updateTable('index_state').set({ reading: 'older' }).where('place', '=', place).execute()
    await db()
      .updateTable('knowledge_text')
      .set({ vec: '{1:1}/1000000000' })
      .where('place', '=', place)
      .execute()
    expect(await reindexStale(db())).toEqual([place])
    expect(await store.search(place, '磁悬浮列车', today, 20)).toEqual(
      await knowledgeStore(db()).search(place, '磁悬浮列车', today, 20),
    )
  })
})
