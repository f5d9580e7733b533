import type { UnitId } from '../../domain/place.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Scene } from './context.ts'

/** The unit somebody acts for, in steps that only people of units take. */
export const actingUnit = ({ actor }: Scene, order: WorkOrder): UnitId => {
  const unit = actor.unit ?? order.lead
  if (unit === null) throw new Error(`order ${order.no} is with no unit`)
  return unit
}
