import type { EntryVersion } from './knowledge-entry.ts'
import type { SearchField, TermWeights } from './lexical/index.ts'

export type { SearchField, TermWeights }

/** One candidate text for a question, with its lexical score. */
export type SearchHit = {
  readonly place: string
  readonly entryId: string
  readonly version: number
  readonly field: SearchField
  /** The matched question, or the beginning of the body. */
  readonly text: string
  /** BM25; 0 when only its meaning is near. */
  readonly score: number
  /** Likeness of meaning, at most 1, where there are vectors and this text is among the nearest. */
  readonly closeness?: number
}

export type SearchResult = { readonly hits: readonly SearchHit[]; readonly weights: TermWeights }

export type EntryFilter = {
  readonly topic?: string
  readonly unit?: string
  readonly kind?: string
  readonly audience?: string
}

export type EntrySummary = Pick<
  EntryVersion,
  'id' | 'place' | 'version' | 'question' | 'topic' | 'unit' | 'kind'
>
