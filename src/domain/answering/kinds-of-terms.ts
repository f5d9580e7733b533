import { isMeaning } from '../lexical/index.ts'

/** What a term is: a meaning of a thesaurus, a single character, or anything else that is written. */
export const kinds = { written: 0, meaning: 1, character: 2 } as const
export type Kind = (typeof kinds)[keyof typeof kinds]
export const kindCount = 3

/** Unknown terms weigh the average of their length: of one, of two, of three and more. */
export const lengths = 3

export const kindOf = (term: string): Kind => {
  if (isMeaning(term)) return kinds.meaning
  return term.length === 1 || (term.length === 2 && isPair(term)) ? kinds.character : kinds.written
}

/** One character written as two halves, as rare Chinese ones are. */
const isPair = (term: string): boolean => (term.codePointAt(0) ?? 0) > 0xffff

export const lengthOf = (term: string): number => Math.min(term.length, lengths) - 1

/** One number for kind and length. */
export const cellOf = (kind: number, length: number): number => kind * lengths + length
export const cells = 9

export const kindOfCell: Uint8Array = Uint8Array.from({ length: cells }, (_, cell) =>
  Math.floor(cell / lengths),
)
export const lengthOfCell: Uint8Array = Uint8Array.from({ length: cells }, (_, cell) => cell % lengths)
