import type { EntryFilter, SearchHit, SearchResult } from '../../domain/knowledge-search.ts'
import { queryWeight } from '../../domain/lexical/index.ts'
import { type CountedTerms, rarest, termsAsked, weightsOf } from '../knowledge/rare-terms.ts'
import { type Candidates, candidatesIn, partOf, type Query } from './candidates.ts'
import { nearNthBest } from './near-nth-best.ts'
import { Findable, type Asked as FindableFor, type Part, type Shelf } from './shelf.ts'

/** Of so many candidates for each hit the order is made first, and when too few of them may be found, of so many times more. */
const ORDERED_PER_HIT = 1.1
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
  const shelves = [own, ...others]
  const asked = termsAsked(text)
  const slots = slotsOf(shelves, asked)
  let texts = 0
  for (const shelf of shelves) texts += shelf.texts
  const weights = weightsOf(asked, texts)
  const query = { order: byRisingId(asked), values: weights.values.map(inSinglePrecision), slots }
  const candidates = candidatesIn(shelves, rarest(asked), query)
  const known = { own, day, filter }
  return { hits: bestOf(candidates, limit, known), weights }
}

/** What a candidate's place takes of a number's 53 bits; what it is sorted by takes the rest. */
const PLACES = 2 ** 21

const inSinglePrecision = (weight: number): number => Math.fround(queryWeight(weight))

/** Places of the terms: a question has so few that each is put where it belongs. */
const byRisingId = ({ terms: { ids }, counts }: CountedTerms): readonly number[] => {
  const order: number[] = []
  for (let place = 0; place < counts.length; place += 1) {
    const id = ids[place] ?? 0
    let at = place
    for (; at > 0 && (ids[order[at - 1] ?? 0] ?? 0) > id; at -= 1) order[at] = order[at - 1] ?? 0
    order[at] = place
  }
  return order
}

/** The terms' slots in each part; counts in how many texts each term stands. */
const slotsOf = (shelves: readonly Shelf[], { terms: { ids }, counts }: CountedTerms): Query['slots'] => {
  const slots: number[][] = []
  for (const { parts } of shelves)
    for (const part of parts) {
      const own: number[] = []
      for (let place = 0; place < counts.length; place += 1) {
        const slot = part.segment.slotOf(ids[place] ?? 0)
        own.push(slot)
        counts[place] = (counts[place] ?? 0) + countIn(part, slot)
      }
      slots.push(own)
    }
  return slots
}

const countIn = ({ segment: { starts, holders }, gone }: Part, slot: number): number => {
  const [from, to] = [starts[slot] ?? 0, starts[slot + 1] ?? 0]
  let count = to - from
  if (gone.size > 0) for (let at = from; at < to; at += 1) if (gone.has(holders[at] ?? -1)) count -= 1
  return count
}

/** The best that may be found, in order. Only as many are put in order as are needed for that. */
const bestOf = (candidates: Candidates, limit: number, asked: FindableFor): readonly SearchHit[] => {
  const { scores, count, parts } = candidates
  const findable = parts.map(({ shelf, part }) => new Findable(asked, shelf, part))
  for (let few = Math.ceil(limit * ORDERED_PER_HIT); ; few *= MORE) {
    const all = few >= count
    const hits = firstOf(candidates, all ? 0 : nearNthBest(scores, count, few), limit, findable)
    if (all || hits.length >= limit) return hits
  }
}

/** The first of those with at least this score as the database orders them: by score, then by key, character by character. */
const firstOf = (
  candidates: Candidates,
  least: number,
  limit: number,
  findable: readonly Findable[],
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
    const from = partOf(parts, at)
    if (!findable[from]?.has(texts[at] ?? 0)) continue
    const hit = hitOf(parts[from], texts[at] ?? 0, score)
    if (hit) hits.push(hit)
  }
  inKeyOrder(hits, sameFrom)
  return hits.length > limit ? hits.slice(0, limit) : hits
}

const hitOf = (
  from: Candidates['parts'][number] | undefined,
  text: number,
  score: number,
): SearchHit | null => {
  const of = from?.part.segment.texts[text]
  if (from === undefined || of === undefined) return null
  return {
    place: from.shelf.place,
    entryId: of.entryId,
    version: of.version,
    field: of.field,
    text: of.text,
    score,
  }
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

/** One room for all searches, since none is interrupted. */
let keys = new Float64Array(1_000)

/**
 * Candidates of at least this score, the highest first, each as a number whose rest by PLACES is its place: numbers are
 * sorted without asking which comes first. Holds until the next search.
 */
const highestFirst = ({ scores, bits, count }: Candidates, least: number): Float64Array => {
  if (keys.length < count) keys = new Float64Array(count * 2)
  let taken = 0
  for (let at = 0; at < count; at += 1)
    if ((scores[at] ?? 0) >= least) keys[taken++] = (HIGHEST_BITS - (bits[at] ?? 0)) * PLACES + at
  return keys.subarray(0, taken).sort()
}
