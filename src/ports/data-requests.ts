import type { PlaceId } from '../domain/place.ts'

export type DataRequest = { readonly id: number; readonly orderNo: string }

/** What citizens asked about their own data. */
export type DataRequests = {
  /** A copy was given. */
  copied(place: PlaceId, orderNo: string, at: Date): Promise<void>
  /** Notes that the order's data is to be erased; once while it waits. */
  askErasure(place: PlaceId, orderNo: string, at: Date): Promise<void>
  /** Erasures that wait and whose order has ended, the oldest first. */
  erasable(place: PlaceId, limit: number): Promise<readonly DataRequest[]>
  /** Without effect while the order still holds contact data: one that was opened again waits on. */
  done(place: PlaceId, id: number, at: Date): Promise<void>
}
