/** What a term is: a meaning of a thesaurus, a single character, or anything else that is written. */
export const kinds = { written: 0, meaning: 1, character: 2 } as const
export type Kind = (typeof kinds)[keyof typeof kinds]
export const kindCount = 3

/** Unknown terms weigh the average of their length: of one, of two, of three and more. */
export const lengths = 3

/** One number for kind and length (in code units, from 1). */
export const cellOf = (kind: Kind, length: number): number => kind * lengths + Math.min(length, lengths) - 1
export const cells = kindCount * lengths

export const kindOfCell: Uint8Array = Uint8Array.from({ length: cells }, (_, cell) =>
  Math.floor(cell / lengths),
)
/** 0 for one, 1 for two, 2 for three and more. */
export const lengthOfCell: Uint8Array = Uint8Array.from({ length: cells }, (_, cell) => cell % lengths)
