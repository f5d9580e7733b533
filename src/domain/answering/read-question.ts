import type { TermWeights } from '../knowledge-search.ts'
import { searchTerms, tellFailure, termId } from '../lexical/index.ts'
import { type WeighCharacter, type Weighed, weighed } from './alike.ts'
import { type Contrasts, contrastsIn } from './contrasts.ts'
import { type Kind, kindOf, kinds, lengthOf, lengths } from './kinds-of-terms.ts'
import { bare } from './read-wording.ts'

export type AskedTerm = {
  readonly id: number
  readonly weight: number
  readonly kind: Kind
  readonly length: number
  /** It stands in the question; else only its weight is known. */
  readonly asked: boolean
  /** Its weight was counted; else it has the average of its length. */
  readonly counted: boolean
}

/** A question, read once for all the texts it is compared with. */
export type QuestionRead = {
  readonly terms: readonly AskedTerm[]
  /** Number of terms that stand in it. */
  readonly size: number
  /** Weight of its terms by kind, and of all. */
  readonly byKind: readonly number[]
  readonly weight: number
  /** What an unknown term weighs, by its length. */
  readonly averages: readonly number[]
  readonly characters: Weighed
  readonly weigh: WeighCharacter
  readonly contrasts: Contrasts
  readonly bare: string
  readonly tellsFailure: boolean
}

export const readQuestion = (question: string, weights: TermWeights): QuestionRead => {
  const asked = new Set(searchTerms(question))
  const averages = averagesOf(weights)
  const weigh = weighCharacter(weights, averages)
  const terms: AskedTerm[] = []
  const byKind = [0, 0, 0]
  const add = (term: string, isAsked: boolean): void => {
    const length = lengthOf(term)
    const counted = weights.get(term)
    const [weight, kind] = [counted ?? averages[length] ?? 1, kindOf(term)]
    terms.push({ id: termId(term), weight, kind, length, asked: isAsked, counted: counted !== undefined })
    if (isAsked) byKind[kind] = (byKind[kind] ?? 0) + weight
  }
  for (const term of asked) add(term, true)
  for (const term of weights.keys()) if (!asked.has(term)) add(term, false)
  return {
    terms,
    size: asked.size,
    byKind,
    weight: byKind.reduce((total, weight) => total + weight, 0),
    averages,
    characters: weighed(question, weigh),
    weigh,
    contrasts: contrastsIn(question),
    bare: bare(question),
    tellsFailure: tellFailure(asked),
  }
}

/** A term the question does not have was not counted and gets the average of its length. */
const averagesOf = (weights: TermWeights): readonly number[] => {
  const totals = Array.from({ length: lengths }, () => ({ count: 0, weight: 0 }))
  for (const [term, weight] of weights) {
    const total = totals[lengthOf(term)]
    if (total) {
      total.count += 1
      total.weight += weight
    }
  }
  return totals.map(({ count, weight }, length) => (count > 0 ? weight / count : length > 0 ? 4 : 1))
}

const weighCharacter = (weights: TermWeights, averages: readonly number[]): WeighCharacter => {
  const known = new Map<number, number>()
  for (const [term, weight] of weights)
    if (kindOf(term) === kinds.character) known.set(term.codePointAt(0) ?? 0, weight)
  return (code) => known.get(code) ?? averages[code > 0xffff ? 1 : 0] ?? 1
}
