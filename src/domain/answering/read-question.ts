import type { TermWeights } from '../knowledge-search.ts'
import { distinctTerms, tellFailure, termId } from '../lexical/index.ts'
import { type WeighCharacter, type Weighed, weighed } from './alike.ts'
import { type Contrasts, contrastsIn } from './contrasts.ts'
import { cellOf, kindCount, kindOf, kinds, lengthOf } from './kinds-of-terms.ts'
import { bare } from './read-wording.ts'

/** A question, read once for all the texts it is compared with; the first four are by term. */
export type QuestionRead = {
  readonly ids: Int32Array
  readonly weights: Float64Array
  /** Kind and length in one. */
  readonly cells: Uint8Array
  /** 1: its weight was counted; 0: it has the average of its length. */
  readonly counted: Uint8Array
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

export const readQuestion = (question: string, weights: TermWeights): QuestionRead => {
  const asked = distinctTerms(question)
  const size = asked.distinct.length
  const terms = asked.distinct.concat(othersIn(weights, asked.distinct))
  const averages = averagesOf(weights)
  const read = {
    ids: new Int32Array(terms.length),
    weights: new Float64Array(terms.length),
    cells: new Uint8Array(terms.length),
    counted: new Uint8Array(terms.length),
    byKind: new Float64Array(kindCount),
  }
  const characters = new Map<number, number>()
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i] ?? ''
    const [kind, length, counted] = [kindOf(term), lengthOf(term), weights.get(term)]
    const weight = counted ?? averages[length] ?? 1
    read.ids[i] = asked.ids[i] ?? termId(term)
    read.weights[i] = weight
    read.cells[i] = cellOf(kind, length)
    read.counted[i] = counted === undefined ? 0 : 1
    if (counted !== undefined && kind === kinds.character) characters.set(term.codePointAt(0) ?? 0, counted)
    if (i < size) read.byKind[kind] = (read.byKind[kind] ?? 0) + weight
  }
  return {
    ...read,
    size,
    weight: (read.byKind[0] ?? 0) + (read.byKind[1] ?? 0) + (read.byKind[2] ?? 0),
    averages,
    characters: weighed(question, weighCharacter(characters, averages)),
    contrasts: contrastsIn(question),
    bare: bare(question),
    tellsFailure: tellFailure(asked.distinct),
  }
}

/** Terms whose weight is known though they do not stand in the question: a part of what was searched for is compared. */
const othersIn = (weights: TermWeights, asked: readonly string[]): readonly string[] => {
  if (weights.size === asked.length && asked.every((term) => weights.has(term))) return []
  const own = new Set(asked)
  return [...weights.keys()].filter((term) => !own.has(term))
}

/** A term the question does not have was not counted and gets the average of its length. */
const averagesOf = (weights: TermWeights): readonly number[] => {
  const counts = [0, 0, 0]
  const totals = [0, 0, 0]
  for (const [term, weight] of weights) {
    const length = lengthOf(term)
    counts[length] = (counts[length] ?? 0) + 1
    totals[length] = (totals[length] ?? 0) + weight
  }
  return totals.map((total, length) => (counts[length] ? total / counts[length] : length > 0 ? 4 : 1))
}

const weighCharacter =
  (known: ReadonlyMap<number, number>, averages: readonly number[]): WeighCharacter =>
  (code) =>
    known.get(code) ?? averages[code > 0xffff ? 1 : 0] ?? 1
