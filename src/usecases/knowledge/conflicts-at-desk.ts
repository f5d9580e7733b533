import { belongsTo } from '../../domain/knowledge/rights.ts'
import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import { isUnitRole, type Staff } from '../../domain/staff.ts'
import type { Conflict, Side } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'
import { ownerOf } from './owner.ts'

/** Two entries that answer one question, with both texts. */
export type ConflictAtDesk = Conflict & { readonly texts: readonly (EntryVersion | null)[] }

const mostShown = 60

/** Pairs still to be looked at, or settled ones; units see those one of their entries is in. */
export const conflictsAtDesk = async (
  deps: Deps,
  staff: Staff,
  which: 'unsettled' | 'settled',
): Promise<readonly ConflictAtDesk[]> => {
  const all = await deps.knowledgeLife.conflicts(staff.place, undefined)
  const isOpen = ({ state }: Conflict) => state === 'open' || state === 'suspected'
  const wanted = all.filter((each) => isOpen(each) === (which === 'unsettled')).slice(0, mostShown)
  const read = await Promise.all(wanted.map((each) => withTexts(deps, staff, each)))
  if (!isUnitRole(staff.role)) return read
  const theirs = await Promise.all(read.map((each) => concerns(deps, staff, each)))
  return read.filter((_, n) => theirs[n])
}

const withTexts = async (deps: Deps, staff: Staff, conflict: Conflict): Promise<ConflictAtDesk> => ({
  ...conflict,
  texts: await Promise.all([conflict.a, conflict.b].map((side) => textOf(deps, staff, side))),
})

const textOf = async (deps: Deps, { place }: Staff, { shelf, entryId, version }: Side) => {
  const versions =
    shelf === place
      ? await deps.knowledgeLife.versions(place, entryId)
      : await deps.knowledge.versions(place, entryId)
  return versions.find((each) => each.version === version) ?? null
}

const concerns = async (deps: Deps, staff: Staff, { texts }: ConflictAtDesk): Promise<boolean> => {
  for (const text of texts)
    if (text && belongsTo(staff, await ownerOf(deps, staff.place, text.unit))) return true
  return false
}
