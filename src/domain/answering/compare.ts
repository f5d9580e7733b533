import { cells, IdPlaces, kindCount, kindOfCell, kinds, lengthOfCell } from '../lexical/index.ts'
import { alikeInOrder, share } from './alike.ts'
import { contradict } from './contrasts.ts'
import { holds, type IdSet } from './id-set.ts'
import type { QuestionRead } from './read-question.ts'
import type { WordingRead } from './read-wording.ts'

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
/** By cell: how many terms of the text no weight is known of. */
const unknown = new Int32Array(cells)

/** Weight of the question's terms that stand in a body and stood in no text of the entry before it. */
export const newlyCovered = ({ ids, weights, size }: QuestionRead, body: IdSet, seen: Seen): number => {
  const { flags, from } = seen
  let weight = 0
  for (let i = 0; i < size; i += 1) {
    if (flags[from + i] === 1 || !holds(body, ids[i] ?? 0)) continue
    flags[from + i] = 1
    weight += weights[i] ?? 0
  }
  return weight
}

/** The terms of the question that is compared: those of a wording are looked up among them, since no comparison is interrupted. */
const asked = new IdPlaces()
let askedIds: readonly number[] = []

const ask = (ids: readonly number[]): void => {
  if (askedIds === ids) return
  askedIds = ids
  asked.begin(ids.length)
  for (let i = 0; i < ids.length; i += 1) asked.add(ids[i] ?? 0, i)
}

/** What newlyCovered tells, found on the way. */
const overlap = (question: QuestionRead, text: WordingRead, seen: Seen | null): number => {
  const { weights, cells: cellAt, counted, size } = question
  ask(question.ids)
  begin(text)
  let newly = 0
  for (let n = 0; n < text.ids.length; n += 1) {
    const i = asked.placeOf(text.ids[n] ?? 0)
    if (i < 0) continue
    const weight = weights[i] ?? 0
    const cell = cellAt[i] ?? 0
    const kind = kindOfCell[cell] ?? 0
    if (i < size) {
      shared[kind] = (shared[kind] ?? 0) + weight
      if (seen !== null && seen.flags[seen.from + i] === 0) {
        seen.flags[seen.from + i] = 1
        newly += weight
      }
    }
    if (counted[i] !== true) continue
    theirs[kind] = (theirs[kind] ?? 0) + weight
    unknown[cell] = (unknown[cell] ?? 0) - 1
  }
  addUnknown(question)
  return newly
}

const begin = ({ counts }: WordingRead): void => {
  for (let kind = 0; kind < kindCount; kind += 1) {
    shared[kind] = 0
    theirs[kind] = 0
  }
  for (let cell = 0; cell < cells; cell += 1) unknown[cell] = counts[cell] ?? 0
}

const addUnknown = ({ averages }: QuestionRead): void => {
  for (let cell = 0; cell < cells; cell += 1) {
    if (unknown[cell] === 0) continue
    const kind = kindOfCell[cell] ?? 0
    theirs[kind] = (theirs[kind] ?? 0) + (unknown[cell] ?? 0) * (averages[lengthOfCell[cell] ?? 0] ?? 1)
  }
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
