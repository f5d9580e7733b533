import { everydayIn, type Meaning } from './meanings.ts'
import { termId } from './term-id.ts'
import { fold, tokensOf } from './tokenise.ts'

/** What knowledge is searched by: everyday meanings first, so that a long text keeps them, then what is written. */
export const searchTerms = (text: string): readonly string[] => {
  const folded = fold(text)
  const meant = everydayIn(folded)
  const written = tokensOf(folded)
  return meant.length > 0 ? [...new Set(meant.flatMap(termsOf)), ...written] : written
}

const termsOf = (meanings: readonly Meaning[]): readonly string[] => meanings.map(({ term }) => term)

/** The terms of a text as termsOf has them, in words: each once. */
export const distinctTerms = (text: string): readonly string[] => [
  ...new Map(searchTerms(text).map((term) => [termId(term), term])).values(),
]
