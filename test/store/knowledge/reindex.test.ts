import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entryDraftSchema } from '../../../src/domain/knowledge-entry.ts'
import { NATIONAL } from '../../../src/domain/place.ts'
import type { OpenDatabase } from '../../../src/store/database.ts'
import { knowledgeLoader } from '../../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../../src/store/knowledge/knowledge-store.ts'
import { reindexStale } from '../../../src/store/knowledge/reindex.ts'
import { testDatabase } from '../../support/database.ts'

const entry = entryDraftSchema.parse({
  id: 'id-card.lost',
  kind: 'guide',
  topic: 'id-card',
  unit: 'police',
  question: '身份证丢了怎么补办？',
  similar: ['身份证遗失补领', '身份证掉了', '补身份证'],
  answer: '可以到公安派出所申请补领居民身份证。',
  basis: [{ law: '中华人民共和国居民身份证法', article: '第十一条' }],
  effectiveFrom: '2012-01-01',
  reviewBy: '2027-06-30',
})

describe('the index of a shelf', () => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await testDatabase()
    await knowledgeLoader(database.db).load(NATIONAL, [entry], new Date('2026-01-01T00:00:00Z'))
  })
  afterAll(() => database.close())

  const find = async () =>
    (await knowledgeStore(database.db).search(NATIONAL, '身份证丢了', '2026-11-22', 10)).hits.map(
      ({ entryId }) => entryId,
    )

  it('stays as it is when it was made by the rules of today', async () => {
    expect(await reindexStale(database.db)).toEqual([])
    expect(await find()).toContain('id-card.lost')
  })

  it('is made anew when it was made by other rules, without a new version of any entry', async () => {
    await database.db.updateTable('index_state').set({ reading: 'older' }).execute()
    await database.db
      .updateTable('knowledge_text')
      .set({ terms: [1] })
      .execute()
    expect(await find()).toEqual([])
    expect(await reindexStale(database.db)).toEqual([NATIONAL])
    expect(await find()).toContain('id-card.lost')
    expect(await knowledgeStore(database.db).versions(NATIONAL, 'id-card.lost')).toHaveLength(1)
    expect(await reindexStale(database.db)).toEqual([])
  })

  it('counts its texts and terms anew', async () => {
    const before = await database.db.selectFrom('knowledge_stat').selectAll().execute()
    await database.db.updateTable('index_state').set({ reading: 'older' }).execute()
    await reindexStale(database.db)
    expect(await database.db.selectFrom('knowledge_stat').selectAll().execute()).toEqual(before)
  })
})
