import type { PlaceId } from '../../src/domain/place.ts'
import type { ReachStore } from '../../src/ports/reach-store.ts'

/** After a citizen's message the account may write 5 times within 48 hours. Source: path/94677 (send_msg). */
const name = 'customer-service'
const count = 5
const lastsMs = 48 * 3_600_000

/** The windows of the accounts, shared by all processes. */
export const serviceWindow = (reach: ReachStore, place: PlaceId, customer: string) => ({
  name,
  open: (wroteAt: Date) =>
    reach.opened(place, 'wecom', customer, { name, count, until: new Date(wroteAt.getTime() + lastsMs) }),
  left: (now: Date) => reach.left(place, 'wecom', customer, name, now),
  take: (now: Date) => reach.take(place, 'wecom', customer, name, now),
  giveBack: () => reach.giveBack(place, 'wecom', customer, name),
  close: () => reach.closed(place, 'wecom', customer, name),
})
