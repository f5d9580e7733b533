import type { Channel } from '../domain/conversation.ts'
import type { PlaceId } from '../domain/place.ts'
import type { Outgoing, Sent } from './channel-sender.ts'

/**
 * queued → sending → sent | accepted, or → failed (tried again) → undeliverable | given_to_human. A row in `sending`
 * whose lease has run out may have left: it is tried again only from the part that is not known to have left.
 */
export type DeliveryState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'accepted'
  | 'failed'
  | 'undeliverable'
  | 'given_to_human'

export type Due = Outgoing & { readonly channel: Channel; readonly tries: number; readonly road: number }

/** The ledger of everything that goes out, as the dispatcher works through it. */
export type Ledger = {
  /** Leases due lines of these channels to this process, urgent ones first, no two of one conversation at a time. */
  take(channels: readonly Channel[], now: Date, limit: number): Promise<readonly Due[]>
  /** So many parts of a line in hand have left. */
  left(due: Due, parts: number): Promise<void>
  settle(due: Due, sent: Extract<Sent, { kind: 'sent' | 'accepted' }>, now: Date): Promise<void>
  again(due: Due, failed: { error: string; partsSent: number; next: Date }): Promise<void>
  /** The line is over; the same words go on by `next`, or a person is told, or nothing is left to do. */
  over(
    due: Due,
    failed: { error: string; partsSent: number },
    next:
      | { readonly kind: 'road'; readonly channel: Channel; readonly address: string; readonly road: number }
      | { readonly kind: 'human'; readonly body: string }
      | { readonly kind: 'none' },
    now: Date,
  ): Promise<void>
  /** Waits until `notBefore`: outside the hours in which the place writes to people. */
  postpone(due: Due, notBefore: Date): Promise<void>
  /** A reply that travelled back in the response, or did not. */
  carried(place: PlaceId, id: string, allowance: string, now: Date): Promise<void>
  notCarried(place: PlaceId, id: string, error: string, now: Date): Promise<void>
  /** Ends at most `limit` lines of channels that fetch which nobody has fetched since `before`; gives how many. */
  unfetched(channels: readonly Channel[], before: Date, now: Date, limit: number): Promise<number>
  /** A citizen's page has fetched these. */
  seen(place: PlaceId, conversationId: string, upTo: string, now: Date): Promise<void>
  /** Notices for a conversation that came after `after` (a ledger id), oldest first; for channels that fetch. */
  since(
    place: PlaceId,
    conversationId: string,
    after: string | null,
    limit: number,
  ): Promise<readonly Outgoing[]>
}
