import type { EntryDraft, EntryVersion } from '../domain/knowledge-entry.ts'
import type { EntryFilter, EntrySummary, SearchResult } from '../domain/knowledge-search.ts'
import type { PlaceId } from '../domain/place.ts'

/** Entries a place may cite: its own and the national ones, published, in date, public. Checked in each query. */
export type KnowledgeStore = {
  /** Best candidate texts for a question (normalised text), best first. `day` is YYYY-MM-DD in Shanghai. */
  search(
    place: PlaceId,
    text: string,
    day: string,
    limit: number,
    filter?: EntryFilter,
  ): Promise<SearchResult>
  /** A citable entry; null when absent, out of date or not public. */
  citable(place: PlaceId, ids: readonly string[], day: string): Promise<readonly EntryVersion[]>
  /**
   * The same for a turn that began at this moment (milliseconds of performance.now()): what was read for others after it
   * is new enough. Elsewhere everything is as it is when it is asked for.
   */
  forTurn(began: number): KnowledgeStore
  /** All versions of one entry visible to the place, newest first. */
  versions(place: PlaceId, id: string): Promise<readonly EntryVersion[]>
  browse(
    place: PlaceId,
    day: string,
    filter: EntryFilter,
    limit: number,
    offset: number,
  ): Promise<readonly EntrySummary[]>
  /** Number of citable entries by topic and by unit, for browsing. */
  counts(
    place: PlaceId,
    day: string,
  ): Promise<{ readonly topics: readonly Count[]; readonly units: readonly Count[] }>
  recordFeedback(place: PlaceId, feedback: EntryFeedback): Promise<void>
}

export type Count = { readonly key: string; readonly entries: number }

export type EntryFeedback = {
  readonly entryId: string
  readonly version: number
  readonly verdict: 'helpful' | 'unsolved' | 'wrong'
  readonly comment?: string
  readonly conversationId?: string
  readonly at: Date
}

/** Loading of content. All of one call or nothing; an unchanged entry makes no new version. */
export type KnowledgeLoader = {
  load(
    place: PlaceId,
    entries: readonly EntryDraft[],
    at: Date,
    onProgress?: (done: number, total: number) => void,
  ): Promise<{ readonly added: number; readonly changed: number; readonly unchanged: number }>
}
