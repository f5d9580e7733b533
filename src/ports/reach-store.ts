import type { Channel } from '../domain/conversation.ts'
import type { PlaceId } from '../domain/place.ts'

/** A platform's permission to write to a citizen: so many messages until then. */
export type Allowance = {
  /** customer-service | event-window | subscription:<template> ... */
  readonly name: string
  readonly count: number
  /** null = whenever (a one-time or long-term subscription). */
  readonly until: Date | null
}

/** Who may be written to, and how often still; shared by all processes. Addresses are kept as keyed digests. */
export type ReachStore = {
  /** A new window takes the place of the old one of the same name. */
  opened(place: PlaceId, channel: Channel, address: string, allowance: Allowance): Promise<void>
  /** Adds to what is left (one-time subscriptions pile up); what has ended by `now` counts no more. */
  granted(place: PlaceId, channel: Channel, address: string, allowance: Allowance, now: Date): Promise<void>
  /** Uses one, atomically; false when none is left or the time is over. */
  take(place: PlaceId, channel: Channel, address: string, name: string, now: Date): Promise<boolean>
  /** One that was taken and not used. */
  giveBack(place: PlaceId, channel: Channel, address: string, name: string): Promise<void>
  left(place: PlaceId, channel: Channel, address: string, name: string, now: Date): Promise<number>
  /** Nothing can be sent any more (unfollowed, window closed by the platform): one allowance, or all of them. */
  closed(place: PlaceId, channel: Channel, address: string, name?: string): Promise<void>
}
