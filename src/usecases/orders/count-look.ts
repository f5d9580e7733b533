import type { PlaceId } from '../../domain/place.ts'
import { type RateLimit, rateLimit } from '../../domain/rate-limit.ts'
import type { Deps } from '../deps.ts'

const looks = 20
const windowMs = 600_000

/** One count for each store of orders, however an order is reached: pages, API, commands, conversation, programmes. */
const limits = new WeakMap<Deps['orders'], RateLimit>()

/**
 * Counts a look at an order before the code is compared, the right code too: otherwise the right one shows itself among
 * refusals. Throws rate_limited; ten minutes later the order opens again.
 */
export const countLook = (deps: Deps, place: PlaceId, no: string): void => {
  const limit = limits.get(deps.orders) ?? rateLimit(looks, windowMs)
  limits.set(deps.orders, limit)
  limit.take(`${place}/${no}`, deps.clock.now().getTime())
}
