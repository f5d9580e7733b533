import { expect, it } from 'vitest'
import { NATIONAL } from '../../../src/domain/place.ts'
import type { Embedder } from '../../../src/ports/embedder.ts'
import { fillDense } from '../../../src/store/knowledge/fill-dense.ts'
import { knowledgeLoader } from '../../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../../src/store/knowledge/knowledge-store.ts'
import { onEveryDatabase } from '../../support/database.ts'
import { entry, freshPlace, today } from '../entries.ts'
import { at } from '../turns.ts'

/** Knows of three meanings: money for a flat, warmth, and anything else. */
const meaningOf = (text: string): readonly number[] =>
  /公积金|租房|钱付房/.test(text) ? [1, 0, 0.1] : /供热|暖|冷|冻/.test(text) ? [0, 1, 0.1] : [0, 0, 1]

const embedder = (changes: Partial<Embedder> = {}) => {
  const embedded: string[] = []
  const made: Embedder = {
    model: 'three-meanings',
    dimensions: 3,
    question: async (_, text) => meaningOf(text),
    texts: async (texts) => {
      embedded.push(...texts)
      return texts.map(meaningOf)
    },
    ...changes,
  }
  return { ...made, embedded }
}

const heat = entry('heat.cold', {
  topic: 'heating',
  question: '供热温度不达标怎么办？',
  similar: [],
  negative: ['买暖气片'],
  answer: '室内温度低于标准的，请向供热企业报修。',
  basis: [{ law: '供热条例', article: '第一条' }],
})

onEveryDatabase('search by meaning', ({ database }) => {
  const db = () => database().db
  const load = (place: ReturnType<typeof freshPlace>, ...entries: ReturnType<typeof entry>[]) =>
    knowledgeLoader(db()).load(place, entries, at)

  it('finds an entry that shares no word with the question', async () => {
    const place = freshPlace()
    await load(place, entry('fund.rent'), heat)
    const model = embedder()
    await fillDense(db(), model)
    const asked = '冻得直哆嗦'
    const entriesOf = async (store: ReturnType<typeof knowledgeStore>) =>
      (await store.search(place, asked, today, 10)).hits.map(({ entryId }) => entryId)
    expect(await entriesOf(knowledgeStore(db()))).not.toContain('heat.cold')
    const { hits } = await knowledgeStore(db(), model).search(place, asked, today, 10)
    expect(hits[0]).toMatchObject({ entryId: 'heat.cold', score: 0 })
    expect(hits[0]?.closeness).toBeCloseTo(1)
  })

  it('puts a text that both find before those that one finds, with the score of its words', async () => {
    const place = freshPlace()
    await load(place, entry('fund.rent'), heat)
    const model = embedder()
    await fillDense(db(), model)
    const { hits } = await knowledgeStore(db(), model).search(place, '租房怎么提取住房公积金', today, 10)
    expect(hits[0]).toMatchObject({ entryId: 'fund.rent', field: 'question' })
    expect(hits[0]?.score).toBeGreaterThan(0)
    expect(hits[0]?.closeness).toBeCloseTo(1)
  })

  it('is the search by words when the question has no vector in time', async () => {
    const place = freshPlace()
    await load(place, entry('fund.rent'), heat)
    const silent = embedder({ question: async () => null })
    expect(await knowledgeStore(db(), silent).search(place, '公积金', today, 10)).toEqual(
      await knowledgeStore(db()).search(place, '公积金', today, 10),
    )
  })

  it('finds only what may be cited here today, by the filter, on the own shelf and the national one', async () => {
    const [place, other] = [freshPlace(), freshPlace()]
    await load(
      place,
      { ...heat, id: 'heat.ended', effectiveTo: '2026-08-31' },
      { ...heat, id: 'heat.agents', confidentiality: 'agent-only' },
      { ...heat, id: 'heat.winter', topic: 'winter' },
      heat,
    )
    await load(other, { ...heat, id: 'heat.elsewhere' })
    await load(NATIONAL, { ...heat, id: 'heat.national' })
    const model = embedder()
    await fillDense(db(), model)
    const found = async (filter = {}) =>
      new Set(
        (await knowledgeStore(db(), model).search(place, '冻死了', today, 40, filter)).hits.map(
          ({ entryId }) => entryId,
        ),
      )
    expect(await found()).toEqual(new Set(['heat.cold', 'heat.winter', 'heat.national']))
    expect(await found({ topic: 'winter' })).toEqual(new Set(['heat.winter']))
  })

  it('gives each text its vector once, the wordings that belong elsewhere none', async () => {
    const place = freshPlace()
    await load(place, heat)
    const model = embedder()
    await fillDense(db(), model)
    expect(model.embedded).toContain(heat.question)
    expect(model.embedded).toContain(`${heat.question}\n${heat.answer}`)
    expect(model.embedded).not.toContain('买暖气片')
    expect(await fillDense(db(), model)).toBe(0)
  })

  it('forgets the vectors of a version that a new one replaces', async () => {
    const place = freshPlace()
    await load(place, heat)
    const model = embedder()
    await fillDense(db(), model)
    await load(place, { ...heat, question: '室温太低找谁？' })
    await fillDense(db(), model)
    const versions = await db()
      .selectFrom('knowledge_dense')
      .select('version')
      .distinct()
      .where('place', '=', place)
      .execute()
    expect(versions).toEqual([{ version: 2 }])
  })

  it('keeps the vectors of another model and of another length apart', async () => {
    const place = freshPlace()
    await load(place, heat)
    await fillDense(db(), embedder())
    const longer = embedder({
      dimensions: 4,
      question: async () => [0, 1, 0, 0],
      texts: async (texts) => texts.map(() => [0, 1, 0, 0]),
    })
    const other = embedder({ model: 'another' })
    expect((await knowledgeStore(db(), other).search(place, '冻死了', today, 5)).hits).toEqual(
      (await knowledgeStore(db()).search(place, '冻死了', today, 5)).hits,
    )
    expect(await fillDense(db(), longer)).toBeGreaterThan(0)
    const { hits } = await knowledgeStore(db(), longer).search(place, '冻死了', today, 20)
    expect(hits.filter((hit) => hit.place === place)[0]).toMatchObject({ entryId: 'heat.cold' })
  })

  it('keeps what was stored when the endpoint fails half-way', async () => {
    const place = freshPlace()
    const similar = Array.from({ length: 70 }, (_, i) => `第${i}种说法怎么办`)
    await load(place, { ...heat, similar })
    let calls = 0
    const failing = embedder({
      model: 'failing',
      texts: async (texts) => {
        calls += 1
        if (calls > 1) throw new Error('no more')
        return texts.map(meaningOf)
      },
    })
    await expect(fillDense(db(), failing)).rejects.toThrow('no more')
    const stored = await db()
      .selectFrom('knowledge_dense')
      .select('n')
      .where('model', '=', 'failing')
      .execute()
    expect(stored).toHaveLength(64)
  })
})
