import { DomainError } from '../../domain/errors.ts'
import { differenceOf, type FieldChange } from '../../domain/knowledge/difference.ts'
import type { EntryLife, WorkState } from '../../domain/knowledge/life.ts'
import { belongsTo } from '../../domain/knowledge/rights.ts'
import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import type { PlaceId } from '../../domain/place.ts'
import { isUnitRole, type Staff } from '../../domain/staff.ts'
import type { LifeStep, Told, WorkLine } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'
import { ownerOf, unitFilter } from './owner.ts'

export type LifeView = {
  readonly life: EntryLife
  readonly versions: readonly EntryVersion[]
  readonly steps: readonly LifeStep[]
}

/** An entry with its work, versions and history. Throws unknown_entry, also for another unit's text in the making. */
export const readLife = async (deps: Deps, staff: Staff, id: string): Promise<LifeView> => {
  const { place } = staff
  const life = await deps.knowledgeLife.life(place, id)
  const versions = await deps.knowledgeLife.versions(place, id)
  const steps = await deps.knowledgeLife.steps(place, id)
  const known = life.revision > 0 || versions.length > 0
  if (known && (await isTheirs(deps, staff, life))) return { life, versions, steps }
  throw new DomainError('unknown_entry', `没有编号为“${id}”、由您单位负责的知识条目。`, { id })
}

const isTheirs = async (deps: Deps, staff: Staff, { live, open }: EntryLife): Promise<boolean> => {
  if (!isUnitRole(staff.role)) return true
  for (const unit of [live?.unit, open?.draft.unit])
    if (unit !== undefined && belongsTo(staff, await ownerOf(deps, staff.place, unit))) return true
  return false
}

export const listWork = (
  deps: Deps,
  staff: Staff,
  query: { readonly state?: WorkState; readonly unit?: string },
): Promise<readonly WorkLine[]> =>
  deps.knowledgeLife.work(staff.place, {
    ...(query.state === undefined ? {} : { state: query.state }),
    ...unitFilter(staff, query.unit),
  })

export type Difference = {
  readonly from: number
  /** null = the text in the making. */
  readonly to: number | null
  readonly changes: readonly FieldChange[]
}

/** What changed from one version to another, or to the text in the making. Throws unknown_entry. */
export const difference = async (
  deps: Deps,
  staff: Staff,
  id: string,
  from: number,
  to: number | null,
): Promise<Difference> => {
  const { life, versions } = await readLife(deps, staff, id)
  const before = versions.find(({ version }) => version === from)
  const after = to === null ? life.open?.draft : versions.find(({ version }) => version === to)
  if (before && after) return { from, to, changes: differenceOf(before, after) }
  const absent = before ? (to === null ? '起草中的内容' : `第${to}版`) : `第${from}版`
  throw new DomainError('unknown_entry', `条目“${id}”没有${absent}。`, { from, to })
}

/** Conversations that were told what is no longer said. Without a version: what stood before the latest one. */
export const whoWasTold = async (
  deps: Deps,
  place: PlaceId,
  id: string,
  before: number | undefined,
): Promise<readonly Told[]> => {
  const { live } = await deps.knowledgeLife.life(place, id)
  const since = live?.status === 'withdrawn' ? undefined : live?.version
  return deps.knowledgeLife.told(place, id, before ?? since)
}
