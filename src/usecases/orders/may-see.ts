import { type Actor, isUnitRole } from '../../domain/staff.ts'
import { unitsThatKnow } from '../../domain/work-order/units-that-know.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'

/**
 * Whether somebody may know of the order at all. People of a unit see what it leads, holds, helps with or passed on,
 * never what complains of it; whether a citizen may is settled by the query code.
 */
export const maySee = (order: WorkOrder, { role, unit }: Actor): boolean => {
  if (!isUnitRole(role)) return true
  if (unit === undefined || order.complainedOf.includes(unit)) return false
  return unitsThatKnow(order).includes(unit)
}
