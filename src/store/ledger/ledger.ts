import { sql } from 'kysely'
import type { Cipher } from '../../ports/cipher.ts'
import type { Due, Ledger } from '../../ports/ledger.ts'
import type { Database } from '../database.ts'
import { fetchedLines, lineId } from './fetched-lines.ts'
import { takeDue } from './ledger-take.ts'

const errorLength = 500

/** A line as it is held by whoever took it: nobody else has taken it since. */
const inHand = (db: Database, { place, id, tries }: Due) =>
  db
    .updateTable('delivery')
    .where('place', '=', place)
    .where('id', '=', lineId(id))
    .where('state', '=', 'sending')
    .where('tries', '=', tries)

const sendable = ['queued', 'sending', 'failed'] as const

/** The ledger over the table `delivery`. Addresses and bodies are sealed. */
export const ledgerStore = (db: Database, cipher: Cipher): Ledger => ({
  take: takeDue(db, cipher),
  ...fetchedLines(db, cipher),

  left: async (due, parts) => {
    await inHand(db, due)
      .set({ parts_sent: sql<number>`greatest(parts_sent, ${parts})` })
      .execute()
  },

  // Whoever sent it, it left: also when the lease had run out meanwhile.
  settle: async ({ place, id }, sent, now) => {
    await db
      .updateTable('delivery')
      .set({
        state: sent.kind,
        allowance: sent.allowance,
        platform_id: sent.platformId ?? null,
        settled_at: now,
        leased_until: null,
        last_error: null,
      })
      .where('place', '=', place)
      .where('id', '=', lineId(id))
      .where('state', 'in', sendable)
      .execute()
  },

  again: async (due, { error, partsSent, next }) => {
    await inHand(db, due)
      .set({ state: 'failed', not_before: next, leased_until: null, ...attempt(error, partsSent) })
      .execute()
  },

  over: (due, failed, next, now) => endOf(db, cipher, due, failed, next, now),

  postpone: async (due, notBefore) => {
    await inHand(db, due)
      .set({ state: 'queued', not_before: notBefore, leased_until: null, tries: due.tries - 1 })
      .execute()
  },

  carried: async (place, id, allowance, now) => {
    await db
      .updateTable('delivery')
      .set({ state: 'sent', allowance, settled_at: now, leased_until: null })
      .where('place', '=', place)
      .where('id', '=', lineId(id))
      .where('state', 'in', sendable)
      .execute()
  },

  notCarried: async (place, id, error, now) => {
    await db
      .updateTable('delivery')
      .set({ not_before: now, last_error: error.slice(0, errorLength) })
      .where('place', '=', place)
      .where('id', '=', lineId(id))
      .where('state', '=', 'queued')
      .execute()
  },
})

/** Parts that are known to have left stay known, whatever a later try says. */
const attempt = (error: string, partsSent: number) => ({
  last_error: error.slice(0, errorLength),
  parts_sent: sql<number>`greatest(parts_sent, ${partsSent})`,
})

/** Ends the line and writes the one that takes its place, in one transaction. */
const endOf = async (
  db: Database,
  cipher: Cipher,
  due: Due,
  failed: { readonly error: string; readonly partsSent: number },
  next: Parameters<Ledger['over']>[2],
  now: Date,
): Promise<void> => {
  const written = next.kind === 'none' ? null : await continuation(cipher, due, next, now)
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await inHand(trx, due)
      .set({
        state: next.kind === 'human' ? 'given_to_human' : 'undeliverable',
        settled_at: now,
        leased_until: null,
        ...attempt(failed.error, failed.partsSent),
      })
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 1n && written !== null) await trx.insertInto('delivery').values(written).execute()
  })
}

const continuation = async (
  cipher: Cipher,
  due: Due,
  next: Exclude<Parameters<Ledger['over']>[2], { readonly kind: 'none' }>,
  now: Date,
) => {
  const onRoad = next.kind === 'road'
  return {
    place: due.place,
    purpose: onRoad ? due.purpose : 'not-reached',
    channel: onRoad ? next.channel : 'desk',
    desk: onRoad ? null : 'hotline',
    address_sealed: await cipher.seal(onRoad ? next.address : 'hotline'),
    body_sealed: await cipher.seal(onRoad ? JSON.stringify(due.replies) : next.body),
    form: onRoad ? ('replies' as const) : ('text' as const),
    order_no: due.orderNo,
    state: 'queued' as const,
    urgent: due.urgent,
    conversation_id: onRoad ? due.conversationId : null,
    continues: lineId(due.id),
    road: onRoad ? next.road : due.road,
    at: now,
  }
}
