import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { EntryDraft } from '../../../src/domain/knowledge-entry.ts'
import type { PlaceId } from '../../../src/domain/place.ts'
import { knowledgeLoader } from '../../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../../src/store/knowledge/knowledge-store.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { entry, freshPlace, today } from '../entries.ts'
import { at } from '../turns.ts'

onEveryDatabase('knowledge loader', ({ database }) => {
  const store = () => knowledgeStore(database().db)
  const load = (place: PlaceId, ...entries: EntryDraft[]) =>
    knowledgeLoader(database().db).load(place, entries, at)
  const found = async (place: PlaceId, text: string) =>
    (await store().search(place, text, today, 20)).hits.map(({ entryId }) => entryId)

  it('makes no new version of what is loaded twice', async () => {
    const place = freshPlace()
    expect(await load(place, entry('a.one'), entry('a.two'))).toEqual({ added: 2, changed: 0, unchanged: 0 })
    expect(await load(place, entry('a.two'), entry('a.one'))).toEqual({ added: 0, changed: 0, unchanged: 2 })
    expect(await store().versions(place, 'a.one')).toHaveLength(1)
  })

  it('makes version 2 of a changed entry and keeps version 1 as it was', async () => {
    const place = freshPlace()
    await load(place, entry('a.one'))
    expect(await load(place, entry('a.one', { question: '改过的问题是什么？', similar: [] }))).toEqual({
      added: 0,
      changed: 1,
      unchanged: 0,
    })
    const versions = await store().versions(place, 'a.one')
    expect(versions.map(({ version, question }) => [version, question])).toEqual([
      [2, '改过的问题是什么？'],
      [1, '租房怎么提取住房公积金？'],
    ])
    expect(versions[1]).toMatchObject(entry('a.one'))
    const hits = (await store().search(place, '没有房子能取公积金付房租吗', today, 20)).hits
    expect(new Set(hits.filter((hit) => hit.place === place).map(({ version }) => version))).toEqual(
      new Set([2]),
    )
  })

  it('lets the version in force be cited until the next one begins', async () => {
    const place = freshPlace()
    await load(place, entry('a.one'))
    await load(
      place,
      entry('a.one', { effectiveFrom: '2027-01-01', answer: '明年起每年可以提取两次公积金。' }),
    )
    const versionOn = async (day: string) =>
      (await store().citable(place, ['a.one'], day)).map(({ version }) => version)
    expect([await versionOn(today), await versionOn('2027-01-01')]).toEqual([[1], [2]])
    expect(await found(place, '租房提取公积金')).toContain('a.one')
  })

  it('counts every term as often as it stands, after changes too', async () => {
    const place = freshPlace()
    await load(place, entry('a.one'), entry('a.two', { question: '暖气不热找谁？', similar: ['暖气漏水'] }))
    await load(
      place,
      entry('a.one', { question: '改过的问题是什么？', similar: [], answer: '改过的答案，和从前不同。' }),
      entry('a.three'),
    )
    const { rows } = await sql<{ counted: number; stored: number }>`
      select counted.df as counted, k.df as stored from (
        select term, count(*) as df from knowledge_text, unnest(terms) as term where place = ${place} group by term
      ) counted full join (select * from knowledge_term where place = ${place} and df > 0) k on k.term = counted.term
    `.execute(database().db)
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter(({ counted, stored }) => counted !== stored)).toEqual([])
    const stat = await sql<{ texts: number; rows: number }>`
      select texts, (select count(*) from knowledge_text where place = ${place}) as rows from knowledge_stat where place = ${place}
    `.execute(database().db)
    expect(stat.rows[0]?.texts).toBe(stat.rows[0]?.rows)
  })

  it('loads all or nothing', async () => {
    const place = freshPlace()
    const broken = entry('a.broken', { effectiveFrom: '2026-02-01', effectiveTo: '2026-01-01' })
    const good = Array.from({ length: 900 }, (_, i) => entry(`a.good-${i}`))
    await expect(load(place, ...good, broken)).rejects.toThrow(/effective|check/)
    expect(await store().browse(place, today, { topic: 'housing-fund' }, 10, 0)).toEqual([])
    expect(await found(place, '租房提取公积金')).toEqual([])
    await expect(load(place, entry('a.one'), entry('a.one'))).rejects.toThrow('a.one stands twice')
  })

  it('reports progress up to the whole', async () => {
    const seen: [number, number][] = []
    const entries = Array.from({ length: 900 }, (_, i) => entry(`p.entry-${i}`))
    await knowledgeLoader(database().db).load(freshPlace(), entries, at, (done, total) =>
      seen.push([done, total]),
    )
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.at(-1)).toEqual([900, 900])
  })

  it('refuses to change or delete what was published', async () => {
    const place = freshPlace()
    await load(place, entry('a.one'))
    const { db } = database()
    const draft = JSON.stringify(entry('a.one', { answer: '偷偷改过的答案，没有新的版本。' }))
    await expect(
      db.updateTable('knowledge_entry').set({ draft }).where('place', '=', place).execute(),
    ).rejects.toThrow('cannot change')
    await expect(
      db
        .updateTable('knowledge_entry')
        .set({ effective_to: '2030-01-01' })
        .where('place', '=', place)
        .execute(),
    ).rejects.toThrow('cannot change')
    await expect(db.deleteFrom('knowledge_entry').where('place', '=', place).execute()).rejects.toThrow(
      'cannot be deleted',
    )
  })

  it('takes hostile text in what is loaded', async () => {
    const place = freshPlace()
    const answer = `'"\\{}\0😀\ud800${'很长的答案，'.repeat(30_000)}`
    await load(place, entry('a.one', { question: `引号'与"反斜杠\\和{}还有\0`, answer }))
    const [stored] = await store().citable(place, ['a.one'], today)
    expect(stored?.question).toBe(`引号'与"反斜杠\\和{}还有`)
    expect(
      await load(place, entry('a.one', { question: `引号'与"反斜杠\\和{}还有\0`, answer })),
    ).toMatchObject({ unchanged: 1 })
    expect(await found(place, '反斜杠')).toContain('a.one')
  })
})

onServerDatabase('knowledge loader under races', ({ database }) => {
  it('gives each change its own version when two loads run at once', async () => {
    const place = freshPlace()
    const loader = knowledgeLoader(database().db)
    await Promise.all(
      [1, 2, 3, 4].map((n) =>
        loader.load(place, [entry('a.one', { answer: `第${n}个人写的答案，各不相同。` })], at),
      ),
    )
    const versions = await knowledgeStore(database().db).versions(place, 'a.one')
    expect(versions.map(({ version }) => version)).toEqual([4, 3, 2, 1])
  })
})
