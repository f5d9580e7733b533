import { alikeInOrder, share } from './alike.ts'
import { contradict } from './contrasts.ts'
import { cellOf, cells, kindCount, kinds, lengths } from './kinds-of-terms.ts'
import type { QuestionRead } from './read-question.ts'
import { holds, type TermsRead, type WordingRead } from './read-wording.ts'

/** How alike a question and one wording are, term by term. */
export type Likeness = {
  readonly likeness: number
  /** Share of the question's weight that the wording covers. */
  readonly covered: number
  /** Share of the wording's weight that the question covers. */
  readonly filled: number
  readonly contrast: number
}

/** Weight by kind that a question shares with a text, and that the text has in all. */
type Overlap = { readonly shared: Float64Array; readonly theirs: Float64Array }

/** Which terms of the question stand in the text: marked in `anywhere`, one place for each term. */
export const markCommon = (question: QuestionRead, text: TermsRead, anywhere: Uint8Array): void => {
  for (const [i, { id, asked }] of question.terms.entries())
    if (asked && anywhere[i] === 0 && holds(text.ids, id)) anywhere[i] = 1
}

/** Weight of the marked terms. */
export const weightOf = ({ terms }: QuestionRead, anywhere: Uint8Array): number =>
  terms.reduce((total, { weight }, i) => total + (anywhere[i] === 1 ? weight : 0), 0)

const overlap = (question: QuestionRead, text: TermsRead): Overlap => {
  const shared = new Float64Array(kindCount)
  const theirs = new Float64Array(kindCount)
  const known = new Uint16Array(cells)
  for (const { id, weight, kind, length, asked, counted } of question.terms) {
    if (!holds(text.ids, id)) continue
    if (asked) shared[kind] = (shared[kind] ?? 0) + weight
    if (!counted) continue
    theirs[kind] = (theirs[kind] ?? 0) + weight
    known[cellOf(kind, length)] = (known[cellOf(kind, length)] ?? 0) + 1
  }
  for (const kind of Object.values(kinds))
    for (let length = 0; length < lengths; length += 1) {
      const cell = cellOf(kind, length)
      const unknown = (text.counts[cell] ?? 0) - (known[cell] ?? 0)
      theirs[kind] = (theirs[kind] ?? 0) + unknown * (question.averages[length] ?? 1)
    }
  return { shared, theirs }
}

const total = (weights: Float64Array): number => (weights[0] ?? 0) + (weights[1] ?? 0) + (weights[2] ?? 0)

export const compare = (question: QuestionRead, wording: WordingRead): Likeness & Overlap => {
  const both = overlap(question, wording)
  const [shared, theirs] = [total(both.shared), total(both.theirs)]
  return {
    ...both,
    likeness: share(2 * shared, question.weight + theirs),
    covered: share(shared, question.weight),
    filled: share(shared, theirs),
    contrast: contradict(question.contrasts, wording.contrasts) ? 1 : 0,
  }
}

/** What is looked at in the best wording only. */
export const compareCloser = (question: QuestionRead, wording: WordingRead, both: Overlap) => {
  const ofKind = (kind: number) =>
    share(2 * (both.shared[kind] ?? 0), (question.byKind[kind] ?? 0) + (both.theirs[kind] ?? 0))
  return {
    meanings: ofKind(kinds.meaning),
    characters: ofKind(kinds.character),
    inOrder: alikeInOrder(question.characters, wording.characters, question.weigh),
    failing: question.tellsFailure === wording.tellsFailure ? 0 : 1,
  }
}
