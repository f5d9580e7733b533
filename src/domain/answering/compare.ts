import { alikeInOrder, share } from './alike.ts'
import { contradict } from './contrasts.ts'
import { holds } from './id-set.ts'
import { cells, kindCount, kindOfCell, kinds, lengthOfCell } from './kinds-of-terms.ts'
import type { QuestionRead } from './read-question.ts'
import type { TermsRead, WordingRead } from './read-wording.ts'

/**
 * How alike a question and one wording are, term by term: the places of a row of numbers, since some sixty texts are
 * compared for each question. Shares from 0 to 1; contrast 0 or 1.
 */
export const measures = {
  likeness: 0,
  /** Share of the question's weight that the wording covers. */
  covered: 1,
  /** Share of the wording's weight that the question covers. */
  filled: 2,
  contrast: 3,
  /** The same as likeness among meanings of the thesauri alone, and among single characters. */
  meanings: 4,
  characters: 5,
} as const
export const measureCount = 6

/** Which terms of a question stood in any text of an entry (1); those of an entry begin at `from`. */
export type Seen = { readonly flags: Uint8Array; from: number }

/** By kind: weight that a question shares with a text, and that the text has in all. One set for all comparisons. */
const shared = new Float64Array(kindCount)
const theirs = new Float64Array(kindCount)
/** By cell: how many terms of the text the question's weights tell of. */
const known = new Uint16Array(cells)

/** Weight of the question's terms that stand in a text and stood in none of the entry before it. */
export const newlyCovered = ({ ids, weights, size }: QuestionRead, text: TermsRead, seen: Seen): number => {
  const { flags, from } = seen
  let weight = 0
  for (let i = 0; i < size; i += 1) {
    if (flags[from + i] === 1 || !holds(text.ids, ids[i] ?? 0)) continue
    flags[from + i] = 1
    weight += weights[i] ?? 0
  }
  return weight
}

/** What newlyCovered tells, found on the way. */
const overlap = (question: QuestionRead, text: TermsRead, seen: Seen | null): number => {
  const { ids, weights, cells: cellAt, counted, size, averages } = question
  const flags = seen === null ? null : seen.flags
  const from = seen === null ? 0 : seen.from
  let newly = 0
  shared.fill(0)
  theirs.fill(0)
  known.fill(0)
  for (let i = 0; i < ids.length; i += 1) {
    if (!holds(text.ids, ids[i] ?? 0)) continue
    const [weight, cell] = [weights[i] ?? 0, cellAt[i] ?? 0]
    const kind = kindOfCell[cell] ?? 0
    if (i < size) {
      shared[kind] = (shared[kind] ?? 0) + weight
      if (flags !== null && flags[from + i] === 0) {
        flags[from + i] = 1
        newly += weight
      }
    }
    if (counted[i] === 0) continue
    theirs[kind] = (theirs[kind] ?? 0) + weight
    known[cell] = (known[cell] ?? 0) + 1
  }
  for (let cell = 0; cell < cells; cell += 1) {
    const unknown = (text.counts[cell] ?? 0) - (known[cell] ?? 0)
    if (unknown === 0) continue
    const kind = kindOfCell[cell] ?? 0
    theirs[kind] = (theirs[kind] ?? 0) + unknown * (averages[lengthOfCell[cell] ?? 0] ?? 1)
  }
  return newly
}

const total = (weights: Float64Array): number => (weights[0] ?? 0) + (weights[1] ?? 0) + (weights[2] ?? 0)

const likenessOf = (kind: number, { byKind }: QuestionRead): number =>
  share(2 * (shared[kind] ?? 0), (byKind[kind] ?? 0) + (theirs[kind] ?? 0))

/** Writes the measures of a question and a wording to `row`. Returns what newlyCovered does; 0 where nothing is to be seen. */
export const compare = (
  question: QuestionRead,
  wording: WordingRead,
  row: Float64Array,
  seen: Seen | null = null,
): number => {
  const newly = overlap(question, wording, seen)
  const [ours, all] = [total(shared), total(theirs)]
  row[measures.likeness] = share(2 * ours, question.weight + all)
  row[measures.covered] = share(ours, question.weight)
  row[measures.filled] = share(ours, all)
  row[measures.contrast] = contradict(question.contrasts, wording.contrasts) ? 1 : 0
  row[measures.meanings] = likenessOf(kinds.meaning, question)
  row[measures.characters] = likenessOf(kinds.character, question)
  return newly
}

/** What is looked at in the best wording of the leading entries only. */
export const compareCloser = (question: QuestionRead, wording: WordingRead) => ({
  inOrder: alikeInOrder(question.characters, wording.characters),
  failing: question.tellsFailure === wording.tellsFailure ? 0 : 1,
})
