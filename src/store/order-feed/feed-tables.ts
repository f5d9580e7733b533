import type { GeneratedAlways } from 'kysely'
import type { FeedEvent } from '../../domain/work-order/feed-event.ts'
import type { WebhookDeliveryState } from '../../ports/webhook-store.ts'
import type { At, Json, MaybeAt } from '../column-types.ts'

/** What happens to orders, for other systems. */
export type FeedTables = {
  order_feed: {
    place: string
    order_no: string
    seq: number
    id: GeneratedAlways<number>
    type: string
    at: At
    units: string[]
    left_units: string[]
    payload: Json<FeedEvent>
    /** Of the database's own making, once its transaction is over. */
    position: GeneratedAlways<number | null>
  }
  order_feed_floor: { place: string; position: number }
  webhook: {
    place: string
    client_id: string
    position: number
    failures: number
    failing_since: MaybeAt
    next_at: MaybeAt
    paused_at: MaybeAt
    last_error: string | null
    delivered_at: MaybeAt
  }
  webhook_delivery: {
    place: string
    client_id: string
    position: number
    order_no: string
    seq: number
    state: WebhookDeliveryState
    tries: number
    next_at: At
    leased_until: MaybeAt
    last_error: string | null
    settled_at: MaybeAt
  }
}
