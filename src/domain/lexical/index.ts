export { readingName } from './reading.ts'
export { remembered } from './remembered.ts'
export { distinctTerms, isMeaning, searchTerms, tellFailure } from './search-terms.ts'
export { emptyCharacters, emptyPhrases, faintCharacters, faintWords } from './stop-words.ts'
export { shelfTerm, TERM_DIMENSIONS, termId } from './term-id.ts'
export { tokenise } from './tokenise.ts'
export {
  documentVector,
  fields,
  MOST_TERMS,
  queryVector,
  queryWeight,
  type SparseVector,
  termWeight,
} from './vectors.ts'
