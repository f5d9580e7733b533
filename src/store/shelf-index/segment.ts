import type { SearchField } from '../../domain/knowledge-search.ts'
import { IdPlaces } from '../../domain/lexical/index.ts'

/** One text as it lies in the database, with its vector in pgvector's notation. */
export type TextRow = {
  readonly entry_id: string
  readonly version: number
  readonly field: SearchField
  readonly text: string
  readonly vec: string
}

/** What of a text is needed to show it as a hit. */
export type SegmentText = {
  readonly entryId: string
  readonly version: number
  readonly field: SearchField
  readonly text: string
}

/**
 * Texts with the postings of their terms: who holds a term, and what it weighs there (single precision, as stored). Those
 * of a term stand in the arrays from the start of its slot to the start of the next.
 */
export type Segment = {
  readonly texts: readonly SegmentText[]
  /** The slot of a term; one without postings for a term that no text holds. */
  slotOf(term: number): number
  readonly starts: Int32Array
  readonly holders: Int32Array
  readonly weights: Float32Array
}

/** Gathers texts, page by page, and makes a segment of them. */
export const segmentBuilder = () => {
  const texts: SegmentText[] = []
  const slots = new Map<number, number>()
  const counts: number[] = []
  const members: { readonly slots: Int32Array; readonly weights: Float32Array }[] = []
  let postings = 0

  const slotOf = (term: number): number => {
    const known = slots.get(term)
    if (known !== undefined) return known
    slots.set(term, counts.length)
    return counts.push(0) - 1
  }

  return {
    postings: () => postings,
    add: ({ entry_id, version, field, text, vec }: TextRow): void => {
      const pairs = membersOf(vec)
      const own = { slots: new Int32Array(pairs.length), weights: new Float32Array(pairs.length) }
      for (const [i, pair] of pairs.entries()) {
        const colon = pair.indexOf(':')
        const slot = slotOf(Number(pair.slice(0, colon)))
        own.slots[i] = slot
        own.weights[i] = Number(pair.slice(colon + 1))
        counts[slot] = (counts[slot] ?? 0) + 1
      }
      postings += pairs.length
      members.push(own)
      texts.push({ entryId: entry_id, version, field, text })
    },
    build: (): Segment => {
      const none = counts.length
      const starts = startsOf(counts)
      const next = starts.slice()
      const holders = new Int32Array(postings)
      const weights = new Float32Array(postings)
      for (const [text, own] of members.entries())
        for (let i = 0; i < own.slots.length; i += 1) {
          const slot = own.slots[i] ?? 0
          const at = next[slot] ?? 0
          holders[at] = text
          weights[at] = own.weights[i] ?? 0
          next[slot] = at + 1
        }
      return {
        texts,
        holders,
        weights,
        starts,
        slotOf: slotLookup(slots, none),
      }
    },
  }
}

/** The same as the map, quicker. */
const slotLookup = (slots: ReadonlyMap<number, number>, none: number): Segment['slotOf'] => {
  const known = new IdPlaces()
  known.begin(slots.size)
  for (const [term, slot] of slots) known.add(term, slot)
  return (term) => {
    const slot = known.placeOf(term)
    return slot < 0 ? none : slot
  }
}

/** Where each slot starts, where the last one ends, and once more the same for the slot without postings. */
const startsOf = (counts: readonly number[]): Int32Array => {
  const starts = new Int32Array(counts.length + 2)
  let end = 0
  for (const [slot, count] of counts.entries()) {
    starts[slot] = end
    end += count
  }
  return starts.fill(end, counts.length)
}

/** The pairs `dimension:value` of a sparse vector. */
const membersOf = (vec: string): readonly string[] => {
  const inner = vec.slice(1, vec.lastIndexOf('}'))
  return inner === '' ? [] : inner.split(',')
}
