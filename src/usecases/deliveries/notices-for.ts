import type { PlaceId } from '../../domain/place.ts'
import type { RecordedEvent } from '../../domain/work-order/event.ts'
import { evolve } from '../../domain/work-order/evolve.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Scene } from '../../rules/order/context.ts'
import { noticesOf } from '../../rules/order/notices.ts'
import type { Deps } from '../deps.ts'
import { loadOrder } from '../orders/load-order.ts'
import { sceneOf } from '../orders/order-scene.ts'
import { withRatingLink } from './with-rating-link.ts'

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
  const found = orders.flatMap((loaded) => (loaded ? [loaded] : []))
  const told = await Promise.all(
    found.map(async ({ order: { no }, events }) =>
      noticesIn(scene, no, events, await deps.ratingLinks.linkOf(place, no)),
    ),
  )
  return told.flat().sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** Notices are told event by event, so each is the same here as when it was sent. */
const noticesIn = (
  scene: Scene,
  no: string,
  events: readonly RecordedEvent[],
  ratingLink: string | null,
): readonly CitizenNotice[] => {
  const notices: CitizenNotice[] = []
  let before: WorkOrder | null = null
  for (const recorded of events) {
    const after: WorkOrder = evolve(before, recorded, no)
    const written = noticesOf(scene, before, after, [recorded.event])
    for (const { to, body } of withRatingLink(written, ratingLink))
      if (to === 'citizen') notices.push({ orderNo: no, at: recorded.at, text: body })
    before = after
  }
  return notices
}
