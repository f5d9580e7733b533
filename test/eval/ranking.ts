import { rank } from '../../src/domain/answering/decide-answer.ts'
import { lines } from '../../src/domain/answering/lines.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { normalise } from '../../src/domain/understanding/index.ts'
import type { KnowledgeStore } from '../../src/ports/knowledge-store.ts'
import type { Label } from './labels.ts'
import type { Table } from './table.ts'

type Candidate = { readonly entryId: string; readonly probability: number }
export type RankedLabel = { readonly label: Label; readonly found: readonly Candidate[] }

/** The entries found for every label, likeliest first. */
export const rankLabels = async (
  knowledge: KnowledgeStore,
  labels: readonly Label[],
  defaultPlace: string,
  day: string,
): Promise<readonly RankedLabel[]> => {
  const ranked: RankedLabel[] = []
  for (const label of labels) {
    const text = normalise(label.q)
    const result = await knowledge.search(placeIdSchema.parse(label.place ?? defaultPlace), text, day, 60)
    const found = rank(text, result).map(({ entryId, probability }) => ({ entryId, probability }))
    ranked.push({ label, found })
  }
  return ranked
}

const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

/** Where the right entry comes among the ranked ones, for every label that has one. */
export const retrievalTable = (ranked: readonly RankedLabel[]): Table => {
  const placed = ranked
    .filter(({ label }) => label.entry !== null)
    .map(({ label, found }) => ({
      half: label.half,
      place: found.findIndex(({ entryId }) => entryId === label.entry),
    }))
  const row = (name: string, half: Label['half']) => {
    const places = placed.filter((one) => one.half === half).map(({ place }) => place)
    const within = (most: number) => places.filter((place) => place >= 0 && place < most).length
    return [
      name,
      places.length,
      share(within(1), places.length),
      share(within(3), places.length),
      share(within(5), places.length),
      (places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0) / places.length).toFixed(3),
    ]
  }
  return {
    title: 'Retrieval: our labelled questions that have an answer',
    columns: ['half', 'questions', 'R@1', 'R@3', 'R@5', 'MRR'],
    rows: [row('fitting', 'fit'), row('testing', 'test')],
  }
}

const steps = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01] as const

/**
 * What a probability is worth: of the likeliest entries given so much, the share that was right, on the testing half,
 * questions without an answer among them.
 */
export const calibrationTable = (ranked: readonly RankedLabel[]): Table => {
  const best = ranked.flatMap(({ label, found: [first] }) =>
    label.half === 'test' && first
      ? [{ probability: first.probability, right: first.entryId === label.entry }]
      : [],
  )
  const rows = steps.slice(1).map((to, index) => {
    const from = steps[index] ?? 0
    const among = best.filter(({ probability }) => probability >= from && probability < to)
    const said = among.reduce((sum, { probability }) => sum + probability, 0)
    return [
      `${from.toFixed(2)} – ${Math.min(to, 1).toFixed(2)}`,
      among.length,
      share(said, among.length),
      share(among.filter(({ right }) => right).length, among.length),
    ]
  })
  return {
    title: `Calibration, testing half (lines ${lines.version})`,
    columns: ['probability of the likeliest', 'questions', 'said, on average', 'right'],
    rows,
  }
}
