import { expect, it } from 'vitest'
import type { EntryDraft } from '../../../src/domain/knowledge-entry.ts'
import type { PlaceId } from '../../../src/domain/place.ts'
import type { LifeCommit } from '../../../src/ports/knowledge-life-store.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { knowledgeLifeStore } from '../../../src/store/knowledge/knowledge-life.ts'
import { knowledgeLoader } from '../../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../../src/store/knowledge/knowledge-store.ts'
import { onEveryDatabase, onServerDatabase } from '../../support/database.ts'
import { secret } from '../../support/jiban.ts'
import { entry, freshPlace, today } from '../entries.ts'
import { at } from '../turns.ts'

const cipher = aesCipher(secret)

const published = (place: PlaceId, draft: EntryDraft, expectedRevision = 0): LifeCommit => ({
  place,
  expectedRevision,
  life: { id: draft.id, revision: expectedRevision + 1, live: null, open: null },
  by: { id: 'editor.town', role: 'knowledge-editor' },
  type: 'publish',
  facts: {},
  at,
  publish: draft,
  deliveries: [],
})

onEveryDatabase('the life of entries', ({ database }) => {
  const life = () => knowledgeLifeStore(database().db, cipher)
  const knowledge = () => knowledgeStore(database().db)
  const load = (place: PlaceId, ...entries: EntryDraft[]) =>
    knowledgeLoader(database().db).load(place, entries, at)

  it('stores version, index and history of a publication together, or nothing', async () => {
    const place = freshPlace()
    const draft = entry('fund.rent')
    expect(await life().commit(published(place, draft))).toMatchObject({ version: 1 })
    expect((await knowledge().citable(place, ['fund.rent'], today))[0]?.version).toBe(1)
    expect((await knowledge().search(place, draft.question, today, 1)).hits[0]?.entryId).toBe('fund.rent')
    expect(await life().steps(place, 'fund.rent')).toMatchObject([{ revision: 1, type: 'publish' }])
    // Whoever read the same revision comes too late, and leaves nothing behind.
    expect(await life().commit(published(place, { ...draft, answer: '另一个人写的答复在这里。' }))).toBe(
      'stale',
    )
    expect(await life().versions(place, 'fund.rent')).toHaveLength(1)
    expect(await life().steps(place, 'fund.rent')).toHaveLength(1)
  })

  it('does not publish over a version that was loaded meanwhile', async () => {
    const place = freshPlace()
    await load(place, entry('fund.rent'))
    expect(await life().commit(published(place, entry('fund.rent', { reviewBy: '2027-07-01' })))).toBe(
      'stale',
    )
    expect(await life().life(place, 'fund.rent')).toMatchObject({
      revision: 0,
      open: null,
      live: { version: 1 },
    })
  })

  it('keeps its history as it was written', async () => {
    const place = freshPlace()
    await life().commit(published(place, entry('fund.kept')))
    const change = database()
      .db.updateTable('knowledge_log')
      .set({ who: 'nobody' })
      .where('place', '=', place)
    await expect(change.execute()).rejects.toThrow(/append-only/)
  })

  it('leaves out of an answer what contradicts, and lets the search see it', async () => {
    const place = freshPlace()
    await load(
      place,
      entry('fund.a', { question: '公积金能取吗？', similar: [], answer: '每年可以提取一次。' }),
      entry('fund.b', {
        question: '取公积金',
        similar: ['请问，公积金 能取吗'],
        answer: '只有退休才能提取。',
      }),
    )
    expect(await life().refreshConflicts(place, today, at)).toHaveLength(1)
    expect(await knowledge().citable(place, ['fund.a', 'fund.b'], today)).toEqual([])
    const { hits } = await knowledge().search(place, '公积金能取吗', today, 5)
    expect(new Set(hits.map(({ entryId }) => entryId))).toEqual(new Set(['fund.a', 'fund.b']))
    expect(await life().refreshConflicts(place, today, at)).toEqual([])
    await load(place, entry('fund.b', { question: '取公积金', similar: [], answer: '只有退休才能提取。' }))
    await life().refreshConflicts(place, today, at)
    expect(await knowledge().citable(place, ['fund.a', 'fund.b'], today)).toHaveLength(2)
    expect((await life().conflicts(place, 'resolved'))[0]?.wording).toMatch(/公积金.*能取吗/)
  })

  it.each([
    ['the same answer', { answer: '每年可以提取一次' }],
    ['another audience', { audience: ['enterprise' as const], answer: '企业不能提取公积金。' }],
    ['other days', { effectiveFrom: '2027-01-01', answer: '从明年起不能提取。' }],
    ['agents only', { confidentiality: 'agent-only' as const, answer: '坐席请转人工处理。' }],
  ])('finds no contradiction in %s', async (_, changes) => {
    const place = freshPlace()
    const first = { question: '公积金能取吗？', similar: [], answer: '每年可以提取一次。' }
    await load(place, entry('fund.a', first), entry('fund.b', { ...first, ...changes }))
    expect(await life().refreshConflicts(place, today, at)).toEqual([])
  })

  it('opens one correction of an entry, however many say so, and notes once that it is late', async () => {
    const place = freshPlace()
    await load(place, entry('fund.wrong'))
    const feedback = { entryId: 'fund.wrong', version: 1, verdict: 'wrong' as const, at }
    const correction = {
      shelf: place,
      entryId: 'fund.wrong',
      version: 1,
      question: '问',
      unit: 'fund',
      saidBy: 'citizen' as const,
      comment: null,
      dueAt: at,
      article: '第三十一条',
    }
    const say = () => life().recordWrong(place, feedback, correction, [])
    expect([await say(), await say()]).toEqual([true, false])
    expect(await life().corrections(place, {})).toMatchObject([{ reports: 2, state: 'open' }])
    expect((await knowledge().citable(place, ['fund.wrong'], today))[0]?.doubted).toBe(true)
    const [late] = (await life().lateCorrections(at)).filter((line) => line.place === place)
    const note = () => life().noteLate(place, late?.id ?? '', at, [])
    expect([await note(), await note()]).toEqual([true, false])
    expect((await life().lateCorrections(at)).filter((line) => line.place === place)).toEqual([])
  })
})

onServerDatabase('the life of entries among several connections', ({ database }) => {
  const life = () => knowledgeLifeStore(database().db, cipher)

  it('gives one version to ten who publish at once', async () => {
    const place = freshPlace()
    const drafts = Array.from({ length: 10 }, (_, i) =>
      entry('fund.race', { answer: `第${i}个人写的答复在这里。` }),
    )
    const done = await Promise.all(drafts.map((draft) => life().commit(published(place, draft))))
    expect(done.filter((result) => result !== 'stale')).toHaveLength(1)
    expect(await life().versions(place, 'fund.race')).toHaveLength(1)
  })

  it('finds the contradiction of two entries that are published at once', async () => {
    const place = freshPlace()
    const both = ['可以提取，每年一次。', '不能提取，除非退休。'].map((answer, i) =>
      entry(`fund.both${i}`, { question: '公积金现在能取吗？', similar: [], answer }),
    )
    await Promise.all(both.map((draft) => life().commit(published(place, draft))))
    expect(await life().conflicts(place, 'open')).toHaveLength(1)
    const ids = both.map(({ id }) => id)
    expect(await knowledgeStore(database().db).citable(place, ids, today)).toEqual([])
  })
})
