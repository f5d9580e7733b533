import type { PlaceId } from '../domain/place.ts'

/** Which public orders: every given part must hold. */
export type PublicOrderFilter = {
  /** Lines of the duty catalogue; null stands for orders under none of them. */
  readonly duties?: readonly (string | null)[]
  readonly filedFrom: Date
  /** Not included. */
  readonly filedTo: Date
  readonly finished?: boolean
  /** Also those that this client brought, though their results are not published. */
  readonly broughtBy?: string
  readonly limit: number
  readonly offset: number
}

/**
 * Orders that anybody may know of: handled publicly, by nobody's wish in confidence, no reports (举报), and none about a
 * unit's own conduct. Whoever brought an order may know of it though it is not public, with the same exceptions.
 */
export type PublicOrders = {
  /** Numbers, the latest filed first. */
  find(place: PlaceId, filter: PublicOrderFilter): Promise<readonly string[]>
  /** Those of the numbers that may be known, in the order given. */
  among(place: PlaceId, numbers: readonly string[], broughtBy?: string): Promise<readonly string[]>
}
