import type { EntryFilter, SearchHit, SearchResult } from '../../domain/knowledge-search.ts'
import { queryWeight, termId, termWeight } from '../../domain/lexical/index.ts'
import { type CountedTerm, rarest, tokensAsked } from '../knowledge/rare-terms.ts'
import { type Candidates, candidatesIn, partOf, type QueryTerms } from './candidates.ts'
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
  let texts = 0
  for (const shelf of shelves) texts += shelf.texts
  const terms = tokens.map((token): Term => {
    const id = termId(token)
    const df = countOf(shelves, id)
    return { token, id, df, weight: termWeight(token, df, texts) }
  })
  const weights = new Map<string, number>()
  for (const { token, weight } of terms) weights.set(token, weight)
  const rare = rarest(terms)
  const candidates = candidatesIn(shelves, rare === terms ? null : rare, queryOf(terms))
  const asked = { own, day, filter }
  return { hits: bestOf(candidates, limit, (shelf, of) => mayBeFound(asked, shelf, of)), weights }
}

type Term = CountedTerm & { readonly id: number; readonly weight: number }

/** What a term's or candidate's place takes of a number's 53 bits; what it is sorted by takes the rest. */
const PLACES = 2 ** 21

/** By rising term, in the precision that the database reads them in. */
const queryOf = (terms: readonly Term[]): QueryTerms => {
  const keys = new Float64Array(terms.length)
  for (let i = 0; i < terms.length; i += 1) keys[i] = (terms[i]?.id ?? 0) * PLACES + i
  keys.sort()
  const ids = new Int32Array(terms.length)
  const values = new Float32Array(terms.length)
  let count = 0
  let weightOfId = 0
  for (let i = 0; i < keys.length; i += 1) {
    const { id = 0, weight = 0 } = terms[(keys[i] ?? 0) % PLACES] ?? {}
    // Terms that share an id weigh together.
    if (count > 0 && ids[count - 1] === id) weightOfId += weight
    else [weightOfId, count] = [weight, count + 1]
    ids[count - 1] = id
    values[count - 1] = queryWeight(weightOfId)
  }
  return { ids: ids.subarray(0, count), values }
}

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

type MayBeFound = (shelf: Shelf, of: SegmentText) => boolean

/** The best that may be found, in order. Only as many are put in order as are needed for that. */
const bestOf = (candidates: Candidates, limit: number, may: MayBeFound): readonly SearchHit[] => {
  const { scores, count } = candidates
  for (let few = Math.ceil(limit * ORDERED_PER_HIT); ; few *= MORE) {
    const all = few >= count
    const hits = firstOf(candidates, all ? 0 : nthBest(scores, count, few), limit, may)
    if (all || hits.length >= limit) return hits
  }
}

/** The first of those with at least this score as the database orders them: by score, then by key, character by character. */
const firstOf = (
  candidates: Candidates,
  least: number,
  limit: number,
  may: MayBeFound,
): readonly SearchHit[] => {
  const { parts, texts, scores } = candidates
  const keys = highestFirst(candidates, least)
  const hits: SearchHit[] = []
  let sameFrom = 0
  for (let i = 0; i < keys.length; i += 1) {
    const at = (keys[i] ?? 0) % PLACES
    const score = scores[at] ?? 0
    if (hits.length > 0 && hits[hits.length - 1]?.score !== score) {
      inKeyOrder(hits, sameFrom)
      sameFrom = hits.length
      if (hits.length >= limit) break
    }
    const { shelf, part } = partOf(parts, at)
    const of = part.segment.texts[texts[at] ?? 0]
    if (of === undefined || !may(shelf, of)) continue
    const { entryId, version, field, text } = of
    hits.push({ place: shelf.place, entryId, version, field, text, score })
  }
  inKeyOrder(hits, sameFrom)
  return hits.length > limit ? hits.slice(0, limit) : hits
}

/** Those from here on have the same score. */
const inKeyOrder = (hits: SearchHit[], from: number): void => {
  if (hits.length - from > 1) hits.push(...hits.splice(from).sort(byKey))
}

const byKey = (a: SearchHit, b: SearchHit): number =>
  compared(a.place, b.place) ||
  compared(a.entryId, b.entryId) ||
  compared(a.field, b.field) ||
  a.version - b.version ||
  compared(a.text, b.text)

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const HIGHEST_BITS = 0x7fffffff

/**
 * Candidates of at least this score, the highest first, each as a number whose rest by PLACES is its place. Of two scores,
 * none below 0, the higher one has the higher bits: numbers are sorted without asking which comes first.
 */
const highestFirst = ({ scores, count }: Candidates, least: number): Float64Array => {
  const bits = new Int32Array(scores.buffer, scores.byteOffset, count)
  const keys = new Float64Array(count)
  let taken = 0
  for (let at = 0; at < count; at += 1)
    if ((scores[at] ?? 0) >= least) keys[taken++] = (HIGHEST_BITS - (bits[at] ?? 0)) * PLACES + at
  return keys.subarray(0, taken).sort()
}
