import type { EntryFilter, SearchHit, SearchResult, TermWeights } from '../../domain/knowledge-search.ts'
import { queryVector, termId, termWeight } from '../../domain/lexical/index.ts'
import { rarest, tokensAsked } from '../knowledge/rare-terms.ts'
import { type Candidates, candidatesIn, type QueryTerm } from './candidates.ts'
import { nthBest } from './nth-best.ts'
import type { SegmentText } from './segment.ts'
import { mayBeFound, type Shelf } from './shelf.ts'

/** Of so many candidates for each hit the order is made first, and when too few of them may be found, of so many times more. */
const ORDERED_PER_HIT = 1.5
const MORE = 4

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
  const terms = tokens.map((token) => {
    const id = termId(token)
    return { token, id, df: countOf(shelves, id) }
  })
  const weights = new Map<string, number>()
  for (const { token, df } of terms) weights.set(token, termWeight(token, df, texts))
  const rare = rarest(terms).map(({ id }) => id)
  const candidates = candidatesIn(shelves, rare, queryOf(weights))
  const asked = { own, day, filter }
  return { hits: bestOf(candidates, limit, ({ shelf, of }) => mayBeFound(asked, shelf, of)), weights }
}

/** By rising term, with the digits that the database is given. */
const queryOf = (weights: TermWeights): readonly QueryTerm[] =>
  [...queryVector(weights)]
    .sort(([a], [b]) => a - b)
    .map(([term, weight]): QueryTerm => [term, Math.fround(Number(weight.toFixed(4)))])

const countOf = (shelves: readonly Shelf[], term: number): number => {
  let count = 0
  for (const { parts } of shelves)
    for (const { segment, gone } of parts) {
      const slot = segment.slotOf(term)
      const [from, to] = [segment.starts[slot] ?? 0, segment.starts[slot + 1] ?? 0]
      count += to - from
      if (gone.size > 0)
        for (let at = from; at < to; at += 1) if (gone.has(segment.holders[at] ?? -1)) count -= 1
    }
  return count
}

type Scored = { readonly shelf: Shelf; readonly of: SegmentText; readonly score: number }

/** The best that may be found, in order. Only as many are put in order as are needed for that. */
const bestOf = (
  candidates: Candidates,
  limit: number,
  may: (one: Scored) => boolean,
): readonly SearchHit[] => {
  const { scores, count } = candidates
  for (let few = Math.ceil(limit * ORDERED_PER_HIT); ; few *= MORE) {
    const all = few >= count
    const hits = firstOf(atLeast(candidates, all ? 0 : nthBest(scores, count, few)), limit, may)
    if (all || hits.length >= limit) return hits
  }
}

const atLeast = ({ parts, texts, scores }: Candidates, least: number): Scored[] => {
  const scored: Scored[] = []
  for (const { shelf, part, from, to } of parts)
    for (let at = from; at < to; at += 1) {
      const score = scores[at] ?? 0
      const of = score >= least ? part.segment.texts[texts[at] ?? 0] : undefined
      if (of) scored.push({ shelf, of, score })
    }
  return scored
}

const firstOf = (scored: Scored[], limit: number, may: (one: Scored) => boolean): readonly SearchHit[] => {
  const hits: SearchHit[] = []
  for (const one of scored.sort(inOrder)) {
    if (hits.length >= limit) break
    if (!may(one)) continue
    const { entryId, version, field, text } = one.of
    hits.push({ place: one.shelf.place, entryId, version, field, text, score: one.score })
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
