import type { Channel, InboundMessage, Turn } from '../domain/conversation.ts'
import type { PlaceId } from '../domain/place.ts'

/** A message that waits for its answer. */
export type Arrived = {
  readonly message: InboundMessage
  /** By the clock of this service; the message's own time is the platform's. */
  readonly arrivedAt: Date
  /** What follows until then may be one thought with it. */
  readonly notBefore: Date
  /** How often an answer was begun, this time included. */
  readonly tries: number
}

/** How much may wait and arrive of one sender, in all their conversations; beyond that a message is refused. */
export type InboxLimits = {
  readonly messages: number
  readonly windowMs: number
  readonly waitingOfSender: number
  readonly waitingInPlace: number
  /** Refusals no farther apart than this are told once. */
  readonly episodeMs: number
}

export type Admission =
  /** Stored. `before`: what waits already in this conversation, in the order in which it arrived. */
  | { readonly kind: 'admitted'; readonly notBefore: Date; readonly before: readonly InboundMessage[] }
  /** Stored earlier; what became of it. */
  | { readonly kind: 'repeated'; readonly state: 'open' | 'answered' | 'refused' }
  | { readonly kind: 'refused'; readonly firstOfEpisode: boolean }

export type Taken =
  | { readonly kind: 'taken'; readonly batch: readonly Arrived[] }
  /** Nothing to take: a turn is being made, more fragments may follow, or nothing waits. */
  | { readonly kind: 'running' | 'fragments' | 'empty' }

export type Lane = { readonly place: PlaceId; readonly channel: Channel; readonly conversationId: string }

/** Messages between their arrival and their answer. A turn's commit marks them answered. */
export type Inbox = {
  /**
   * Stores the message, or tells what became of it before. `notBefore` is brought forward where a thought would go on
   * for longer than `longestMs`. Without limits it is never refused.
   */
  admit(
    message: InboundMessage,
    how: {
      readonly now: Date
      readonly notBefore: Date
      readonly longestMs: number
      readonly limits: InboxLimits | null
      /** A digest of the person, where the channel knows one; otherwise a conversation is its own sender. */
      readonly sender?: string | null
    },
  ): Promise<Admission>
  /**
   * Leases what `choose` picks of a conversation's waiting messages to this caller, after waiting for what `waitsFor`
   * says: more fragments and the turn being made, that turn alone, or nothing.
   */
  take(
    lane: Lane,
    how: {
      readonly now: Date
      readonly leaseUntil: Date
      readonly waitsFor: 'fragments' | 'turn' | 'nothing'
      readonly choose: (waiting: readonly Arrived[]) => readonly Arrived[]
    },
  ): Promise<Taken>
  /** Back to waiting until `next`; an `uncounted` try is forgotten. */
  putBack(
    batch: readonly Arrived[],
    how: { readonly next: Date; readonly error: string; readonly uncounted: boolean },
  ): Promise<void>
  /** Conversations in which something waits that should have been answered before `since`, the longest first. */
  overdue(since: Date, now: Date, limit: number): Promise<readonly Lane[]>
  /**
   * The stored turn, and its line on the ledger kept from the sender until then. null when there is no turn, or the
   * sender has taken the line already. `reply` is null for a turn that says nothing.
   */
  hold(
    message: Pick<InboundMessage, 'place' | 'channel' | 'messageId'>,
    until: Date,
  ): Promise<{ readonly turn: Turn; readonly reply: string | null } | null>
}
