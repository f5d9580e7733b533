import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { EntryDraft } from '../../src/domain/knowledge-entry.ts'
import { NATIONAL, type PlaceId, placeIdSchema } from '../../src/domain/place.ts'
import { knowledgeLoader } from '../../src/store/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge-store.ts'
import { onEveryDatabase, onServerDatabase } from '../support/database.ts'
import { entry, today, unrelated } from './entries.ts'
import { at, elsewhere } from './turns.ts'

let places = 0
/** A place nobody has loaded anything for, so that tests do not see each other's entries. */
const freshPlace = (): PlaceId => {
  places += 1
  return placeIdSchema.parse(`town${places}`)
}

onEveryDatabase('knowledge store', ({ database }) => {
  const store = () => knowledgeStore(database().db)
  const load = (place: PlaceId, ...entries: EntryDraft[]) =>
    knowledgeLoader(database().db).load(place, entries, at)
  /** What comes back of the place's own shelf and of the national one. */
  const foundOn = async (shelf: PlaceId, place: PlaceId, text: string, day: string) =>
    (await store().search(place, text, day, 20)).hits
      .filter((hit) => hit.place === shelf)
      .map(({ entryId }) => entryId)
  const found = (place: PlaceId, text: string, day = today) => foundOn(place, place, text, day)
  const foundNational = (place: PlaceId, text: string, day = today) => foundOn(NATIONAL, place, text, day)

  it('finds the entry whose question is asked, best first, with the text that matched', async () => {
    const place = freshPlace()
    await load(
      place,
      entry('fund.rent'),
      entry('fund.buy', { question: '买房怎么提取住房公积金？', similar: [], negative: [] }),
      entry('heat.cold', {
        question: '暖气不热找谁？',
        similar: [],
        negative: [],
        answer: '请拨打供热企业客服电话。',
        basis: [{ law: '供热条例', article: '第一条' }],
      }),
    )
    const { hits } = await store().search(place, '暖气不热应该找谁', today, 3)
    expect(hits[0]).toMatchObject({
      place,
      entryId: 'heat.cold',
      version: 1,
      field: 'question',
      text: '暖气不热找谁？',
    })
    expect(hits[0]?.score).toBeGreaterThan(5)
    expect((await found(place, '租房能提取公积金吗'))[0]).toBe('fund.rent')
  })

  it('says which text was matched: a similar question, a negative one or the body', async () => {
    const place = freshPlace()
    await load(place, entry('fund.rent'))
    const fieldFor = async (text: string) => (await store().search(place, text, today, 1)).hits[0]?.field
    expect(await fieldFor('没有房子能取公积金付房租吗')).toBe('similar')
    expect(await fieldFor('买房提取公积金')).toBe('negative')
    expect(await fieldFor('无房职工每年一次')).toBe('body')
  })

  it('weighs each token by its rarity in both shelves together', async () => {
    const place = freshPlace()
    await load(
      place,
      entry('a.rare', { question: '鳏夫申请补助的条件' }),
      entry('a.plain'),
      entry('a.plain-two'),
    )
    const { weights } = await store().search(place, '鳏夫提取公积金', today, 5)
    const weight = (token: string) => weights.get(token) ?? 0
    expect(weight('鳏夫')).toBeGreaterThan(weight('公积'))
    expect(weight('公积')).toBeGreaterThan(0)
    expect(weights.has('夫提')).toBe(true)
    await load(
      NATIONAL,
      ...Array.from({ length: 30 }, (_, i) => unrelated(`national.widower-${i}`, '鳏夫的权利')),
    )
    const after = await store().search(place, '鳏夫提取公积金', today, 5)
    expect(after.weights.get('鳏夫')).toBeLessThan(weight('鳏夫'))
  })

  it.each([
    ['expired yesterday', { effectiveTo: '2026-09-27' }],
    ['in force from tomorrow', { effectiveFrom: '2026-09-29' }],
    ['for agents only', { confidentiality: 'agent-only' }],
  ] as const)('never gives out an entry that is %s', async (_, changes) => {
    const place = freshPlace()
    await load(place, entry('fund.rent', changes))
    expect(await found(place, '租房提取公积金')).toEqual([])
    expect(await store().citable(place, ['fund.rent'], today)).toEqual([])
    expect(await store().browse(place, today, { topic: 'housing-fund' }, 10, 0)).toEqual([])
  })

  it('gives out an entry on its first and its last day', async () => {
    const place = freshPlace()
    await load(place, entry('fund.rent', { effectiveFrom: '2026-09-01', effectiveTo: '2026-09-30' }))
    for (const day of ['2026-09-01', '2026-09-30'])
      expect(await found(place, '租房提取公积金', day)).toContain('fund.rent')
    for (const day of ['2026-08-31', '2026-10-01'])
      expect(await found(place, '租房提取公积金', day)).toEqual([])
  })

  it('never gives out a withdrawn entry, nor the version before it', async () => {
    const place = freshPlace()
    await load(place, entry('fund.rent'))
    await load(place, entry('fund.rent', { answer: '第二版：每年可以提取两次公积金付房租。' }))
    await database()
      .db.updateTable('knowledge_entry')
      .set({ status: 'withdrawn' })
      .where('place', '=', place)
      .where('version', '=', 2)
      .execute()
    expect(await found(place, '租房提取公积金')).toEqual([])
    expect(await store().citable(place, ['fund.rent'], today)).toEqual([])
  })

  it("never gives out another place's entry", async () => {
    const place = freshPlace()
    await load(freshPlace(), entry('fund.theirs', { question: '独此一家的问题甲乙丙丁' }))
    await load(place, entry('fund.ours'))
    expect(await found(place, '独此一家的问题甲乙丙丁')).not.toContain('fund.theirs')
    expect(await store().citable(place, ['fund.theirs'], today)).toEqual([])
    expect(await store().versions(place, 'fund.theirs')).toEqual([])
  })

  it('reads the national shelf, where the place has nothing of its own by that id', async () => {
    const place = freshPlace()
    await load(NATIONAL, unrelated('leave.marriage', '婚假有几天可以休？'))
    expect(await foundNational(place, '婚假有几天')).toContain('leave.marriage')
    await load(
      place,
      unrelated('leave.marriage', '本市婚假有几天可以休？', {
        answer: '本市职工婚假按省条例执行，共十五天。',
      }),
    )
    const hits = (await store().search(place, '婚假有几天', today, 20)).hits.filter(
      ({ entryId }) => entryId === 'leave.marriage',
    )
    expect(new Set(hits.map((hit) => hit.place))).toEqual(new Set([place]))
    expect((await store().citable(place, ['leave.marriage'], today)).map((e) => e.place)).toEqual([place])
    expect((await store().versions(place, 'leave.marriage')).map((e) => e.place)).toEqual([place])
    expect((await store().citable(elsewhere, ['leave.marriage'], today)).map((e) => e.place)).toEqual([
      NATIONAL,
    ])
  })

  it('hides the national entry also behind one of the place that is for agents only, until that ends', async () => {
    const place = freshPlace()
    await load(NATIONAL, unrelated('leave.filial', '独生子女护理假有几天？'))
    await load(
      place,
      unrelated('leave.filial', '独生子女护理假有几天？', {
        confidentiality: 'agent-only',
        effectiveTo: '2026-09-30',
      }),
    )
    expect(await found(place, '独生子女护理假')).toEqual([])
    expect(await foundNational(place, '独生子女护理假')).not.toContain('leave.filial')
    expect(await foundNational(place, '独生子女护理假', '2026-10-01')).toContain('leave.filial')
  })

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

  it('filters by topic, unit, kind and audience, also when better hits must be passed over', async () => {
    const place = freshPlace()
    const crowd = Array.from({ length: 60 }, (_, i) =>
      entry(`crowd.entry-${i}`, { topic: 'crowd', kind: 'faq', unit: 'crowd' }),
    )
    const odd = entry('odd.one', {
      topic: 'odd',
      kind: 'policy',
      unit: 'odd',
      audience: ['enterprise'],
      question: '企业租房怎么提取公积金呢？',
      similar: [],
    })
    await load(place, ...crowd, odd)
    for (const filter of [
      { topic: 'odd' },
      { unit: 'odd' },
      { kind: 'policy' },
      { audience: 'enterprise' },
    ]) {
      const { hits } = await store().search(place, '租房怎么提取住房公积金', today, 3, filter)
      expect(new Set(hits.map(({ entryId }) => entryId)), JSON.stringify(filter)).toEqual(
        new Set(['odd.one']),
      )
      expect((await store().browse(place, today, filter, 10, 0)).map(({ id }) => id)).toEqual(['odd.one'])
    }
  })

  it('pages through the citable entries and counts them by topic and unit', async () => {
    const place = freshPlace()
    await load(
      place,
      ...['c', 'a', 'b'].map((id) => entry(`page.${id}`, { topic: 'paging', unit: 'press' })),
      entry('page.hidden', { topic: 'paging', unit: 'press', confidentiality: 'agent-only' }),
    )
    const filter = { topic: 'paging' }
    expect((await store().browse(place, today, filter, 2, 0)).map(({ id }) => id)).toEqual([
      'page.a',
      'page.b',
    ])
    expect((await store().browse(place, today, filter, 2, 2)).map(({ id }) => id)).toEqual(['page.c'])
    const { topics, units } = await store().counts(place, today)
    expect(topics.find(({ key }) => key === 'paging')).toEqual({ key: 'paging', entries: 3 })
    expect(units.find(({ key }) => key === 'press')).toEqual({ key: 'press', entries: 3 })
  })

  it.each([
    ['quotes and statements', `'; drop table knowledge_text; -- " \\ $1 %s`],
    ['emoji', '😀😀👨‍👩‍👧‍👦'],
    ['NUL and broken surrogates', '公积金\0提取\ud800'],
    ['nothing', ''],
    ['only politeness', '您好，请问……？'],
    ['operators', '&& || ! <-> :* {1:2}/3 null'],
    ['other scripts', 'ཁྲིམས་ ئۇيغۇر 日本語のテスト Ελληνικά'],
    ['two hundred kilobytes', '公积金怎么提取的问题'.repeat(20_000)],
    ['one endless word', 'a'.repeat(200_000)],
  ])('takes %s as a question', async (_, text) => {
    const place = freshPlace()
    await load(place, entry('a.one'))
    const { hits } = await store().search(place, text, today, 5, { topic: `t\0'` })
    expect(hits).toEqual([])
    expect((await store().search(place, text, today, 5)).hits.length).toBeLessThanOrEqual(5)
    expect(await found(place, '租房提取公积金')).toContain('a.one')
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

  it('records feedback on a version, with telephones masked, and refuses it on an unknown one', async () => {
    const place = freshPlace()
    await load(place, entry('a.one'))
    const feedback = {
      entryId: 'a.one',
      version: 1,
      verdict: 'wrong',
      comment: '电话13800138000打不通',
      at,
    } as const
    await store().recordFeedback(place, feedback)
    const rows = await database()
      .db.selectFrom('knowledge_feedback')
      .selectAll()
      .where('place', '=', place)
      .execute()
    expect(rows).toMatchObject([{ entry_id: 'a.one', verdict: 'wrong', comment: '电话138****8000打不通' }])
    await expect(store().recordFeedback(place, { ...feedback, version: 9 })).rejects.toMatchObject({
      code: 'unknown_entry',
    })
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
