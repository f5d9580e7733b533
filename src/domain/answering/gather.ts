import type { SearchHit } from '../knowledge-search.ts'
import { share } from './alike.ts'
import { compare, measureCount, measures, newlyCovered, type Seen } from './compare.ts'
import type { QuestionRead } from './read-question.ts'
import { readWording, termsOfText, type WordingRead } from './read-wording.ts'

/** What the found texts of one entry come to; numbers stand in a row of their own. */
export type Gathered = {
  readonly entryId: string
  readonly version: number
  best: { readonly text: string; readonly read: WordingRead } | undefined
  /** The beginning of what it answers, when that was found. */
  body: string | undefined
  /** The question is word for word a wording of this entry, or one that is known to belong elsewhere. */
  verbatim: 'own' | 'foreign' | null
  /** Where its row begins. */
  readonly row: number
}

/** Places of a row: the measures of the best wording, then those of all texts together. */
export const columns = {
  ...measures,
  /** Likeness of the second best wording. */
  second: measureCount,
  /** Score of the whole entry as one text, against the weight of the question. */
  whole: measureCount + 1,
  /** Likeness to the nearest wording known to belong elsewhere. */
  negative: measureCount + 2,
  /** Weight of the question found in any wording or body. */
  anywhere: measureCount + 3,
} as const
const rowLength = measureCount + 4

export type Asked = {
  readonly read: QuestionRead
  /** The score that the question would have with itself, roughly. */
  readonly self: number
  /** What the whole of an entry may reach whose body was not among the hits. */
  readonly unseen: number
}

export type AllGathered = { readonly entries: readonly Gathered[]; readonly rows: Float64Array }

/** What a contradiction takes off a likeness when wordings are put in order. */
const contrastCost = 0.15

const rankOf = (rows: Float64Array, row: number): number =>
  (rows[row + measures.likeness] ?? 0) - contrastCost * (rows[row + measures.contrast] ?? 0)

/**
 * The texts that were found, entry by entry, in the order in which the entries were found. Beyond `most` entries only one
 * that has the question word for word is looked at.
 */
export const gather = (asked: Asked, hits: readonly SearchHit[], most: number): AllGathered => {
  const known = new Map<string, Gathered>()
  const rows = new Float64Array(hits.length * rowLength)
  const seen: Seen = { flags: new Uint8Array(hits.length * asked.read.size), from: 0 }
  for (const hit of hits) {
    let entry = known.get(hit.entryId)
    if (entry === undefined) {
      if (known.size >= most && !isVerbatim(asked.read, hit)) continue
      entry = begun(hit, known.size * rowLength)
      rows[entry.row + columns.whole] = asked.unseen
      known.set(hit.entryId, entry)
    }
    seen.from = (entry.row / rowLength) * asked.read.size
    if (hit.field === 'body') addBody(asked, rows, entry, hit, seen)
    else addWording(asked.read, rows, entry, hit, seen)
  }
  return { entries: [...known.values()], rows }
}

const isVerbatim = (read: QuestionRead, { field, text }: SearchHit): boolean =>
  field !== 'body' && readWording(text).bare === read.bare

const begun = ({ entryId, version }: SearchHit, row: number): Gathered => ({
  entryId,
  version,
  best: undefined,
  body: undefined,
  verbatim: null,
  row,
})

const addBody = (
  { read, self }: Asked,
  rows: Float64Array,
  entry: Gathered,
  { text, score }: SearchHit,
  seen: Seen,
): void => {
  raise(rows, entry.row + columns.whole, share(score, self))
  add(rows, entry.row + columns.anywhere, newlyCovered(read, termsOfText(text), seen))
  entry.body ??= text
}

const addWording = (
  read: QuestionRead,
  rows: Float64Array,
  entry: Gathered,
  { field, text }: SearchHit,
  seen: Seen,
): void => {
  const wording = readWording(text)
  const isNegative = field === 'negative'
  const newly = compare(read, wording, one, isNegative ? null : seen)
  if (wording.bare === read.bare) entry.verbatim = isNegative ? 'foreign' : 'own'
  if (isNegative) raise(rows, entry.row + columns.negative, one[measures.likeness] ?? 0)
  else {
    add(rows, entry.row + columns.anywhere, newly)
    take(rows, entry, text, wording)
  }
}

/** The measures of the wording that is looked at. */
const one = new Float64Array(measureCount)

const raise = (rows: Float64Array, at: number, value: number): void => {
  if (value > (rows[at] ?? 0)) rows[at] = value
}

const add = (rows: Float64Array, at: number, value: number): void => {
  rows[at] = (rows[at] ?? 0) + value
}

/** Of wordings that fit equally well the first counts. */
const take = (rows: Float64Array, entry: Gathered, text: string, read: WordingRead): void => {
  const { row } = entry
  const better = entry.best === undefined || rankOf(one, 0) > rankOf(rows, row)
  const other = better ? (rows[row + measures.likeness] ?? 0) : (one[measures.likeness] ?? 0)
  if (better) {
    entry.best = { text, read }
    for (let i = 0; i < measureCount; i += 1) rows[row + i] = one[i] ?? 0
  }
  raise(rows, row + columns.second, other)
}
