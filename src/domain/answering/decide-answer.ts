import type { SearchResult } from '../knowledge-search.ts'
import { type Candidate, candidatesOf, compared, type Features } from './features.ts'
import { lines } from './lines.ts'
import { asksTooLittle } from './particulars.ts'

/** Beside a choice worth offering, others are shown from here on: one more line to read costs little. */
const alsoOffered = 0.02

export type Ranked = Candidate & { readonly probability: number }

/** What retrieval amounts to: an answer, a choice of up to three, or nothing that may be said. */
export type AnswerDecision =
  | { readonly kind: 'answer'; readonly best: Ranked }
  | { readonly kind: 'clarify'; readonly choices: readonly Ranked[] }
  | { readonly kind: 'not-found'; readonly best: Ranked | null }

/** Decides from the search result alone; the lines are fitted, see lines.ts. */
export const decideAnswer = (question: string, found: SearchResult): AnswerDecision => {
  const ranked = rank(question, found)
  const [best] = ranked
  if (best && claimedTwice(ranked)) return { kind: 'not-found', best }
  if (best && best.probability >= lines.settle) return { kind: 'answer', best }
  if (best && best.probability >= lines.offer) return { kind: 'clarify', choices: worthOffering(ranked) }
  return { kind: 'not-found', best: best ?? null }
}

/** Up to three entries to choose from; none when even the likeliest is too unlikely. */
export const worthOffering = (ranked: readonly Ranked[]): readonly Ranked[] =>
  (ranked[0]?.probability ?? 0) >= lines.offer
    ? ranked.filter(({ probability }) => probability >= alsoOffered).slice(0, 3)
    : []

/** Two entries in force answer the very same words: which one holds is for their owners to say, not for us. */
const claimedTwice = (ranked: readonly Ranked[]): boolean =>
  ranked.filter(({ verbatim }) => verbatim === 'own').length > 1

/** What was worked out for a search result that is still held; a question asked a thousand times is compared once. */
const known = new WeakMap<SearchResult, RankedBefore>()
type RankedBefore = { readonly question: string; readonly most: number; readonly ranked: readonly Ranked[] }

/** Entries by how likely each is the right one, most likely first; no more than `most`. */
export const rank = (question: string, found: SearchResult, most: number = compared): readonly Ranked[] => {
  const before = known.get(found)
  if (before?.question === question && before.most === most) return before.ranked
  const tooLittle = asksTooLittle(question)
  const ranked = candidatesOf(question, found, most)
    .map((candidate) => ({ ...candidate, probability: probabilityFor(candidate, tooLittle) }))
    .sort((a, b) => b.probability - a.probability)
  known.set(found, { question, most, ranked })
  return ranked
}

/**
 * A stored wording is sure; one stored as belonging elsewhere is out. One person's case, what is set locally and a single
 * word are never settled by a rule: the rule is offered.
 */
const probabilityFor = ({ verbatim, features }: Candidate, tooLittle: boolean): number => {
  if (verbatim === 'foreign') return 0
  if (verbatim === 'own') return sure
  const probability = Math.min(probabilityOf(features), sure - 0.01)
  const open = tooLittle || features.particular === 1 || features.local === 1
  if (!open && isNearlyTheSame(features)) return Math.max(probability, lines.settle)
  return open ? Math.min(probability, underTheLine) : probability
}

/**
 * A stored wording but for a word or two (身份证丢了咋补办), ahead of every other entry; not one that stands within a
 * question about something more (处方药 in 处方药能退吗). The weights are fitted on questions that hide their key words
 * and think too little of it.
 */
const isNearlyTheSame = ({ likeness, covered, margin, contrast, negative }: Features): boolean =>
  likeness >= 0.68 && covered >= 0.65 && margin >= 0.15 && contrast === 0 && negative === 0

const sure = 0.98
const underTheLine = lines.settle - 0.01

/** Logistic model over the features. */
const probabilityOf = (features: Features): number => {
  let z = lines.bias
  for (const [name, value] of Object.entries(features)) z += lines.weights[name as keyof Features] * value
  return 1 / (1 + Math.exp(-z))
}
