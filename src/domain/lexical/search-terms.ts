import { everyday, failing } from './everyday.ts'
import { tokenise } from './tokenise.ts'

/** Marks the terms of the everyday thesaurus. */
export const EVERYDAY = '~'

type Entry = { readonly word: string; readonly meanings: string[] }

/** Words of the thesaurus by their first character, longest first. */
const wordsByFirst = new Map<string, Entry[]>()
for (const [meaning, line] of Object.entries(everyday))
  for (const word of line.split(' ')) {
    const [first = ''] = word
    const entries = wordsByFirst.get(first) ?? []
    const known = entries.find((entry) => entry.word === word)
    if (known) known.meanings.push(meaning)
    else entries.push({ word, meanings: [meaning] })
    wordsByFirst.set(first, entries)
  }
for (const entries of wordsByFirst.values()) entries.sort((a, b) => b.word.length - a.word.length)

/** Everyday meanings in a text; the longest word counts, and no word within it: 没收到 is not 收到. */
const meaningsIn = (text: string): ReadonlySet<string> => {
  const found = new Set<string>()
  for (let at = 0; at < text.length; ) {
    const entry = wordsByFirst.get(text[at] ?? '')?.find(({ word }) => text.startsWith(word, at))
    for (const meaning of entry?.meanings ?? []) found.add(meaning)
    at += entry?.word.length ?? 1
  }
  return found
}

/** What knowledge is searched by: everyday meanings first, so that a long text keeps them, then what is written. */
export const searchTerms = (text: string): readonly string[] => {
  const meanings = meaningsIn(text.normalize('NFKC').toLowerCase())
  return [...[...meanings].map((meaning) => EVERYDAY + meaning), ...tokenise(text)]
}

/** A meaning of one of the two thesauri, not what is written. */
export const isMeaning = (term: string): boolean => term.startsWith(EVERYDAY) || term.startsWith('=')

/** Whether these terms of a text tell of something that fails. */
export const tellFailure = (terms: Iterable<string>): boolean =>
  [...terms].some((term) => term.startsWith(EVERYDAY) && failing.has(term.slice(EVERYDAY.length)))
