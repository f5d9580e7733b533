import { DomainError } from '../../domain/errors.ts'
import { isEditor } from '../../domain/knowledge/rights.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Conflict } from '../../ports/knowledge-life-store.ts'
import type { Deps } from '../deps.ts'

/** Somebody has read both entries and they do not contradict each other; holds for these two versions. */
export const dismissConflict = async (
  deps: Deps,
  staff: Staff,
  id: string,
  why: string,
): Promise<Conflict> => {
  const { place } = staff
  if (!isEditor(staff))
    throw new DomainError('not_allowed', '两条知识是否矛盾由热线知识编辑认定。', { role: staff.role })
  const known = (await deps.knowledgeLife.conflicts(place, undefined)).find((each) => each.id === id)
  if (!known) throw new DomainError('not_found', '没有这条冲突记录。', { id })
  const done = await deps.knowledgeLife.dismissConflict(place, id, staff.id, why, deps.clock.now())
  if (!done)
    throw new DomainError('forbidden_by_rule', '这条冲突已经处理，不能再次处理。请刷新后查看。', {
      state: known.state,
    })
  return (await deps.knowledgeLife.conflicts(place, undefined)).find((each) => each.id === id) ?? known
}
