import { alikeInOrder, share } from './alike.ts'
import { contradict } from './contrasts.ts'
import { holds } from './id-set.ts'
import { cellOf, cells, kindCount, kinds, lengths } from './kinds-of-terms.ts'
import type { QuestionRead } from './read-question.ts'
import type { TermsRead, WordingRead } from './read-wording.ts'

/** How alike a question and one wording are, term by term. */
export type Likeness = {
  readonly likeness: number
  /** Share of the question's weight that the wording covers. */
  readonly covered: number
  /** Share of the wording's weight that the question covers. */
  readonly filled: number
  readonly contrast: number
  /** The same as likeness among meanings of the thesauri alone, and among single characters. */
  readonly meanings: number
  readonly characters: number
}

/** Places of the question's terms that stand in a text, rising. */
export type Common = readonly number[]

export const commonTerms = ({ terms }: QuestionRead, { ids }: TermsRead): Common => {
  const common: number[] = []
  for (let i = 0; i < terms.length; i += 1) if (holds(ids, terms[i]?.id ?? 0)) common.push(i)
  return common
}

let seen = new Uint8Array()

/** Weight of the question's terms that stand in any of the texts. */
export const weightOfAny = ({ terms }: QuestionRead, texts: readonly Common[]): number => {
  if (seen.length < terms.length) seen = new Uint8Array(terms.length * 2)
  seen.fill(0, 0, terms.length)
  let weight = 0
  for (const common of texts)
    for (const i of common) {
      const term = terms[i]
      if (!term?.asked || seen[i] === 1) continue
      seen[i] = 1
      weight += term.weight
    }
  return weight
}

/** Weight by kind that a question shares with a text, and that the text has in all. One pair for all comparisons. */
const shared = new Float64Array(kindCount)
const theirs = new Float64Array(kindCount)
const known = new Uint16Array(cells)

const overlap = (question: QuestionRead, text: TermsRead, common: Common): void => {
  shared.fill(0)
  theirs.fill(0)
  known.fill(0)
  for (const i of common) {
    const term = question.terms[i]
    if (term === undefined) continue
    const { weight, kind, length, asked, counted } = term
    if (asked) shared[kind] = (shared[kind] ?? 0) + weight
    if (!counted) continue
    theirs[kind] = (theirs[kind] ?? 0) + weight
    known[cellOf(kind, length)] = (known[cellOf(kind, length)] ?? 0) + 1
  }
  for (let kind: number = 0; kind < kindCount; kind += 1)
    for (let length = 0; length < lengths; length += 1) {
      const cell = cellOf(kind, length)
      const unknown = (text.counts[cell] ?? 0) - (known[cell] ?? 0)
      theirs[kind] = (theirs[kind] ?? 0) + unknown * (question.averages[length] ?? 1)
    }
}

const total = (weights: Float64Array): number => (weights[0] ?? 0) + (weights[1] ?? 0) + (weights[2] ?? 0)

const likenessOf = (kind: number, { byKind }: QuestionRead): number =>
  share(2 * (shared[kind] ?? 0), (byKind[kind] ?? 0) + (theirs[kind] ?? 0))

export const compare = (
  question: QuestionRead,
  wording: WordingRead,
  common: Common = commonTerms(question, wording),
): Likeness => {
  overlap(question, wording, common)
  const [ours, all] = [total(shared), total(theirs)]
  return {
    likeness: share(2 * ours, question.weight + all),
    covered: share(ours, question.weight),
    filled: share(ours, all),
    contrast: contradict(question.contrasts, wording.contrasts) ? 1 : 0,
    meanings: likenessOf(kinds.meaning, question),
    characters: likenessOf(kinds.character, question),
  }
}

/** What is looked at in the best wording only. */
export const compareCloser = (question: QuestionRead, wording: WordingRead) => ({
  inOrder: alikeInOrder(question.characters, wording.characters, question.weigh),
  failing: question.tellsFailure === wording.tellsFailure ? 0 : 1,
})
