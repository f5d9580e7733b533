import type { UnitId } from '../domain/place.ts'
import { type Actor, isUnitRole } from '../domain/staff.ts'
import type { Hop, WorkOrder } from '../domain/work-order/work-order.ts'

/** The levels it went through since the hotline dispatched it last. */
const wayDown = (hops: readonly Hop[]): readonly Hop[] => {
  const start = hops.findLastIndex(({ from }) => from === null)
  return start === -1 ? [] : hops.slice(start)
}

const hasHadIt = (order: WorkOrder, unit: UnitId): boolean =>
  order.state !== 'accepted' &&
  order.state !== 'pending_dispatch' &&
  wayDown(order.hops).some(({ from, to }) => from === unit || to === unit)

/**
 * Whether somebody may know of the order at all. People of a unit see what it leads, holds, helps with or passed on,
 * never what complains of it; whether a citizen may is settled by the query code.
 */
export const maySee = (order: WorkOrder, { role, unit }: Actor): boolean => {
  if (!isUnitRole(role)) return true
  if (unit === undefined || order.complainedOf.includes(unit)) return false
  return order.lead === unit || order.holder === unit || order.co.includes(unit) || hasHadIt(order, unit)
}
