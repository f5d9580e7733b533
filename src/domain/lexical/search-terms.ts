import { everyday, failing } from './everyday.ts'
import { termId } from './term-id.ts'
import { fold, tokensOf } from './tokenise.ts'
import { wordList } from './word-list.ts'

/** Marks the terms of the everyday thesaurus. */
export const EVERYDAY = '~'

/** Everyday meanings of each word: 没收到 is not 收到, which stands within it. */
const meaningsOf = new Map<string, readonly string[]>()
for (const [meaning, line] of Object.entries(everyday))
  for (const word of line.split(' '))
    meaningsOf.set(word, [...(meaningsOf.get(word) ?? []), EVERYDAY + meaning])
const meaningsIn = wordList(meaningsOf)

/** The terms of a text in their order, repeats and all, and each once with its id. */
type TermsOfText = {
  readonly text: string
  readonly terms: readonly string[]
  readonly distinct: readonly string[]
  readonly ids: Int32Array
}

const readText = (text: string): TermsOfText => {
  const terms = termsOf(text)
  const distinct = [...new Set(terms)]
  const ids = new Int32Array(distinct.length)
  for (let i = 0; i < distinct.length; i += 1) ids[i] = termId(distinct[i] ?? '')
  return { text, terms, distinct, ids }
}

/** A question is read by the search and, right after it, by the comparison with what was found. */
let last: TermsOfText = { text: '', terms: [], distinct: [], ids: new Int32Array() }

const read = (text: string): TermsOfText => {
  if (last.text !== text) last = readText(text)
  return last
}

/** What knowledge is searched by: everyday meanings first, so that a long text keeps them, then what is written. */
export const searchTerms = (text: string): readonly string[] => read(text).terms

/** The same terms, each once, with their ids. */
export const distinctTerms = (text: string): Pick<TermsOfText, 'distinct' | 'ids'> => read(text)

const termsOf = (text: string): readonly string[] => {
  const folded = fold(text)
  const meant = meaningsIn(folded)
  const written = tokensOf(folded)
  return meant.length > 0 ? [...new Set(meant.flat()), ...written] : written
}

/** A meaning of one of the two thesauri, not what is written. */
export const isMeaning = (term: string): boolean => term.startsWith(EVERYDAY) || term.startsWith('=')

/** Whether these terms of a text tell of something that fails. */
export const tellFailure = (terms: Iterable<string>): boolean => {
  for (const term of terms)
    if (term.startsWith(EVERYDAY) && failing.has(term.slice(EVERYDAY.length))) return true
  return false
}
