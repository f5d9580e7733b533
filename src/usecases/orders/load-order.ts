import type { PlaceId } from '../../domain/place.ts'
import type { RecordedEvent } from '../../domain/work-order/event.ts'
import { replay } from '../../domain/work-order/evolve.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Deps } from '../deps.ts'

export type LoadedOrder = { readonly order: WorkOrder; readonly events: readonly RecordedEvent[] }

/** An order of the place as its history makes it; null when there is none with this number. */
export const loadOrder = async (deps: Deps, place: PlaceId, no: string): Promise<LoadedOrder | null> => {
  const stored = await deps.orders.load(place, no)
  const order = stored ? replay(stored.events, no) : null
  return stored && order ? { order, events: stored.events } : null
}
