/** Dimensions of a sparse vector; ids run from 1 to this. */
export const TERM_DIMENSIONS = 1_000_000_000

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** FNV-1a over the code units, then mixed so that neighbouring texts land far apart. 32 bits, signed. */
const hash = (text: string, seed: number, from: number, to: number): number => {
  let h = seed
  for (let i = from; i < to; i += 1) h = Math.imul(h ^ text.charCodeAt(i), FNV_PRIME)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** A term's dimension: the same on every machine and in every release, since stored vectors are made of it. */
export const termId = (token: string): number => termIdAt(token, 0, token.length)

/** The dimension of a term that stands in a text, from and to in code units. */
export const termIdAt = (text: string, from: number, to: number): number =>
  ((hash(text, FNV_OFFSET, from, to) >>> 0) % TERM_DIMENSIONS) + 1

/**
 * A term on one shelf (a place's or the national one). Postings are keyed by it, so that a place's search costs what
 * its own shelf costs, however many places there are.
 */
export const shelfTerm = (shelf: string): ((token: string) => number) => {
  const seed = hash(shelf, FNV_OFFSET, 0, shelf.length)
  return (token) => hash(token, seed, 0, token.length)
}
