import type { EntryDraft } from '../../domain/knowledge-entry.ts'
import type { SearchField } from '../../domain/knowledge-search.ts'
import {
  documentVector,
  MOST_TERMS,
  type SparseVector,
  searchTerms,
  TERM_DIMENSIONS,
} from '../../domain/lexical/index.ts'

/** One text of an entry, ready to be stored and found. */
export type IndexedText = {
  readonly field: SearchField
  readonly n: number
  readonly text: string
  /** Distinct terms on their shelf. */
  readonly terms: readonly number[]
  readonly vec: string
}

/** As much of a body as is held against what a question quotes; more is kept with the entry alone. */
const SHOWN = 1_000

/** The texts an entry is found by: its questions one by one, and everything it answers as one body. */
export const textsOf = (draft: EntryDraft, onShelf: (token: string) => number): readonly IndexedText[] => [
  indexed('question', 0, draft.question, draft.question, onShelf),
  ...draft.similar.map((question, n) => indexed('similar', n, question, question, onShelf)),
  ...draft.negative.map((question, n) => indexed('negative', n, question, question, onShelf)),
  indexed('body', 0, draft.answer.slice(0, SHOWN), bodyOf(draft), onShelf),
]

/** The whole entry: a question whose words are spread over several wordings still finds it here. */
const bodyOf = (draft: EntryDraft): string =>
  [
    draft.question,
    ...draft.similar,
    draft.answer,
    ...Object.values(draft.guide ?? {}).flat(),
    ...draft.basis.map(({ law }) => law),
  ].join('\n')

const indexed = (
  field: SearchField,
  n: number,
  text: string,
  searched: string,
  onShelf: (token: string) => number,
): IndexedText => {
  const tokens = searchTerms(searched)
  const distinct = [...new Set(tokens)].slice(0, MOST_TERMS)
  return {
    field,
    n,
    text,
    terms: [...new Set(distinct.map(onShelf))],
    vec: sparsevec(documentVector(field, tokens)),
  }
}

/** A sparse vector in pgvector's notation. Four digits are more than its single precision needs to rank by. */
export const sparsevec = (vector: SparseVector): string => {
  const members = [...vector].sort(([a], [b]) => a - b).map(([id, value]) => `${id}:${value.toFixed(4)}`)
  return `{${members.join(',')}}/${TERM_DIMENSIONS}`
}
