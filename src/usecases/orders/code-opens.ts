import type { PlaceId } from '../../domain/place.ts'
import type { Deps } from '../deps.ts'
import { countLook } from './count-look.ts'
import { loadOrder } from './load-order.ts'
import { sessionIn } from './own-key.ts'

/**
 * Whether the code is that of the order, or of the order it was split from; in its place an `ownKey` of whoever was
 * recognised as the one whose order it is. A code counts a look: throws rate_limited.
 */
export const codeOpens = async (deps: Deps, place: PlaceId, no: string, code: string): Promise<boolean> => {
  const session = sessionIn(code)
  if (session !== null) return deps.ownOrders.owns(place, session, no, deps.clock.now())
  countLook(deps, place, no)
  if (await deps.orders.codeMatches(place, no, code)) return true
  const parent = (await loadOrder(deps, place, no))?.order.parent ?? null
  if (parent === null) return false
  countLook(deps, place, parent)
  return deps.orders.codeMatches(place, parent, code)
}
