import { expect, it } from 'vitest'
import type { EntryDraft } from '../../../src/domain/knowledge-entry.ts'
import { NATIONAL, type PlaceId } from '../../../src/domain/place.ts'
import type { OpenDatabase } from '../../../src/store/database.ts'
import { knowledgeLoader } from '../../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../../src/store/knowledge/knowledge-store.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { weightIn } from '../../support/term-weights.ts'
import { entry, freshPlace, today, unrelated } from '../entries.ts'
import { storeFromMemory } from '../from-memory.ts'
import { at, elsewhere } from '../turns.ts'

const ways = [
  { how: 'searched in the database', over: ({ db }: OpenDatabase) => knowledgeStore(db) },
  { how: 'searched in memory', over: storeFromMemory },
] as const

for (const { how, over } of ways)
  onEveryDatabase(`knowledge store, ${how}`, ({ database }) => {
    const store = () => over(database())
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
      const weight = (token: string) => weightIn(weights, token) ?? 0
      expect(weight('鳏夫')).toBeGreaterThan(weight('公积'))
      expect(weight('公积')).toBeGreaterThan(0)
      expect(weightIn(weights, '夫提')).toBeGreaterThan(0)
      await load(
        NATIONAL,
        ...Array.from({ length: 30 }, (_, i) => unrelated(`national.widower-${i}`, '鳏夫的权利')),
      )
      const after = await store().search(place, '鳏夫提取公积金', today, 5)
      expect(weightIn(after.weights, '鳏夫')).toBeLessThan(weight('鳏夫'))
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
