import type { Reply } from '../domain/answer.ts'
import type { Channel } from '../domain/conversation.ts'
import type { PlaceId } from '../domain/place.ts'

/** One message on its way out. */
export type Outgoing = {
  readonly place: PlaceId
  /** The ledger's id; where a platform takes an idempotency key, this is it. */
  readonly id: string
  /** reply | notice | receipt | handoff | limit ... */
  readonly purpose: string
  /** The citizen on this channel: openid, external_userid, telephone, conversation id. */
  readonly address: string
  readonly conversationId: string | null
  /** Canonical replies, or a notice as one reply; never empty. */
  readonly replies: readonly Reply[]
  readonly orderNo: string | null
  readonly urgent: boolean
  /** Parts of it that are known to have left in an earlier try. */
  readonly partsSent: number
  readonly at: Date
}

export type Sent =
  /** The platform took it. `accepted` when the platform itself says it reached the person. */
  | {
      readonly kind: 'sent' | 'accepted'
      /** passive | customer-service | event-window | subscription | free ... */
      readonly allowance: string
      readonly platformId?: string
    }
  /** Not now: tried again later, from the part that is missing. */
  | {
      readonly kind: 'again'
      readonly error: string
      readonly partsSent: number
      readonly after?: Date
    }
  /** Not by this road: the next one of the place's order is taken. */
  | { readonly kind: 'refused'; readonly error: string; readonly partsSent: number }

/** What a sender of several parts goes by. */
export type Sending = {
  /** Time is up: no further part is begun, and the sender comes back with what has left. */
  readonly over: AbortSignal
  /** So many parts have left; known from then on, also when this process ends. */
  readonly left: (parts: number) => Promise<void>
}

/** Sends on one channel. Throws nothing that a platform can cause; a fault thrown counts as `again`. */
export type ChannelSender = {
  readonly channel: Channel
  /** Whether this place has the channel at all. */
  serves(place: PlaceId): boolean
  send(outgoing: Outgoing, sending?: Sending): Promise<Sent>
}
