import { distinctTerms } from '../../domain/lexical/index.ts'

/** A question longer than this says by then what it is about. */
const READ = 2000
const MOST_TOKENS = 300

/** A term of a question and in how many texts of the shelves it stands. */
export type CountedTerm = { readonly token: string; readonly df: number }

/** The distinct terms of a question that a search goes by. */
export const tokensAsked = (text: string): readonly string[] =>
  distinctTerms(text.slice(0, READ)).distinct.slice(0, MOST_TOKENS)

/** Texts that a search looks at: the rarest terms are taken as long as they stand in no more than so many together. */
const MOST_CANDIDATES = 3000
/** The rarest words are taken beyond that, common as they may be: else a question of common words would find little. */
const RAREST_WORDS = 3
/** But no more than the rarest one of those that stand nearly everywhere. */
const MOST_CANDIDATES_OF_WORDS = 10_000

const isWord = ({ token }: CountedTerm): boolean => token.length > 1

/** The terms that candidates must hold one of; the very same list when none is left out. Words go first: who holds a word holds its characters. */
export const rarest = <T extends CountedTerm>(terms: readonly T[]): readonly T[] => {
  if (sumOf(terms) <= MOST_CANDIDATES) return terms
  const known = terms.filter(({ df }) => df > 0).sort((a, b) => a.df - b.df)
  const words = known.filter(isWord)
  const few = within(known, MOST_CANDIDATES)
  const always = within((words.length > 0 ? words : known).slice(0, RAREST_WORDS), MOST_CANDIDATES_OF_WORDS)
  return [...new Set([...always, ...few])]
}

const sumOf = (terms: readonly CountedTerm[]): number => terms.reduce((sum, { df }) => sum + df, 0)

/** The first, and those after it that keep the sum of their texts under the limit. */
const within = <T extends CountedTerm>(rising: readonly T[], limit: number): readonly T[] => {
  let texts = 0
  return rising.filter(({ df }, i) => {
    texts += df
    return i === 0 || texts <= limit
  })
}
