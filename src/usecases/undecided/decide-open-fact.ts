import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { FactVerdict, OpenFactOrder } from '../../ports/undecided-store.ts'
import { mustTakeOn } from '../conversations/who-takes-on.ts'
import type { Deps } from '../deps.ts'

const mostShown = 100
const longestReason = 500
const longestBasis = 200

/** Orders that were filed although the fact that decides stayed open, the oldest first. Throws not_allowed. */
export const openFactsFor = (deps: Deps, place: PlaceId, staff: Staff): Promise<readonly OpenFactOrder[]> => {
  mustTakeOn(staff)
  return deps.undecided.openFacts(place, mostShown)
}

/** Throws not_allowed, not_found when it was decided meanwhile or the order has ended. */
export const openFactOf = async (
  deps: Deps,
  place: PlaceId,
  staff: Staff,
  orderNo: string,
): Promise<OpenFactOrder> => {
  mustTakeOn(staff)
  const [found] = await deps.undecided.openFacts(place, 1, orderNo)
  if (found) return found
  throw new DomainError('not_found', '这一件已经有人决定了，或者工单已经结束。请回到待决定的列表。', {
    orderNo,
  })
}

export type GivenOnFact = { readonly verdict: FactVerdict; readonly reason: string; readonly basis: string }

/**
 * A person's word on what stayed open, with reason and article, on record. The order itself is ended or handed over by
 * its own steps. Throws invalid_input, not_found, version_conflict for who came second.
 */
export const decideOpenFact = async (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  orderNo: string,
  given: GivenOnFact,
): Promise<void> => {
  await openFactOf(deps, place, by, orderNo)
  const decision = { orderNo, by: by.id, ...checked(given) }
  if (await deps.undecided.settleFact(place, decision, deps.clock.now())) return
  throw new DomainError('version_conflict', '这一件刚刚已由别人决定，没有改变。', { orderNo })
}

const checked = ({ verdict, reason, basis }: GivenOnFact): GivenOnFact => {
  const [why, by] = [reason.trim(), basis.trim()]
  if (why === '' || why.length > longestReason)
    throw new DomainError('invalid_input', `请写明理由，不超过${longestReason}个字。`, { field: 'reason' })
  if (by === '' || by.length > longestBasis)
    throw new DomainError('invalid_input', '受理与否要写明依据的条款。', { field: 'basis' })
  return { verdict, reason: why, basis: by }
}
