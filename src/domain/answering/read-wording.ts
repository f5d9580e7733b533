import { cells, remembered, termsOf } from '../lexical/index.ts'
import { charactersOf } from './alike.ts'
import { type Contrasts, contrastsIn } from './contrasts.ts'
import { type IdSet, idSet } from './id-set.ts'

/** All that the comparison with a question asks of a stored wording. */
export type WordingRead = {
  /** Ids of its terms, each once. */
  readonly ids: readonly number[]
  /** How many terms there are of each kind and length. */
  readonly counts: readonly number[]
  readonly tellsFailure: boolean
  readonly characters: readonly number[]
  readonly contrasts: Contrasts
  readonly bare: string
}

/** Texts of a shelf of usual size; one takes a few hundred bytes to two kilobytes. */
const most = 10_000

/** Ids of the terms of a stored body, which has many. */
export const termsOfBody = remembered((text): IdSet => idSet(termsOf(text).ids), most)

export const readWording = remembered((text): WordingRead => {
  const { ids, cells: cellOfTerm, tellsFailure } = termsOf(text)
  const counts = Array.from({ length: cells }, () => 0)
  for (const cell of cellOfTerm) counts[cell] = (counts[cell] ?? 0) + 1
  return {
    ids,
    counts,
    tellsFailure,
    characters: charactersOf(text),
    contrasts: contrastsIn(text),
    bare: bare(text),
  }
}, most)

/** The words alone, to see whether two texts are the same word for word. */
export const bare = (text: string): string => text.replaceAll(/[\s\p{P}]/gu, '')
