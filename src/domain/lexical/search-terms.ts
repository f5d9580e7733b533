import { everyday, failing } from './everyday.ts'
import { tokenise } from './tokenise.ts'
import { wordList } from './word-list.ts'

/** Marks the terms of the everyday thesaurus. */
export const EVERYDAY = '~'

/** Everyday meanings of each word: 没收到 is not 收到, which stands within it. */
const meaningsOf = new Map<string, readonly string[]>()
for (const [meaning, line] of Object.entries(everyday))
  for (const word of line.split(' '))
    meaningsOf.set(word, [...(meaningsOf.get(word) ?? []), EVERYDAY + meaning])
const meaningsIn = wordList(meaningsOf)

/** A question is read by the search and, right after it, by the comparison with what was found. */
let last: { readonly text: string; readonly terms: readonly string[] } = { text: '', terms: [] }

/** What knowledge is searched by: everyday meanings first, so that a long text keeps them, then what is written. */
export const searchTerms = (text: string): readonly string[] => {
  if (last.text !== text) last = { text, terms: termsOf(text) }
  return last.terms
}

const termsOf = (text: string): readonly string[] => {
  const meanings = new Set(meaningsIn(text.normalize('NFKC').toLowerCase()).flat())
  return [...meanings, ...tokenise(text)]
}

/** A meaning of one of the two thesauri, not what is written. */
export const isMeaning = (term: string): boolean => term.startsWith(EVERYDAY) || term.startsWith('=')

/** Whether these terms of a text tell of something that fails. */
export const tellFailure = (terms: Iterable<string>): boolean =>
  [...terms].some((term) => term.startsWith(EVERYDAY) && failing.has(term.slice(EVERYDAY.length)))
