export { IdPlaces } from './id-places.ts'
export { cellOf, cells, kindCount, kindOfCell, kinds, lengthOfCell, lengths } from './kinds-of-terms.ts'
export { readingName } from './reading-name.ts'
export { remembered } from './remembered.ts'
export { distinctTerms, searchTerms } from './search-terms.ts'
export { isCommonHan } from './spans.ts'
export { emptyCharacters, emptyPhrases, faintCharacters, faintWords } from './stop-words.ts'
export { shelfTerm, TERM_DIMENSIONS, termId } from './term-id.ts'
export { type Terms, termsOf } from './terms.ts'
export { tokenise } from './tokenise.ts'
export {
  documentVector,
  fields,
  MOST_TERMS,
  queryVector,
  queryWeight,
  rarity,
  type SearchField,
  type SparseVector,
  type TermWeights,
} from './vectors.ts'
