import type { PlaceId } from '../domain/place.ts'
import type { RecordedEvent } from '../domain/work-order/event.ts'
import { evolve } from '../domain/work-order/evolve.ts'
import type { WorkOrder } from '../domain/work-order/work-order.ts'
import type { Scene } from '../rules/order/context.ts'
import { noticesOf } from '../rules/order/notices.ts'
import type { Deps } from './deps.ts'
import { loadOrder } from './load-order.ts'
import { sceneOf } from './order-scene.ts'

export type CitizenNotice = { readonly orderNo: string; readonly at: string; readonly text: string }

const turnsLookedAt = 50

/**
 * What a conversation on the web is told of its orders after they were filed, the oldest first: read again from the
 * histories, so that a page that was closed meanwhile misses nothing.
 */
export const noticesFor = async (
  deps: Deps,
  place: PlaceId,
  conversationId: string,
): Promise<readonly CitizenNotice[]> => {
  const turns = await deps.conversations.turns(place, conversationId, turnsLookedAt)
  const numbers = turns.flatMap(({ replies }) => replies.flatMap(({ order }) => (order ? [order.no] : [])))
  if (numbers.length === 0) return []
  const scene = await sceneOf(deps, place, { role: 'system' }, deps.clock.now())
  const orders = await Promise.all([...new Set(numbers)].map((no) => loadOrder(deps, place, no)))
  return orders
    .flatMap((loaded) => (loaded ? noticesIn(scene, loaded.order.no, loaded.events) : []))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
}

const noticesIn = (scene: Scene, no: string, events: readonly RecordedEvent[]): readonly CitizenNotice[] => {
  const notices: CitizenNotice[] = []
  let before: WorkOrder | null = null
  for (const batch of batches(events)) {
    const after: WorkOrder | null = batch.reduce<WorkOrder | null>(
      (order, event) => evolve(order, event, no),
      before,
    )
    if (after === null) break
    const told = noticesOf(
      scene,
      before,
      after,
      batch.map(({ event }) => event),
    )
    const [first] = batch
    for (const { to, body } of told)
      if (to === 'citizen' && first) notices.push({ orderNo: no, at: first.at, text: body })
    before = after
  }
  return notices
}

/** Events that were recorded together. */
const batches = (events: readonly RecordedEvent[]): readonly (readonly RecordedEvent[])[] => {
  const found: RecordedEvent[][] = []
  for (const event of events) {
    const last = found.at(-1)
    if (last?.[0]?.at === event.at) last.push(event)
    else found.push([event])
  }
  return found
}
