import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import { NATIONAL, type PlaceId } from '../../domain/place.ts'
import { recentlyUsed } from '../../domain/recently-used.ts'
import type { KnowledgeStore } from '../../ports/knowledge-store.ts'
import type { RevisionReader } from '../shelf-index/revisions.ts'

/** A few kilobytes each. */
const MOST_ENTRIES = 2_000

/** `entry` is null for an id that may not be cited, undefined until it was read. */
type Known = { entry?: EntryVersion | null }

/**
 * The citable entries of a place on a day, each read once as long as neither the place's shelf nor the national one has
 * another revision. What is read after a revision was is never older than it.
 */
export const citableRemembered = (
  read: KnowledgeStore['citable'],
  revisions: RevisionReader,
): ((
  place: PlaceId,
  ids: readonly string[],
  day: string,
  since?: number,
) => Promise<readonly EntryVersion[]>) => {
  const kept = recentlyUsed<Known>(MOST_ENTRIES)
  return async (place, ids, day, since) => {
    const now = await revisions.current(since)
    const shelf = `${place} ${now.get(place) ?? 0} ${now.get(NATIONAL) ?? 0} ${day}`
    const known = new Map(ids.map((id) => [id, kept(`${shelf} ${id}`, (): Known => ({}))]))
    const missing = [...known].filter(([, { entry }]) => entry === undefined).map(([id]) => id)
    if (missing.length > 0) {
      const found = new Map((await read(place, missing, day)).map((entry) => [entry.id, entry]))
      for (const id of missing) {
        const one = known.get(id)
        if (one) one.entry = found.get(id) ?? null
      }
    }
    return [...known.values()].flatMap(({ entry }) => entry ?? [])
  }
}
