import type { EntryDraft } from '../knowledge-entry.ts'
import { termId, tokenise } from '../lexical/index.ts'

type Asked = Pick<
  EntryDraft,
  'question' | 'similar' | 'negative' | 'audience' | 'effectiveFrom' | 'effectiveTo'
>

/** Wordings of an entry that are compared; the first say most of what it is about. */
export const COMPARED = 6
/** No two of the shipped entries that may both be quoted reach this. */
const SAME = 0.55
/** So near to a counter-example, somebody has told the two questions apart already. */
const TOLD_APART = 0.6
/** What a term weighs that the corpus does not know, and a single character beside a pair. */
const UNKNOWN = 6
const CHARACTER = 0.3

type Vector = ReadonlyMap<string, number>

/** What terms weigh in the corpus, by their ids. */
export type WeightsById = ReadonlyMap<number, number>

/** Whether two entries seem to answer one question in other words. */
export const seemSameQuestion = (a: Asked, b: Asked, weights: WeightsById): boolean => {
  if (!bothValid(a, b) || !a.audience.some((who) => b.audience.includes(who))) return false
  const vectors = (texts: readonly string[]) => texts.map((text) => vectorOf(text, weights))
  const asked = [a, b].map(({ question, similar }) => vectors([question, ...similar]))
  const apart = [a, b].map(({ negative }) => vectors(negative))
  const [ofA = [], ofB = []] = asked
  const [notA = [], notB = []] = apart
  if (toldApart(ofA, notB) || toldApart(ofB, notA)) return false
  return Math.max(covered(ofA, ofB), covered(ofB, ofA)) >= SAME
}

const bothValid = (a: Asked, b: Asked) =>
  a.effectiveFrom <= (b.effectiveTo ?? '9999') && b.effectiveFrom <= (a.effectiveTo ?? '9999')

const toldApart = ([question]: readonly Vector[], negative: readonly Vector[]) =>
  question !== undefined && nearest(question, negative) > TOLD_APART

/** How near, on average, the first wordings come to a wording of the other entry. */
const covered = (wordings: readonly Vector[], others: readonly Vector[]): number => {
  const first = wordings.slice(0, COMPARED)
  return first.reduce((sum, wording) => sum + nearest(wording, others), 0) / Math.max(1, first.length)
}

const nearest = (wording: Vector, others: readonly Vector[]): number =>
  others.reduce((best, other) => Math.max(best, cosine(wording, other)), 0)

const vectorOf = (text: string, weights: WeightsById): Vector => {
  const terms = [...new Set(tokenise(text))].map((term) => [term, weightOf(term, weights)] as const)
  const length = Math.hypot(...terms.map(([, weight]) => weight)) || 1
  return new Map(terms.map(([term, weight]) => [term, weight / length]))
}

const weightOf = (term: string, weights: WeightsById) =>
  (weights.get(termId(term)) ?? UNKNOWN) * ([...term].length === 1 ? CHARACTER : 1)

const cosine = (a: Vector, b: Vector): number => {
  let sum = 0
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0)
  return sum
}
