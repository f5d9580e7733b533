import type { TermWeights } from '../../domain/knowledge-search.ts'
import { lengthOfCell, rarity, type Terms, termsOf } from '../../domain/lexical/index.ts'

/** A question longer than this says by then what it is about. */
const READ = 2000
const MOST_TERMS = 300

/** Terms of a question and, of those that a search goes by, in how many texts of the shelves each stands. */
export type CountedTerms = { readonly terms: Terms; readonly counts: number[] }

/** The terms that a search goes by, still to be counted. */
export const termsAsked = (text: string): CountedTerms => {
  const terms = termsOf(text.slice(0, READ))
  return { terms, counts: terms.ids.slice(0, MOST_TERMS).fill(0) }
}

/** What they weigh among so many texts. */
export const weightsOf = ({ terms, counts }: CountedTerms, texts: number): TermWeights => {
  const values: number[] = []
  for (let i = 0; i < counts.length; i += 1)
    values.push(rarity(counts[i] ?? 0, texts) * (terms.telling[i] ?? 0))
  return { terms, values }
}

/** Texts that a search looks at: the rarest terms are taken as long as they stand in no more than so many together. */
const MOST_CANDIDATES = 3000
/** The rarest words are taken beyond that, common as they may be: else a question of common words would find little. */
const RAREST_WORDS = 3
/** But no more than the rarest one of those that stand nearly everywhere. */
const MOST_CANDIDATES_OF_WORDS = 10_000

/**
 * Places of the terms that candidates must hold one of; null when any will do. Words go first: who holds a word holds its
 * characters.
 */
export const rarest = ({ terms, counts }: CountedTerms): readonly number[] | null => {
  let texts = 0
  for (const count of counts) texts += count
  if (texts <= MOST_CANDIDATES) return null
  const countAt = (place: number): number => counts[place] ?? 0
  const known = [...counts.keys()].filter((place) => countAt(place) > 0)
  known.sort((a, b) => countAt(a) - countAt(b))
  const words = known.filter((place) => (lengthOfCell[terms.cells[place] ?? 0] ?? 0) > 0)
  const few = within(known, countAt, MOST_CANDIDATES)
  const mostWords = (words.length > 0 ? words : known).slice(0, RAREST_WORDS)
  return [...new Set([...within(mostWords, countAt, MOST_CANDIDATES_OF_WORDS), ...few])]
}

/** The first, and those after it that keep the sum of their texts under the limit. */
const within = (
  rising: readonly number[],
  countAt: (place: number) => number,
  limit: number,
): readonly number[] => {
  let texts = 0
  return rising.filter((place, i) => {
    texts += countAt(place)
    return i === 0 || texts <= limit
  })
}
