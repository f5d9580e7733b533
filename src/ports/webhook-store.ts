import type { PlaceId, UnitId } from '../domain/place.ts'
import type { FeedEvent, FeedType } from '../domain/work-order/feed-event.ts'

/** queued → sending → delivered, or queued again after a failure, in the end dead. */
export type WebhookDeliveryState = 'queued' | 'sending' | 'delivered' | 'dead' | 'withheld'

/** Whose systems get which events. */
export type WebhookFilter = { readonly unit: UnitId | null; readonly types?: readonly FeedType[] }

/** A subscription with how its address behaves. Settings are those of its client, as they were stored. */
export type Webhook = {
  readonly place: PlaceId
  readonly clientId: string
  readonly name: string
  readonly settings: Readonly<Record<string, string>>
  /** Everything up to here has been queued for it. */
  readonly position: number
  /** Failures of the address in a row, and since when. */
  readonly failures: number
  readonly failingSince: Date | null
  /** Not asked before. */
  readonly nextAt: Date | null
  readonly pausedAt: Date | null
  readonly lastError: string | null
  readonly deliveredAt: Date | null
}

export type WebhookStanding = Webhook & { readonly waiting: number; readonly dead: number }

export type WebhookDue = {
  readonly position: number
  readonly orderNo: string
  readonly tries: number
  /** null = no longer for this unit to know. */
  readonly event: FeedEvent | null
}

export type WebhookDelivery = {
  readonly position: number
  readonly eventId: string
  readonly type: FeedType
  readonly orderNo: string
  readonly state: WebhookDeliveryState
  readonly tries: number
  readonly lastError: string | null
  readonly nextAt: string | null
  readonly settledAt: string | null
}

type Key = Pick<Webhook, 'place' | 'clientId'>

/** Subscriptions, and the line of what each of them has yet to get. */
export type WebhookStore = {
  /** A new subscription hears of what happens from now on. */
  open(key: Key): Promise<void>
  /** Neither revoked nor paused, and not waiting for a later time. */
  ready(now: Date): Promise<readonly Webhook[]>
  list(place: PlaceId): Promise<readonly WebhookStanding[]>
  /** Queues what has happened since. Returns how many events; 0 when there is no more, or another process is at it. */
  queue(key: Key, filter: WebhookFilter, limit: number, now: Date): Promise<number>
  /**
   * Leases due ones, those that were tried least first, and the oldest of each order only: events of one order leave in
   * their order.
   */
  take(
    key: Key,
    filter: WebhookFilter,
    limit: number,
    now: Date,
    leaseMs: number,
  ): Promise<readonly WebhookDue[]>
  delivered(key: Key, due: WebhookDue, now: Date): Promise<void>
  withheld(key: Key, due: WebhookDue, now: Date): Promise<void>
  /** Tried in vain: again at `next`, or dead when null. */
  failed(key: Key, due: WebhookDue, error: string, next: Date | null, now: Date): Promise<void>
  /** The address itself failed: left alone until `next`, or until a person resumes it when null. */
  addressFailed(key: Key, error: string, next: Date | null, now: Date): Promise<void>
  /** False when there is no such subscription. What waits is due at once. */
  resume(key: Key, now: Date): Promise<boolean>
  deliveries(
    key: Key,
    state: WebhookDeliveryState | null,
    after: number,
    limit: number,
  ): Promise<readonly WebhookDelivery[]>
  /** False when there is no such event or it is not dead. */
  resend(key: Key, position: number, now: Date): Promise<boolean>
  /** Forgets what was delivered before. */
  forget(before: Date): Promise<void>
}
