import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { RulePack } from '../rule-pack.ts'
import { rule } from './context.ts'

/** What the same matter brought again leads to in this place. */
export const repeatRule = (pack: RulePack, order: WorkOrder) => rule(order, pack.intake.repeat)

/** Answered in time more often than the place asks for: it need not be dispatched again. Late answers do not count. */
export const mayStopDispatch = (pack: RulePack, order: WorkOrder): boolean => {
  const policy = repeatRule(pack, order)?.value
  if (policy?.direction !== 'may_not_dispatch' || policy.answeredMoreThan === null) return false
  return (order.repeat?.answeredInTime ?? 0) > policy.answeredMoreThan
}
