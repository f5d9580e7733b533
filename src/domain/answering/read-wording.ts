import { remembered, searchTerms, tellFailure, termId } from '../lexical/index.ts'
import { charactersOf } from './alike.ts'
import { type Contrasts, contrastsIn } from './contrasts.ts'
import { type IdSet, idSet } from './id-set.ts'
import { cellOf, cells, kindOf, lengthOf } from './kinds-of-terms.ts'

/** The terms of a stored text, as numbers. */
export type TermsRead = {
  readonly ids: IdSet
  /** How many terms there are of each kind and length. */
  readonly counts: Uint16Array
  readonly tellsFailure: boolean
}

/** All that the comparison with a question asks of a stored wording. */
export type WordingRead = TermsRead & {
  readonly characters: Int32Array
  readonly contrasts: Contrasts
  readonly bare: string
}

/** Texts of a shelf of usual size; one takes a few hundred bytes to two kilobytes. */
const most = 10_000

const readTerms = (text: string): TermsRead => {
  const terms = [...new Set(searchTerms(text))]
  const counts = new Uint16Array(cells)
  for (const term of terms) {
    const cell = cellOf(kindOf(term), lengthOf(term))
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return { ids: idSet(terms.map(termId)), counts, tellsFailure: tellFailure(terms) }
}

export const termsOfText = remembered(readTerms, most)

export const readWording = remembered(
  (text): WordingRead => ({
    ...readTerms(text),
    characters: charactersOf(text),
    contrasts: contrastsIn(text),
    bare: bare(text),
  }),
  most,
)

/** The words alone, to see whether two texts are the same word for word. */
export const bare = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '')
