import type { Deadline } from '../../domain/deadline.ts'
import { DomainError } from '../../domain/errors.ts'
import { type Extracted, type Facts, kindOfNature, type Nature } from '../../domain/matter.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { EarlierOrder } from '../../ports/order-store.ts'
import { deadlinesFor, type FieldRequest, missingFields, packOf } from '../../rules/index.ts'
import { takesOn } from '../conversations/who-takes-on.ts'
import type { Deps } from '../deps.ts'
import { type FoundEntry, findKnowledge } from '../knowledge/find-knowledge.ts'
import { type OrderLike, ordersLike } from '../orders/orders-like.ts'
import { type Triage, triage } from '../suggesting/triage.ts'

export type BeingRegistered = {
  readonly text: string
  readonly nature?: Nature
  readonly told: Extracted
  readonly facts: Facts
  readonly skipped: readonly string[]
}

/** What the rules make of a matter while it is being taken down, and what is like it. Nothing is stored. */
export type RegistrationReading = {
  readonly triage: Triage
  readonly missing: readonly FieldRequest[]
  readonly deadlines: readonly Deadline[]
  readonly earlier: readonly EarlierOrder[]
  readonly similar: readonly OrderLike[]
  readonly knowledge: readonly FoundEntry[]
}

const longestRead = 4_000
const shown = 5
const daysBack = 730

/** Throws not_allowed for who does not register. */
export const readRegistration = async (
  deps: Deps,
  place: PlaceId,
  staff: Staff,
  matter: BeingRegistered,
): Promise<RegistrationReading> => {
  if (!takesOn.includes(staff.role))
    throw new DomainError('not_allowed', '登记来件的是话务人员、派单人员和热线负责人。', { role: staff.role })
  const text = matter.text.slice(0, longestRead)
  const facts = { ...matter.facts, ...(matter.nature ? { kind: kindOfNature[matter.nature] } : {}) }
  const [made, knowledge, earlier, similar] = await Promise.all([
    triage(deps, place, { text, facts }),
    findKnowledge(deps, place, { q: text.slice(0, 400), limit: shown, offset: 0 }),
    earlierOf(deps, place, matter.told.contactPhone),
    ordersLike(deps, place, staff, { text, where: matter.told.place ?? null, duty: null }),
  ])
  const pack = packOf(place)
  const now = deps.clock.now()
  const extracted = { ...made.extracted, ...matter.told }
  const input = { nature: made.nature, extracted, text, facts: made.facts, skipped: matter.skipped }
  return {
    triage: { ...made, extracted },
    missing: missingFields(pack, input, now),
    deadlines: deadlinesFor(pack, { stage: 'handle', ...conditionsOf(made) }, now),
    earlier,
    similar,
    knowledge,
  }
}

const conditionsOf = (made: Triage) => ({
  kind: kindOfNature[made.nature],
  complainant: made.extracted.complainantKind ?? ('citizen' as const),
  ...(made.class === undefined ? {} : { class: made.class }),
  publicity: made.publicity === 'internal' ? ('internal' as const) : ('public' as const),
  tier: 'unit' as const,
})

const earlierOf = async (deps: Deps, place: PlaceId, phone: string | undefined) => {
  if (phone === undefined || phone.replaceAll(/\D/g, '').length < 7) return []
  const since = new Date(deps.clock.now().getTime() - daysBack * 86_400_000)
  return (await deps.orders.earlier(place, { phone }, since)).slice(0, shown)
}
