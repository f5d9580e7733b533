import { isEditor, isUnitReviewer } from '../../domain/knowledge/rights.ts'
import { isUnitRole, type Staff } from '../../domain/staff.ts'
import type { WorkLine } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'
import { listCorrections } from './corrections.ts'
import { listGaps } from './gaps.ts'
import { listWork } from './read-life.ts'

/** How many things wait for this person: texts to write on or to pass, corrections, gaps, pairs to look at. */
export const knowledgeWaiting = async (deps: Deps, staff: Staff): Promise<number> => {
  const editor = isEditor(staff)
  if (!editor && !isUnitRole(staff.role)) return 0
  const [work, gaps, corrections, conflicts] = await Promise.all([
    listWork(deps, staff, {}),
    listGaps(deps, staff, { state: editor ? 'open' : 'assigned' }),
    editor ? listCorrections(deps, staff, { late: true }) : listCorrections(deps, staff, { state: 'open' }),
    editor ? unsettled(deps, staff) : 0,
  ])
  const open = corrections.filter(({ state }) => state === 'open')
  return work.filter((line) => waitsFor(staff, line)).length + gaps.length + open.length + conflicts
}

const unsettled = async (deps: Deps, { place }: Staff): Promise<number> => {
  const all = await deps.knowledgeLife.conflicts(place, undefined)
  return all.filter(({ state }) => state === 'open' || state === 'suspected').length
}

/** Drafts wait for who writes them; under review, for who may pass them and did not write them. */
const waitsFor = (staff: Staff, { state, writers }: WorkLine): boolean => {
  const wrote = writers.includes(staff.id)
  if (state === 'draft') return wrote || writers.includes('system')
  if (wrote) return false
  return state === 'unit-review' ? isUnitReviewer(staff) : isEditor(staff)
}
