import type { SearchHit } from '../knowledge-search.ts'
import { isCommonHan } from '../lexical/index.ts'
import { share } from './alike.ts'
import { compare, measureCount, measures, newlyCovered, type Seen } from './compare.ts'
import type { QuestionRead } from './read-question.ts'
import { readWording, termsOfBody, type WordingRead } from './read-wording.ts'

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

/** Holds until the next question is gathered for. */
export type AllGathered = { readonly entries: readonly Gathered[]; readonly rows: Float64Array }

/** One room for all questions, since none is interrupted: the rows of the entries, and the flags of the terms they have. */
let rows = new Float64Array(1_000)
let flags = new Uint8Array(10_000)

const clearRoom = (entries: number, terms: number): void => {
  if (rows.length < entries * rowLength) rows = new Float64Array(entries * rowLength * 2)
  else rows.fill(0, 0, entries * rowLength)
  if (flags.length < entries * terms) flags = new Uint8Array(entries * terms * 2)
  else flags.fill(0, 0, entries * terms)
}

/** What a contradiction takes off a likeness when wordings are put in order. */
const contrastCost = 0.15

const rankOf = (rows: Float64Array, row: number): number =>
  (rows[row + measures.likeness] ?? 0) - contrastCost * (rows[row + measures.contrast] ?? 0)

/**
 * The texts that were found, entry by entry, in the order in which the entries were found. Beyond `most` entries only one
 * that has the question word for word is looked at.
 */
export const gather = (asked: Asked, hits: readonly SearchHit[], most: number): AllGathered => {
  const { size } = asked.read
  clearRoom(hits.length, size)
  const known = new Map<string, Gathered>()
  const seen: Seen = { flags, from: 0 }
  for (const hit of hits) {
    let entry = known.get(hit.entryId)
    if (entry === undefined) {
      if (known.size >= most && !isVerbatim(asked.read, hit)) continue
      entry = begun(hit, known.size * rowLength)
      rows[entry.row + columns.whole] = asked.unseen
      known.set(hit.entryId, entry)
    }
    seen.from = (entry.row / rowLength) * size
    if (hit.field === 'body') addBody(asked, entry, hit, seen)
    else addWording(asked.read, entry, hit, seen)
  }
  return { entries: [...known.values()], rows }
}

const isVerbatim = (read: QuestionRead, { field, text }: SearchHit): boolean =>
  field !== 'body' && mayBeginLike(text, read.bare) && readWording(text).bare === read.bare

/** Most texts are told apart by their first character, unless that is a mark, which does not count. */
const mayBeginLike = (text: string, bare: string): boolean =>
  text.charCodeAt(0) === bare.charCodeAt(0) || !isCommonHan(text.charCodeAt(0))

const begun = ({ entryId, version }: SearchHit, row: number): Gathered => ({
  entryId,
  version,
  best: undefined,
  body: undefined,
  verbatim: null,
  row,
})

const addBody = ({ read, self }: Asked, entry: Gathered, { text, score }: SearchHit, seen: Seen): void => {
  raise(entry.row + columns.whole, share(score, self))
  add(entry.row + columns.anywhere, newlyCovered(read, termsOfBody(text), seen))
  entry.body ??= text
}

const addWording = (read: QuestionRead, entry: Gathered, { field, text }: SearchHit, seen: Seen): void => {
  const wording = readWording(text)
  const isNegative = field === 'negative'
  const newly = compare(read, wording, one, isNegative ? null : seen)
  if (wording.bare === read.bare) entry.verbatim = isNegative ? 'foreign' : 'own'
  if (isNegative) raise(entry.row + columns.negative, one[measures.likeness] ?? 0)
  else {
    add(entry.row + columns.anywhere, newly)
    take(entry, text, wording)
  }
}

/** The measures of the wording that is looked at. */
const one = new Float64Array(measureCount)

const raise = (at: number, value: number): void => {
  if (value > (rows[at] ?? 0)) rows[at] = value
}

const add = (at: number, value: number): void => {
  rows[at] = (rows[at] ?? 0) + value
}

/** Of wordings that fit equally well the first counts. */
const take = (entry: Gathered, text: string, read: WordingRead): void => {
  const { row } = entry
  const better = entry.best === undefined || rankOf(one, 0) > rankOf(rows, row)
  const other = better ? (rows[row + measures.likeness] ?? 0) : (one[measures.likeness] ?? 0)
  if (better) {
    entry.best = { text, read }
    for (let i = 0; i < measureCount; i += 1) rows[row + i] = one[i] ?? 0
  }
  raise(row + columns.second, other)
}
