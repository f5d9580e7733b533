import { conceptsIn } from './meanings.ts'
import { spansIn } from './spans.ts'
import { emptyCharacters, emptyPhrases } from './stop-words.ts'

const empty = new RegExp(`${emptyPhrases.join('|')}|[${emptyCharacters}]`, 'g')

/**
 * The terms of a text in their order, repeats and all: each Chinese character and each two neighbours; words in
 * letters and numbers whole; then the concepts of the thesaurus, marked with `=`. Text is folded first (width, case), so that ＡＢ１ and ab1 are one term.
 */
export const tokenise = (text: string): readonly string[] => tokensOf(fold(text))

/** One width and case. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

export const tokensOf = (folded: string): string[] => {
  const tokens: string[] = []
  const plain = withoutEmpty(folded)
  const spans = spansIn(plain)
  for (let i = 0; i < spans.length; i += 2) tokens.push(plain.slice(spans[i], spans[i + 1]))
  for (const meant of conceptsIn(folded)) for (const { term } of meant) tokens.push(term)
  return tokens
}

/** A folded text, cut where words of politeness and particles stand. */
export const withoutEmpty = (folded: string): string => folded.replace(empty, ' ')
