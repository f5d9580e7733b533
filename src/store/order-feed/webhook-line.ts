import { sql } from 'kysely'
import { type FeedEvent, leftEventOf } from '../../domain/work-order/feed-event.ts'
import type { WebhookDue, WebhookStore } from '../../ports/webhook-store.ts'
import type { Database } from '../database.ts'
import { goneFor, meantFor, placeInLine } from './order-feed.ts'

const errorLength = 300

type Line = Pick<WebhookStore, 'queue' | 'take' | 'delivered' | 'withheld' | 'failed'>

/** The line of events that each subscription has yet to get. */
export const webhookLine = (db: Database): Line => ({
  queue: async ({ place, clientId }, { unit, types }, limit, now) => {
    await placeInLine(db)
    const { rows } = await sql<{ queued: number }>`
      with held as (
        select place, client_id, position from webhook
        where place = ${place} and client_id = ${clientId} for update skip locked
      ), looked as (
        select f.* from held join order_feed f on f.place = held.place and f.position > held.position
        order by f.position limit ${limit}
      ), queued as (
        insert into webhook_delivery (place, client_id, position, order_no, seq, state, next_at)
        select f.place, ${clientId}, f.position, f.order_no, f.seq, 'queued', ${now}::timestamptz
        from looked f left join work_order o on o.place = f.place and o.no = f.order_no
        where ${meantFor(unit, types)}
      ), moved as (
        update webhook w set position = (select max(position) from looked) from held
        where w.place = held.place and w.client_id = held.client_id and exists (select from looked)
      )
      select count(*) as queued from looked
    `.execute(db)
    return rows[0]?.queued ?? 0
  },

  take: async ({ place, clientId }, { unit, types }, limit, now, leaseMs) => {
    const { rows } = await sql<DueRow>`
      with due as (
        select d.position from webhook_delivery d
        where d.place = ${place} and d.client_id = ${clientId} and d.state in ('queued', 'sending')
          and case when d.state = 'sending' then d.leased_until <= ${now} else d.next_at <= ${now} end
          and not exists (
            select from webhook_delivery e
            where e.place = d.place and e.client_id = d.client_id and e.order_no = d.order_no
              and e.position < d.position and e.state in ('queued', 'sending'))
        order by d.tries, d.position limit ${limit} for update skip locked
      ), taken as (
        update webhook_delivery d set state = 'sending', tries = d.tries + 1,
          leased_until = ${new Date(now.getTime() + leaseMs)}::timestamptz
        from due where d.place = ${place} and d.client_id = ${clientId} and d.position = due.position
        returning d.*
      )
      select t.position, t.order_no, t.tries, f.payload, ${goneFor(unit)} as gone, ${meantFor(unit, types)} as meant
      from taken t
      join order_feed f on f.place = t.place and f.order_no = t.order_no and f.seq = t.seq
      left join work_order o on o.place = t.place and o.no = t.order_no
      order by t.position
    `.execute(db)
    return rows.map(toDue)
  },

  // Whoever sent it, it arrived: also when the lease had run out meanwhile.
  delivered: async ({ place, clientId }, { position }, now) => {
    await sql`
      with gone as (
        update webhook_delivery
        set state = 'delivered', settled_at = ${now}::timestamptz, leased_until = null, last_error = null
        where place = ${place} and client_id = ${clientId} and position = ${position}
          and state in ('queued', 'sending')
      )
      update webhook set failures = 0, failing_since = null, next_at = null, last_error = null,
        delivered_at = ${now}::timestamptz
      where place = ${place} and client_id = ${clientId}
    `.execute(db)
  },

  withheld: async (key, due, now) => {
    await inHand(db, key, due)
      .set({ state: 'withheld', settled_at: now, leased_until: null, last_error: null })
      .execute()
  },

  failed: async (key, due, error, next, now) => {
    const last_error = error.slice(0, errorLength)
    await inHand(db, key, due)
      .set(
        next === null
          ? { state: 'dead', settled_at: now, leased_until: null, last_error }
          : { state: 'queued', next_at: next, leased_until: null, last_error },
      )
      .execute()
  },
})

/** The event as whoever took it holds it: nobody else has taken it since. */
const inHand = (
  db: Database,
  { place, clientId }: { readonly place: string; readonly clientId: string },
  { position, tries }: WebhookDue,
) =>
  db
    .updateTable('webhook_delivery')
    .where('place', '=', place)
    .where('client_id', '=', clientId)
    .where('position', '=', position)
    .where('state', '=', 'sending')
    .where('tries', '=', tries)

type DueRow = {
  readonly position: number
  readonly order_no: string
  readonly tries: number
  readonly payload: FeedEvent
  readonly gone: boolean
  readonly meant: boolean | null
}

const toDue = ({ position, order_no, tries, payload, gone, meant }: DueRow): WebhookDue => ({
  position,
  orderNo: order_no,
  tries,
  event: meant === true ? (gone ? leftEventOf(payload) : payload) : null,
})
