import type { PlaceId, UnitId } from '../domain/place.ts'
import type { NewDelivery } from './conversation-store.ts'

/** A question of the hotline to a unit, for a citizen who waits for the answer. */
export type Enquiry = {
  readonly id: string
  readonly unit: UnitId
  /** One of both: the talk at the desk, or the order. */
  readonly talk: string | null
  readonly orderNo: string | null
  readonly question: string
  readonly askedBy: string
  readonly askedAt: Date
  /** By the place's rule; null where it has no time. */
  readonly dueAt: Date | null
  readonly article: string
  readonly explanation: string
  readonly answer: string | null
  readonly answeredAt: Date | null
  readonly passedAt: Date | null
}

export type NewEnquiry = Pick<
  Enquiry,
  'unit' | 'talk' | 'orderNo' | 'question' | 'askedBy' | 'askedAt' | 'dueAt' | 'article' | 'explanation'
> & {
  /** The same key asks once. */
  readonly once: string
}

export type EnquiryStore = {
  /** false when this key asked before. The unit is told in the same transaction. */
  ask(place: PlaceId, enquiry: NewEnquiry, told: NewDelivery): Promise<boolean>
  /** false when it was answered before, or is not this unit's. The hotline is told in the same transaction. */
  answer(
    place: PlaceId,
    id: string,
    given: { readonly unit: UnitId; readonly text: string; readonly by: string; readonly at: Date },
    told: NewDelivery,
  ): Promise<boolean>
  /** false when it was passed on before or has no answer. */
  passOn(place: PlaceId, id: string, by: string, at: Date): Promise<boolean>
  one(place: PlaceId, id: string): Promise<Enquiry | null>
  /** Open ones first, then the latest; of one unit where one is given. */
  list(place: PlaceId, unit: UnitId | null, limit: number): Promise<readonly Enquiry[]>
}
