import { z } from 'zod'
import { rank } from '../../domain/answering/decide-answer.ts'
import { DomainError } from '../../domain/errors.ts'
import { type EntryVersion, entryVersionSchema } from '../../domain/knowledge-entry.ts'
import type { EntryFilter } from '../../domain/knowledge-search.ts'
import type { PlaceId } from '../../domain/place.ts'
import { dayInChina } from '../../domain/place-day.ts'
import { normalise } from '../../domain/understanding/index.ts'
import type { Deps } from '../deps.ts'
import { unitNameOf } from '../unit-name.ts'

export const foundEntrySchema = z.object({
  id: z.string(),
  version: z.number(),
  question: z.string(),
  topic: z.string(),
  unit: z.string(),
  unitName: z.string().nullable(),
  kind: z.string(),
  /** Likeness of the best wording, 0..1; null when browsing. */
  score: z.number().nullable(),
  /** Calibrated probability that it is what was asked; null when browsing. */
  probability: z.number().nullable(),
})
export type FoundEntry = z.infer<typeof foundEntrySchema>

const candidates = 80

/** Ranked entries for a question, or a page of all when there is none. */
export const findKnowledge = async (
  deps: Deps,
  place: PlaceId,
  query: { readonly q?: string; readonly limit: number; readonly offset: number } & EntryFilter,
): Promise<readonly FoundEntry[]> => {
  const day = dayInChina(deps.clock.now())
  const { q, limit, offset, ...filter } = query
  if (q === undefined || q.trim() === '') {
    const page = await deps.knowledge.browse(place, day, filter, limit, offset)
    return Promise.all(page.map((entry) => found(deps, place, entry, null, null)))
  }
  const text = normalise(q)
  const result = await deps.knowledge.search(place, text, day, candidates, filter)
  const ranked = rank(text, result, candidates).slice(offset, offset + limit)
  const entries = await deps.knowledge.citable(
    place,
    ranked.map(({ entryId }) => entryId),
    day,
  )
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const shown = ranked.flatMap((row) => {
    const entry = byId.get(row.entryId)
    return entry ? [found(deps, place, entry, row.features.likeness, row.probability)] : []
  })
  return Promise.all(shown)
}

const found = async (
  deps: Deps,
  place: PlaceId,
  entry: Pick<EntryVersion, 'id' | 'version' | 'question' | 'topic' | 'unit' | 'kind'>,
  score: number | null,
  probability: number | null,
): Promise<FoundEntry> => ({
  id: entry.id,
  version: entry.version,
  question: entry.question,
  topic: entry.topic,
  unit: entry.unit,
  unitName: (await unitNameOf(deps, place, entry.unit)) ?? null,
  kind: entry.kind,
  score,
  probability,
})

export const readEntrySchema = entryVersionSchema.extend({
  unitName: z.string().nullable(),
  /** false = may be read for the record, but no longer (or not yet) cited. */
  citable: z.boolean(),
  versions: z.array(entryVersionSchema),
})
export type ReadEntry = z.infer<typeof readEntrySchema>

/** One entry with its versions. Throws unknown_entry. */
export const readEntry = async (deps: Deps, place: PlaceId, id: string): Promise<ReadEntry> => {
  const versions = await deps.knowledge.versions(place, id)
  const [newest] = versions
  if (!newest) throw new DomainError('unknown_entry', `没有编号为“${id}”的知识条目。`, { id })
  const [current] = await deps.knowledge.citable(place, [id], dayInChina(deps.clock.now()))
  const entry = current ?? newest
  return {
    ...entry,
    unitName: (await unitNameOf(deps, place, entry.unit)) ?? null,
    citable: current !== undefined,
    versions: [...versions],
  }
}
