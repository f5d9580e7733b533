import { emptyCharacters, emptyPhrases } from './stop-words.ts'
import { concepts } from './thesaurus.ts'
import { wordList } from './word-list.ts'

const empty = new RegExp(`${emptyPhrases.join('|')}|[${emptyCharacters}]`, 'g')
const run = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
/** Characters written as two halves. */
const rare = /[\ud800-\udbff]/
const han = /^\p{Script=Han}/u

/** Longer runs of letters or digits are cut here: nobody searches for them whole. */
const LONGEST_WORD = 32

/** The concept of each word of the thesaurus; a word may stand for several. */
const conceptsOf = new Map<string, readonly string[]>()
for (const [concept, words] of Object.entries(concepts))
  for (const word of words.split(' ')) conceptsOf.set(word, [...(conceptsOf.get(word) ?? []), `=${concept}`])
const conceptsIn = wordList(conceptsOf)

/**
 * The terms of a text in their order, repeats and all: each Chinese character and each two neighbours; words in
 * letters and numbers whole; then the concepts of the thesaurus, marked with `=`. Text is folded first (width, case), so that ＡＢ１ and ab1 are one term.
 */
export const tokenise = (text: string): readonly string[] => tokensOf(fold(text))

/** One width and case. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

export const tokensOf = (folded: string): string[] => {
  const tokens: string[] = []
  const plain = folded.replace(empty, ' ')
  for (const [found] of plain.matchAll(run)) {
    if (!han.test(found)) tokens.push(found.slice(0, LONGEST_WORD))
    else pushCharactersAndPairs(tokens, rare.test(found) ? [...found] : found)
  }
  for (const meant of conceptsIn(folded)) tokens.push(...meant)
  return tokens
}

const pushCharactersAndPairs = (tokens: string[], characters: ArrayLike<string>): void => {
  for (let i = 0; i < characters.length; i += 1) {
    const [character = '', next] = [characters[i], characters[i + 1]]
    tokens.push(character)
    if (next !== undefined) tokens.push(character + next)
  }
}
