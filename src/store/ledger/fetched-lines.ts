import { sql } from 'kysely'
import { placeIdSchema } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { Ledger } from '../../ports/ledger.ts'
import type { Database } from '../database.ts'
import { repliesIn } from './ledger-take.ts'

/** Why a line of a channel that fetches is over. */
const neverFetched = '一直没有人打开页面来取'

/** What comes from a page may be anything: what is no id stands before the first line. */
export const lineId = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0)

type Fetched = Pick<Ledger, 'unfetched' | 'seen' | 'since'>

/** Lines of channels that fetch: nobody sends them, a page asks what came since. */
export const fetchedLines = (db: Database, cipher: Cipher): Fetched => ({
  unfetched: async (channels, before, now, limit) => {
    const { rows } = await sql`
      update delivery d set state = 'undeliverable', settled_at = ${now}, last_error = ${neverFetched}
      from (
        select place, id from delivery
        where channel = any(${[...channels]}::text[]) and state in ('queued', 'failed') and at < ${before}
        order by at limit ${limit} for update skip locked
      ) old
      where d.place = old.place and d.id = old.id
      returning d.id
    `.execute(db)
    return rows.length
  },

  // Also what had been given up: it was fetched after all.
  seen: async (place, conversationId, upTo, now) => {
    await db
      .updateTable('delivery')
      .set({ state: 'accepted', allowance: 'fetched', settled_at: now, leased_until: null, last_error: null })
      .where('place', '=', place)
      .where('conversation_id', '=', conversationId)
      .where('id', '<=', lineId(upTo))
      .where((either) =>
        either.or([either('state', 'in', ['queued', 'failed']), either('last_error', '=', neverFetched)]),
      )
      .where('continues', 'is', null)
      .execute()
  },

  since: async (place, conversationId, after, limit) => {
    const rows = await db
      .selectFrom('delivery')
      .selectAll()
      .where('place', '=', place)
      .where('conversation_id', '=', conversationId)
      .where('id', '>', lineId(after ?? ''))
      .where('continues', 'is', null)
      // Replies to messages and receipts stand in the turns.
      .where('form', '=', 'text')
      .where('purpose', '<>', 'receipt')
      .orderBy('id')
      .limit(limit)
      .execute()
    return Promise.all(
      rows.map(async (row) => ({
        place: placeIdSchema.parse(row.place),
        id: String(row.id),
        purpose: row.purpose,
        address: conversationId,
        conversationId,
        replies: repliesIn(row.form, await cipher.open(row.body_sealed)),
        orderNo: row.order_no,
        urgent: row.urgent,
        partsSent: row.parts_sent,
        at: row.at,
      })),
    )
  },
})
