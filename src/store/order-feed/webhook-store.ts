import { type Selectable, sql } from 'kysely'
import { placeIdSchema } from '../../domain/place.ts'
import type { Webhook, WebhookStore } from '../../ports/webhook-store.ts'
import type { Database } from '../database.ts'
import type { Tables } from '../tables.ts'
import { placeInLine } from './order-feed.ts'
import { webhookDeliveries } from './webhook-deliveries.ts'
import { webhookLine } from './webhook-line.ts'

const errorLength = 300

/** Subscriptions over `webhook`, and what each has yet to get over `webhook_delivery`. */
export const webhookStore = (db: Database): WebhookStore => ({
  ...webhookLine(db),
  ...webhookDeliveries(db),

  open: async ({ place, clientId }) => {
    await placeInLine(db)
    await sql`
      insert into webhook (place, client_id, position)
      select ${place}, ${clientId}, coalesce(max(position), 0) from order_feed where place = ${place} and position is not null
      on conflict (place, client_id) do nothing
    `.execute(db)
  },

  ready: async (now) => {
    const rows = await webhooks(db)
      .where('w.paused_at', 'is', null)
      .where('c.revoked_at', 'is', null)
      .where((where) => where.or([where('w.next_at', 'is', null), where('w.next_at', '<=', now)]))
      .execute()
    return rows.map(toWebhook)
  },

  list: async (place) => {
    const rows = await webhooks(db).where('w.place', '=', place).where('c.revoked_at', 'is', null).execute()
    const { rows: counts } = await sql<{ client_id: string; waiting: number; dead: number }>`
      select client_id, count(*) filter (where state in ('queued', 'sending')) as waiting,
        count(*) filter (where state = 'dead') as dead
      from webhook_delivery where place = ${place} and state in ('queued', 'sending', 'dead') group by client_id
    `.execute(db)
    const none = { waiting: 0, dead: 0 }
    return rows.map((row) => {
      const { waiting, dead } = counts.find(({ client_id }) => client_id === row.client_id) ?? none
      return { ...toWebhook(row), waiting, dead }
    })
  },

  addressFailed: async ({ place, clientId }, error, next, now) => {
    await sql`
      update webhook set failures = failures + 1, failing_since = coalesce(failing_since, ${now}),
        next_at = ${next}::timestamptz, last_error = ${error.slice(0, errorLength)},
        paused_at = case when ${next}::timestamptz is null then ${now} else paused_at end
      where place = ${place} and client_id = ${clientId}
    `.execute(db)
  },

  resume: async ({ place, clientId }, now) => {
    await db
      .updateTable('webhook_delivery')
      .set({ next_at: now })
      .where('place', '=', place)
      .where('client_id', '=', clientId)
      .where('state', '=', 'queued')
      .execute()
    const { numUpdatedRows } = await db
      .updateTable('webhook')
      .set({ paused_at: null, failing_since: null, failures: 0, next_at: null })
      .where('place', '=', place)
      .where('client_id', '=', clientId)
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  },
})

const webhooks = (db: Database) =>
  db
    .selectFrom('webhook as w')
    .innerJoin('channel_client as c', (join) =>
      join.onRef('c.place', '=', 'w.place').onRef('c.id', '=', 'w.client_id'),
    )
    .selectAll('w')
    .select(['c.name', 'c.settings'])
    .orderBy('c.created_at')

type Row = Selectable<Tables['webhook']> & {
  readonly name: string
  readonly settings: Readonly<Record<string, string>>
}

const toWebhook = (row: Row): Webhook => ({
  place: placeIdSchema.parse(row.place),
  clientId: row.client_id,
  name: row.name,
  settings: row.settings,
  position: row.position,
  failures: row.failures,
  failingSince: row.failing_since,
  nextAt: row.next_at,
  pausedAt: row.paused_at,
  lastError: row.last_error,
  deliveredAt: row.delivered_at,
})
