import type { PlaceId } from '../domain/place.ts'
import type { RecordedEvent } from '../domain/work-order/event.ts'
import type { OrderCommit } from './conversation-store.ts'

export type StoredOrder = {
  readonly no: string
  readonly events: readonly RecordedEvent[]
}

export type OrderStore = {
  /** A number no other order has: place prefix, day, running number of the day. Numbers may have gaps. */
  nextNumber(place: PlaceId, day: string): Promise<string>
  /** null when there is no such order in this place. */
  load(place: PlaceId, no: string): Promise<StoredOrder | null>
  /** Constant-time check of the query code. */
  codeMatches(place: PlaceId, no: string, code: string): Promise<boolean>
  append(place: PlaceId, change: OrderCommit, at: Date): Promise<'appended' | 'stale'>
  /** Personal data, opened; null after erasure. Every call is recorded with who and why. */
  personal(
    place: PlaceId,
    no: string,
    who: string,
    why: string,
  ): Promise<{ contactName?: string; contactPhone?: string; verbatim: string } | null>
  /** First event whose hash does not follow from its predecessor, or null when the chain holds. */
  firstBroken(place: PlaceId, no: string): Promise<number | null>
}
