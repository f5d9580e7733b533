import { termId } from './term-id.ts'
import type { Terms } from './terms.ts'

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
} as const

/** Which text of an entry it is. */
export type SearchField = keyof typeof fields

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

/**
 * The terms of the text that was searched for, and what each weighs in this place's corpus; of a very long text only the
 * first are weighed.
 */
export type TermWeights = { readonly terms: Terms; readonly values: readonly number[] }

/** The half that the corpus decides: each term's weight. The inner product of the two halves is the BM25 score. */
export const queryVector = ({ terms, values }: TermWeights): SparseVector => {
  const vector = new Map<number, number>()
  for (let i = 0; i < values.length; i += 1) vector.set(terms.ids[i] ?? 0, queryWeight(values[i] ?? 0))
  return vector
}

/** How much rarer a term is than not to stand out, among so many texts. Never negative; times its telling it is its weight. */
export const rarity = (df: number, texts: number): number => Math.log(1 + (texts - df + 0.5) / (df + 0.5))

const countTerms = (tokens: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const token of tokens) {
    const count = counts.get(token)
    if (count !== undefined || counts.size < MOST_TERMS) counts.set(token, (count ?? 0) + 1)
  }
  return counts
}
