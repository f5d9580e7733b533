import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readContent } from '../../../knowledge/content-files.ts'
import { type EntryDraft, entryDraftSchema } from '../../../src/domain/knowledge-entry.ts'
import { NATIONAL, placeIdSchema } from '../../../src/domain/place.ts'
import { seemingRivals } from '../../../src/usecases/knowledge/seeming-rivals.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'

let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())

const place = placeIdSchema.parse('weifang')
const today = '2026-11-22'
const file = new URL('./rivals.yaml', import.meta.url)
type Rival = Pick<EntryDraft, 'question' | 'similar' | 'answer'> & { readonly of: string }
const rivals = parse(readFileSync(file, 'utf8')) as readonly Rival[]

const draftOf = ({ of: _, ...texts }: Rival, change: Partial<EntryDraft> = {}): EntryDraft =>
  entryDraftSchema.parse({
    id: 'unit.rival',
    kind: 'faq',
    topic: 'rivals',
    unit: 'housing',
    ...texts,
    basis: [{ law: '某地办法', article: '第一条' }],
    effectiveFrom: '2026-01-01',
    reviewBy: '2027-01-01',
    ...change,
  })

const rivalsOf = async (draft: EntryDraft) =>
  (await seemingRivals(jiban.deps.knowledge, place, draft, today)).map(({ id }) => id)

const known = rivals.find(({ of }) => of === 'renting.deposit') as Rival

describe('an entry that answers in other words what another answers', () => {
  it('is noticed most of the time', async () => {
    const found = []
    for (const rival of rivals) if ((await rivalsOf(draftOf(rival))).includes(rival.of)) found.push(rival.of)
    expect(found.length / rivals.length).toBeGreaterThan(0.7)
  })

  it('raises no alarm among the shipped entries', async () => {
    const shipped = (await readContent()).files.flatMap(({ place: shelf, entries }) =>
      shelf === NATIONAL || shelf === place ? entries : [],
    )
    const alarms = []
    for (const entry of shipped.filter((_, n) => n % 20 === 0))
      for (const other of await rivalsOf(entry)) alarms.push([entry.id, other])
    expect(alarms).toEqual([])
  })

  it('is no rival when it says the same, or when the question is a counter-example of the other', async () => {
    const [shipped] = await jiban.deps.knowledge.citable(place, [known.of], today)
    expect(await rivalsOf(draftOf({ ...known, answer: shipped?.answer ?? '' }))).toEqual([])
    expect(await rivalsOf(draftOf(known, { negative: [shipped?.question ?? ''] }))).not.toContain(known.of)
  })

  it('is no rival when it serves other people, or ended before the other began', async () => {
    expect(await rivalsOf(draftOf(known))).toContain(known.of)
    expect(await rivalsOf(draftOf(known, { audience: ['enterprise'] }))).not.toContain(known.of)
    expect(
      await rivalsOf(draftOf(known, { effectiveFrom: '2020-01-01', effectiveTo: '2021-01-01' })),
    ).not.toContain(known.of)
  })
})
