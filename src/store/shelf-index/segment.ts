import type { SearchField } from '../../domain/knowledge-search.ts'

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

/** Where in the arrays the postings of a term stand: from, to. */
export type Postings = readonly [from: number, to: number]

/** Texts with the postings of their terms: who holds a term, and what it weighs there (single precision, as stored). */
export type Segment = {
  readonly texts: readonly SegmentText[]
  postingsOf(term: number): Postings | undefined
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
      const ends = Int32Array.from(counts)
      for (let slot = 1; slot < ends.length; slot += 1) ends[slot] = (ends[slot] ?? 0) + (ends[slot - 1] ?? 0)
      const next = ends.map((end, slot) => end - (counts[slot] ?? 0))
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
        postingsOf: (term) => {
          const slot = slots.get(term)
          return slot === undefined ? undefined : [slot === 0 ? 0 : (ends[slot - 1] ?? 0), ends[slot] ?? 0]
        },
      }
    },
  }
}

/** The pairs `dimension:value` of a sparse vector. */
const membersOf = (vec: string): readonly string[] => {
  const inner = vec.slice(1, vec.lastIndexOf('}'))
  return inner === '' ? [] : inner.split(',')
}
