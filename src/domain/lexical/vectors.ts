import type { SearchField } from '../knowledge-search.ts'
import { EVERYDAY } from './search-terms.ts'
import { faintCharacters, faintWords } from './stop-words.ts'
import { termId } from './term-id.ts'

/** Dimension and value, by dimension. */
export type SparseVector = ReadonlyMap<number, number>

/** BM25: how soon repeats stop counting, and how much length is held against a text. */
const K1 = 1.2
const B = 0.6

/** pgvector holds 16,000 values in one sparse vector; a text with more terms is judged by its beginning. */
export const MOST_TERMS = 8000

/**
 * Each kind of text is measured against a length that is usual for its kind, in tokens; fixed, so that a stored vector
 * stays right when others come. A body says much by the way, a question what it is about.
 */
export const fields = {
  question: { weight: 1, usualLength: 20 },
  similar: { weight: 1, usualLength: 20 },
  negative: { weight: 1, usualLength: 20 },
  body: { weight: 0.5, usualLength: 700 },
} as const satisfies Record<SearchField, { weight: number; usualLength: number }>

/** The half of BM25 that the text decides: how often each term stands in it, for its length. */
export const documentVector = (field: SearchField, tokens: readonly string[]): SparseVector => {
  const { weight, usualLength } = fields[field]
  const norm = K1 * (1 - B + (B * tokens.length) / usualLength)
  const vector = new Map<number, number>()
  for (const [token, tf] of countTerms(tokens)) {
    const id = termId(token)
    vector.set(id, (vector.get(id) ?? 0) + (weight * tf * (K1 + 1)) / (tf + norm))
  }
  return vector
}

/** Digits of a weight after the point: more than single precision needs to rank by. */
const PRECISION = 10_000

/** A weight as a query states it: rounded, so that it reads the same wherever it is written down. */
export const queryWeight = (weight: number): number => Math.round(weight * PRECISION) / PRECISION

/** The half that the corpus decides: each term's weight. The inner product of the two halves is the BM25 score. */
export const queryVector = (weights: ReadonlyMap<string, number>): SparseVector => {
  const vector = new Map<number, number>()
  for (const [token, weight] of weights) {
    const id = termId(token)
    vector.set(id, (vector.get(id) ?? 0) + weight)
  }
  for (const [id, weight] of vector) vector.set(id, queryWeight(weight))
  return vector
}

/** Rarity of a term among so many texts, times what such a term can tell. Never negative. */
export const termWeight = (token: string, df: number, texts: number): number =>
  Math.log(1 + (texts - df + 0.5) / (df + 0.5)) * telling(token)

/** Words of asking and characters that only join tell little, an everyday meaning a little more than one word of it. */
const telling = (token: string): number => {
  if (token.startsWith(EVERYDAY)) return 1.3
  if (faintWords.has(token)) return 0.2
  if (isFaintThroughout(token)) return 0.4
  return isHanCharacter(token) ? 0.9 : 1
}

const faintCodes = new Set([...faintCharacters].map((character) => character.codePointAt(0)))

const isFaintThroughout = (token: string): boolean => {
  for (let i = 0; i < token.length; i += 1) if (!faintCodes.has(token.charCodeAt(i))) return false
  return true
}

const han = /^\p{Script=Han}$/u
const isHanCharacter = (token: string): boolean =>
  token.length === 1
    ? isCommonHan(token.charCodeAt(0)) || han.test(token)
    : token.length === 2 && han.test(token)
const isCommonHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

const countTerms = (tokens: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const token of tokens) {
    const count = counts.get(token)
    if (count !== undefined || counts.size < MOST_TERMS) counts.set(token, (count ?? 0) + 1)
  }
  return counts
}
