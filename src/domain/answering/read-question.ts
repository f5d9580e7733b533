import type { TermWeights } from '../knowledge-search.ts'
import { kindCount, kindOfCell, lengthOfCell, type Terms, termsOf } from '../lexical/index.ts'
import { type WeighCharacter, type Weighed, weighed } from './alike.ts'
import { type Contrasts, contrastsIn } from './contrasts.ts'
import { bare } from './read-wording.ts'

/** A question, read once for all the texts it is compared with; the first four are by term. */
export type QuestionRead = {
  readonly ids: readonly number[]
  readonly weights: readonly number[]
  /** Kind and length in one. */
  readonly cells: readonly number[]
  /** Whether its weight was counted: else it has the average of its length. */
  readonly counted: readonly boolean[]
  /** So many terms stand in the question; of those after them only the weight is known. */
  readonly size: number
  /** Weight of its terms by kind, and of all. */
  readonly byKind: Float64Array
  readonly weight: number
  /** What an unknown term weighs, by its length. */
  readonly averages: readonly number[]
  readonly characters: Weighed
  readonly contrasts: Contrasts
  readonly bare: string
  readonly tellsFailure: boolean
}

export const readQuestion = (question: string, known: TermWeights): QuestionRead => {
  const asked = known.terms.text === question ? known.terms : termsOf(question)
  const averages = averagesOf(known)
  const read = asked === known.terms ? alone(known, averages) : among(asked, known, averages)
  const byKind = new Float64Array(kindCount)
  const characters = new Map<number, number>()
  for (let i = 0; i < read.ids.length; i += 1) {
    const [weight, code] = [read.weights[i] ?? 0, read.codes[i] ?? 0]
    if (code !== 0 && read.counted[i]) characters.set(code, weight)
    const kind = kindOfCell[read.cells[i] ?? 0] ?? 0
    if (i < asked.ids.length) byKind[kind] = (byKind[kind] ?? 0) + weight
  }
  return {
    ...read,
    size: asked.ids.length,
    byKind,
    weight: (byKind[0] ?? 0) + (byKind[1] ?? 0) + (byKind[2] ?? 0),
    averages,
    characters: weighed(question, weighCharacter(characters, averages)),
    contrasts: contrastsIn(question),
    bare: bare(question),
    tellsFailure: asked.tellsFailure,
  }
}

type Averages = readonly number[]
type TermsRead = Pick<QuestionRead, 'ids' | 'weights' | 'cells' | 'counted'> & Pick<Terms, 'codes'>

/** The question is what was searched for: of a very long one only the first terms were counted. */
const alone = ({ terms, values }: TermWeights, averages: Averages): TermsRead => {
  const { ids, cells, codes } = terms
  const weights = values.slice()
  const counted: boolean[] = []
  for (let i = 0; i < ids.length; i += 1) {
    counted.push(i < values.length)
    if (i >= values.length) weights.push(averageOf(cells[i] ?? 0, averages))
  }
  return { ids, cells, codes, weights, counted }
}

/** Terms whose weight is known though they do not stand in the question: a part of what was searched for is compared. */
const among = (asked: Terms, { terms, values }: TermWeights, averages: Averages): TermsRead => {
  const own = new Map(asked.ids.map((id, i) => [id, i]))
  const [ids, cells, codes] = [[...asked.ids], [...asked.cells], [...asked.codes]]
  const weights = cells.map((cell) => averageOf(cell, averages))
  const counted = ids.map(() => false)
  for (const [i, value] of values.entries()) {
    const id = terms.ids[i] ?? 0
    const at = own.get(id) ?? ids.length
    ids[at] = id
    cells[at] = terms.cells[i] ?? 0
    codes[at] = terms.codes[i] ?? 0
    weights[at] = value
    counted[at] = true
  }
  return { ids, cells, codes, weights, counted }
}

const averageOf = (cell: number, averages: Averages): number => averages[lengthOfCell[cell] ?? 0] ?? 1

/** A term the question does not have was not counted and gets the average of its length. */
const averagesOf = ({ terms: { cells }, values }: TermWeights): Averages => {
  const [counts, totals] = [
    [0, 0, 0],
    [0, 0, 0],
  ]
  for (let i = 0; i < values.length; i += 1) {
    const length = lengthOfCell[cells[i] ?? 0] ?? 0
    counts[length] = (counts[length] ?? 0) + 1
    totals[length] = (totals[length] ?? 0) + (values[i] ?? 0)
  }
  return totals.map((total, length) => (counts[length] ? total / counts[length] : usual(length)))
}

/** What a term weighs of whose length none was counted. */
const usual = (length: number): number => (length > 0 ? 4 : 1)

const weighCharacter =
  (known: ReadonlyMap<number, number>, averages: Averages): WeighCharacter =>
  (code) =>
    known.get(code) ?? averages[code > 0xffff ? 1 : 0] ?? 1
