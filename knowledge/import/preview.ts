import { isDeepStrictEqual } from 'node:util'
import { draftOf, type EntryDraft } from '../../src/domain/knowledge-entry.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import { dayInChina } from '../../src/domain/place-day.ts'
import type { ImportDeps } from './import-deps.ts'

/** Prints what a load of the drafts would add and change. Writes nothing. */
export const preview = async (deps: ImportDeps, drafts: readonly EntryDraft[], place: PlaceId) => {
  const current = await currentDrafts(deps, drafts, place)
  const count = { added: 0, changed: 0, unchanged: 0 }
  for (const draft of drafts) {
    const before = current.get(draft.id)
    const fate = before === undefined ? 'added' : isDeepStrictEqual(before, draft) ? 'unchanged' : 'changed'
    count[fate] += 1
    if (fate !== 'unchanged') deps.print(`${fate === 'added' ? '+' : '~'} ${draft.id} ${draft.question}`)
  }
  deps.print(
    `dry run: ${count.added} would be added, ${count.changed} changed, ${count.unchanged} are the same; nothing was loaded`,
  )
  if (drafts.some(({ confidentiality }) => confidentiality !== 'public'))
    deps.print('entries for agents only cannot be compared and count as added')
}

/** The drafts as they stand now. An entry that begins later, or has ended, is looked for on its own first day. */
const currentDrafts = async (
  { knowledge, now }: ImportDeps,
  drafts: readonly EntryDraft[],
  place: PlaceId,
) => {
  const today = dayInChina(now)
  const dayOf = ({ effectiveFrom, effectiveTo }: EntryDraft) =>
    effectiveFrom > today || (effectiveTo !== null && effectiveTo < today) ? effectiveFrom : today
  const current = new Map<string, EntryDraft>()
  for (const [day, group] of Map.groupBy(drafts, dayOf))
    for (const entry of await knowledge.citable(
      place,
      group.map(({ id }) => id),
      day,
    )) {
      if (entry.place === place) current.set(entry.id, draftOf(entry))
    }
  return current
}
