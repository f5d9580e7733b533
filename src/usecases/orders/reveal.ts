import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { OrderPersonal } from '../../ports/conversation-store.ts'
import type { Deps } from '../deps.ts'
import { actorOf, seenBy } from './staff-view.ts'
import { whySealed } from './why-sealed.ts'

const shortestReason = 2

/**
 * Name, telephone and the citizen's own words, opened for one person; who and why is recorded. Throws what `staffView`
 * throws, invalid_input without a reason, forbidden_by_rule for a unit where the reporter is protected, not_found after
 * erasure.
 */
export const reveal = async (
  deps: Deps,
  place: PlaceId,
  no: string,
  staff: Staff,
  why: string,
): Promise<OrderPersonal> => {
  const { order } = await seenBy(deps, place, no, staff)
  const reason = why.trim()
  if (reason.length < shortestReason)
    throw new DomainError('invalid_input', '查看联系方式要写明用途，用途会留下记录。请补齐后重新提交。', {
      missing: ['why'],
    })
  const seal = whySealed(place, order, actorOf(staff))
  if (seal) {
    const instead = '需要补充情况的，请通过热线转达。'
    const { text, article } = seal
    throw new DomainError('forbidden_by_rule', `${text}${instead}`, {
      instead,
      ...(article === undefined ? {} : { article }),
    })
  }
  const personal = await deps.orders.personal(place, no, staff.id, reason)
  if (personal) return personal
  throw new DomainError('not_found', '这件工单的个人信息已经按规定删除。', { no })
}
