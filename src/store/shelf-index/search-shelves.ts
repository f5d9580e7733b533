import type { EntryFilter, SearchHit, SearchResult, TermWeights } from '../../domain/knowledge-search.ts'
import { queryVector, termId, termWeight } from '../../domain/lexical/index.ts'
import { rarest, tokensAsked } from '../rare-terms.ts'
import type { SegmentText } from './segment.ts'
import { mayBeFound, type Part, type Shelf } from './shelf.ts'

/** Of this many candidates for each hit the order is made first; usually more of them may not be needed. */
const ORDERED_PER_HIT = 3

type Asked = { readonly day: string; readonly limit: number; readonly filter: EntryFilter }

/**
 * The same as the search in the database, out of memory: the terms are counted over both shelves, texts that hold one of
 * the rarest are scored, the best that may be found are the hits. The place's own shelf comes first.
 */
export const searchShelves = (
  [own, ...others]: readonly [Shelf, ...Shelf[]],
  text: string,
  { day, limit, filter }: Asked,
): SearchResult => {
  const tokens = tokensAsked(text)
  if (tokens.length === 0) return { hits: [], weights: new Map() }
  const shelves = [own, ...others]
  const texts = shelves.reduce((sum, shelf) => sum + shelf.texts, 0)
  const terms = tokens.map((token) => ({ token, id: termId(token), df: countOf(shelves, termId(token)) }))
  const weights: TermWeights = new Map(terms.map(({ token, df }) => [token, termWeight(token, df, texts)]))
  const rare = rarest(terms).map(({ id }) => id)
  // The digits that the database is given.
  const query = [...queryVector(weights)]
    .sort(([a], [b]) => a - b)
    .map(([term, weight]): QueryTerm => [term, Math.fround(Number(weight.toFixed(4)))])
  const scores = shelves.flatMap((shelf) => shelf.parts.map((part) => scoresIn(shelf, part, rare, query)))
  const asked = { own, day, filter }
  return { hits: bestOf(scores, limit, ({ shelf, of }) => mayBeFound(asked, shelf, of)), weights }
}

const countOf = (shelves: readonly Shelf[], term: number): number => {
  let count = 0
  for (const { parts } of shelves)
    for (const { segment, gone } of parts) {
      const [from, to] = segment.postingsOf(term) ?? nowhere
      count += to - from
      if (gone.size > 0)
        for (let at = from; at < to; at += 1) if (gone.has(segment.holders[at] ?? -1)) count -= 1
    }
  return count
}

/** The candidates of one part and their scores, in the same order. */
type Scores = {
  readonly shelf: Shelf
  readonly part: Part
  readonly found: Int32Array
  readonly scores: Float32Array
}

type QueryTerm = readonly [term: number, weight: number]

const scoresIn = (shelf: Shelf, part: Part, rare: readonly number[], query: readonly QueryTerm[]): Scores => {
  const { holders, weights, postingsOf } = part.segment
  const { sums, isCandidate } = scratch(part.segment.texts.length)
  const found = candidatesIn(part, rare, isCandidate)
  for (const [term, weight] of query) {
    const [from, to] = postingsOf(term) ?? nowhere
    for (let at = from; at < to; at += 1) {
      const text = holders[at] ?? 0
      // In single precision and by rising terms, as the database adds them up.
      if (isCandidate[text] === 1) sums[text] = (sums[text] ?? 0) + Math.fround(weight * (weights[at] ?? 0))
    }
  }
  const scores = Float32Array.from(found, (text) => sums[text] ?? 0)
  for (const text of found) {
    sums[text] = 0
    isCandidate[text] = 0
  }
  return { shelf, part, found, scores }
}

const nowhere = [0, 0] as const

/** Texts that hold one of the terms, each once. */
const candidatesIn = (
  { segment, gone }: Part,
  rare: readonly number[],
  isCandidate: Uint8Array,
): Int32Array => {
  const found: number[] = []
  for (const term of rare) {
    const [from, to] = segment.postingsOf(term) ?? nowhere
    for (let at = from; at < to; at += 1) {
      const text = segment.holders[at] ?? 0
      if (isCandidate[text] === 1 || gone.has(text)) continue
      isCandidate[text] = 1
      found.push(text)
    }
  }
  return Int32Array.from(found)
}

let kept = { sums: new Float32Array(), isCandidate: new Uint8Array() }

/** Arrays of zeros, one place for each text; who uses them leaves zeros behind. */
const scratch = (texts: number): typeof kept => {
  if (kept.sums.length < texts)
    kept = { sums: new Float32Array(texts * 2), isCandidate: new Uint8Array(texts * 2) }
  return kept
}

type Scored = { readonly shelf: Shelf; readonly of: SegmentText; readonly score: number }

/** The best that may be found, in order. Only as many are put in order as are needed for that. */
const bestOf = (
  all: readonly Scores[],
  limit: number,
  may: (one: Scored) => boolean,
): readonly SearchHit[] => {
  const candidates = all.reduce((sum, { found }) => sum + found.length, 0)
  const few = limit * ORDERED_PER_HIT
  const hits = firstOf(atLeast(all, candidates > few ? nthBest(all, few) : 0), limit, may)
  return hits.length < limit && candidates > few ? firstOf(atLeast(all, 0), limit, may) : hits
}

const nthBest = (all: readonly Scores[], n: number): number => {
  const rising = Float32Array.from(all.flatMap(({ scores }) => [...scores])).sort()
  return rising[rising.length - n] ?? 0
}

const atLeast = (all: readonly Scores[], least: number): readonly Scored[] => {
  const scored: Scored[] = []
  for (const { shelf, part, found, scores } of all)
    for (const [i, score] of scores.entries()) {
      const of = score >= least ? part.segment.texts[found[i] ?? 0] : undefined
      if (of) scored.push({ shelf, of, score })
    }
  return scored
}

const firstOf = (
  scored: readonly Scored[],
  limit: number,
  may: (one: Scored) => boolean,
): readonly SearchHit[] => {
  const hits: SearchHit[] = []
  for (const one of scored.toSorted(inOrder)) {
    if (hits.length === limit) break
    if (may(one)) hits.push({ place: one.shelf.place, ...one.of, score: one.score })
  }
  return hits
}

/** As the database orders them: by score, then by key, character by character. */
const inOrder = (a: Scored, b: Scored): number =>
  b.score - a.score ||
  compared(a.shelf.place, b.shelf.place) ||
  compared(a.of.entryId, b.of.entryId) ||
  compared(a.of.field, b.of.field) ||
  a.of.version - b.of.version ||
  compared(a.of.text, b.of.text)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
