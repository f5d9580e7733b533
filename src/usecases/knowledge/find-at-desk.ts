import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import { dayInChina } from '../../domain/place-day.ts'
import { isUnitRole, type Staff } from '../../domain/staff.ts'
import type { Deps } from '../deps.ts'
import { unitNameOf } from '../unit-name.ts'
import { findKnowledge } from './find-knowledge.ts'

/** One entry in a list at work. */
export type DeskEntryLine = Pick<EntryVersion, 'id' | 'version' | 'question' | 'topic' | 'unit' | 'kind'> & {
  readonly unitName: string | null
  readonly agentOnly: boolean
}

const mostFound = 30
const mostOwn = 200

/**
 * Entries for the words, or those there are. `mine`: only those of one's unit (at the hotline: of the place). What is
 * for agents only is found by those of the hotline, and by the unit it belongs to.
 */
export const findAtDesk = async (
  deps: Deps,
  staff: Staff,
  { q, mine }: { readonly q: string; readonly mine: boolean },
): Promise<readonly DeskEntryLine[]> => {
  const today = dayInChina(deps.clock.now())
  const all = await deps.knowledgeLife.ownEntries(staff.place, ownUnit(staff), today)
  const known = all.filter((entry) => holds(entry, q))
  if (mine) return Promise.all(known.slice(0, mostOwn).map((entry) => lineOf(deps, staff, entry)))
  const hidden = q === '' ? [] : known.filter(({ confidentiality }) => confidentiality === 'agent-only')
  const found = await findKnowledge(deps, staff.place, {
    limit: mostFound,
    offset: 0,
    ...(q === '' ? {} : { q }),
  })
  const lines = await Promise.all(hidden.slice(0, mostFound).map((entry) => lineOf(deps, staff, entry)))
  return [
    ...lines,
    ...found.map((entry) => ({ ...entry, kind: entry.kind as EntryVersion['kind'], agentOnly: false })),
  ]
}

const ownUnit = ({ role, unit }: Staff): string | undefined => (isUnitRole(role) ? (unit ?? '') : undefined)

const holds = ({ id, question, similar }: EntryVersion, q: string): boolean =>
  q === '' || [id, question, ...similar].some((text) => text.includes(q))

const lineOf = async (deps: Deps, { place }: Staff, entry: EntryVersion): Promise<DeskEntryLine> => ({
  ...{ id: entry.id, version: entry.version, question: entry.question, topic: entry.topic, kind: entry.kind },
  unit: entry.unit,
  unitName: (await unitNameOf(deps, place, entry.unit)) ?? null,
  agentOnly: entry.confidentiality === 'agent-only',
})
