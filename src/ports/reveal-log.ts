import type { PlaceId } from '../domain/place.ts'

/** Somebody opened the contact data of an order, and why. */
export type Reveal = {
  readonly id: number
  readonly at: string
  /** Account name; `system` where a message had to go another way. */
  readonly who: string
  readonly orderNo: string
  readonly why: string
}

export type RevealFilter = {
  readonly who?: string
  readonly orderNo?: string
  /** Older than this one, to read on. */
  readonly before?: number
  readonly limit: number
}

export type RevealLog = {
  /** The latest first. */
  reveals(place: PlaceId, filter: RevealFilter): Promise<readonly Reveal[]>
}
