import type { Deadline } from '../../domain/deadline.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Unit } from '../../domain/unit.ts'
import type { OrderState, WorkOrder } from '../../domain/work-order/work-order.ts'
import { packOf } from '../../rules/index.ts'
import { clockFor, runs, tierOf } from '../../rules/order/clocks.ts'

const beforeHandling: readonly OrderState[] = ['accepted', 'pending_dispatch', 'dispatched']

/**
 * Until when it is to be handled, as told on the receipt, while a level above still has to pass it on and no clock of
 * handling runs; null otherwise.
 */
export const expectedHandling = (
  place: PlaceId,
  order: WorkOrder,
  units: readonly Unit[],
): Deadline | null => {
  if (!beforeHandling.includes(order.state) || runs(order, 'handle')) return null
  const tier = order.lead === null ? 'center' : tierOf(units, order.lead)
  return clockFor(packOf(place), order, 'handle', tier, new Date(order.filedAt))
}
