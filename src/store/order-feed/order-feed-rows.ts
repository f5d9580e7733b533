import type { PlaceId, UnitId } from '../../domain/place.ts'
import type { RecordedEvent } from '../../domain/work-order/event.ts'
import { evolve } from '../../domain/work-order/evolve.ts'
import { feedEventOf } from '../../domain/work-order/feed-event.ts'
import { unitsThatKnow } from '../../domain/work-order/units-that-know.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { storableJson } from '../storable-text.ts'

/** Units whose people may see the order. */
const seenBy = (order: WorkOrder | null): readonly UnitId[] =>
  order === null ? [] : unitsThatKnow(order).filter((unit) => !order.complainedOf.includes(unit))

/** What other systems are told of these events, and whose. `before`: the order as it stood before the first. */
export const feedRows = (
  place: PlaceId,
  no: string,
  before: WorkOrder | null,
  recorded: readonly RecordedEvent[],
) => {
  let order = before
  return recorded.map((event) => {
    const knew = seenBy(order)
    order = evolve(order, event, no)
    const units = seenBy(order)
    return {
      place,
      order_no: no,
      seq: event.seq,
      type: event.event.type,
      at: new Date(event.at),
      units: [...units],
      left_units: knew.filter((unit) => !units.includes(unit)),
      payload: storableJson(feedEventOf(place, event, order)),
    }
  })
}
