export { emptyCharacters, emptyPhrases, faintWords } from './stop-words.ts'
export { shelfTerm, TERM_DIMENSIONS, termId } from './term-id.ts'
export { tokenise } from './tokenise.ts'
export { documentVector, fields, MOST_TERMS, queryVector, type SparseVector, termWeight } from './vectors.ts'
