import { everyday, failing } from './everyday.ts'
import { cellOf, kinds } from './kinds-of-terms.ts'
import { tellingOfEveryday } from './telling.ts'
import { termId } from './term-id.ts'
import { concepts } from './thesaurus.ts'
import { type WordList, wordList } from './word-list.ts'

/** Marks the terms of the everyday thesaurus, and those of the other one. */
const EVERYDAY = '~'
const CONCEPT = '='

/** A line of a thesaurus, as a term. */
export type Meaning = {
  readonly term: string
  readonly id: number
  readonly cell: number
  readonly telling: number
  /** It says that something does not go as it should. */
  readonly fails: boolean
}

const meaning = (mark: string, name: string): Meaning => {
  const term = mark + name
  const isEveryday = mark === EVERYDAY
  return {
    term,
    id: termId(term),
    cell: cellOf(kinds.meaning, term.length),
    telling: isEveryday ? tellingOfEveryday : 1,
    fails: isEveryday && failing.has(name),
  }
}

/** What each word of a thesaurus means; a word may stand in several lines. */
const meaningsOf = (
  thesaurus: Readonly<Record<string, string>>,
  mark: string,
): WordList<readonly Meaning[]> => {
  const byWord = new Map<string, readonly Meaning[]>()
  for (const [name, words] of Object.entries(thesaurus)) {
    const meant = meaning(mark, name)
    for (const word of words.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), meant])
  }
  return wordList(byWord)
}

/** Meanings of the words in a folded text: 没收到 is not 收到, which stands within it. */
export const everydayIn = meaningsOf(everyday, EVERYDAY)
export const conceptsIn = meaningsOf(concepts, CONCEPT)
