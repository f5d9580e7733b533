import type { Selectable } from 'kysely'
import { placeIdSchema } from '../../domain/place.ts'
import { type FeedType, feedId } from '../../domain/work-order/feed-event.ts'
import type { WebhookDelivery, WebhookStore } from '../../ports/webhook-store.ts'
import type { Database } from '../database.ts'
import type { Tables } from '../tables.ts'

type Deliveries = Pick<WebhookStore, 'deliveries' | 'resend' | 'forget'>

/** What each subscription got and did not get, as the desk looks at it, until it is forgotten. */
export const webhookDeliveries = (db: Database): Deliveries => ({
  deliveries: async ({ place, clientId }, state, after, limit) => {
    const rows = await db
      .selectFrom('webhook_delivery as d')
      .innerJoin('order_feed as f', (join) =>
        join
          .onRef('f.place', '=', 'd.place')
          .onRef('f.order_no', '=', 'd.order_no')
          .onRef('f.seq', '=', 'd.seq'),
      )
      .selectAll('d')
      .select('f.type')
      .where('d.place', '=', place)
      .where('d.client_id', '=', clientId)
      .where('d.position', '>', after)
      .$if(state !== null, (query) => query.where('d.state', '=', state ?? 'dead'))
      .orderBy('d.position')
      .limit(limit)
      .execute()
    return rows.map(toDelivery)
  },

  resend: async ({ place, clientId }, position, now) => {
    const { numUpdatedRows } = await db
      .updateTable('webhook_delivery')
      .set({ state: 'queued', tries: 0, next_at: now, settled_at: null })
      .where('place', '=', place)
      .where('client_id', '=', clientId)
      .where('position', '=', position)
      .where('state', '=', 'dead')
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  },

  forget: async (before) => {
    await db
      .deleteFrom('webhook_delivery')
      .where('state', 'in', ['delivered', 'withheld'])
      .where('settled_at', '<', before)
      .execute()
  },
})

const toDelivery = (row: Selectable<Tables['webhook_delivery']> & { type: string }): WebhookDelivery => ({
  position: row.position,
  eventId: feedId(placeIdSchema.parse(row.place), row.order_no, row.seq),
  type: row.type as FeedType,
  orderNo: row.order_no,
  state: row.state,
  tries: row.tries,
  lastError: row.last_error,
  nextAt: row.state === 'queued' ? row.next_at.toISOString() : null,
  settledAt: row.settled_at?.toISOString() ?? null,
})
