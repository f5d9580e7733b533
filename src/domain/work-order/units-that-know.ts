import type { UnitId } from '../place.ts'
import type { Hop, WorkOrder } from './work-order.ts'

/** The levels it went through since the hotline dispatched it last. */
const wayDown = (hops: readonly Hop[]): readonly Hop[] => {
  const start = hops.findLastIndex(({ from }) => from === null)
  return start === -1 ? [] : hops.slice(start)
}

/** Units whose business the order is: they lead, hold, help with it or passed it on. Not yet who it complains of. */
export const unitsThatKnow = (order: WorkOrder): readonly UnitId[] => {
  const waits = order.state === 'accepted' || order.state === 'pending_dispatch'
  const passedOn = waits ? [] : wayDown(order.hops).flatMap(({ from, to }) => [from, to])
  const all = [order.lead, order.holder, ...order.co, ...passedOn]
  return [...new Set(all.filter((unit) => unit !== null))]
}
