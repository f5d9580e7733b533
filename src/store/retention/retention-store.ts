import { type SqlBool, sql } from 'kysely'
import type { PlaceId } from '../../domain/place.ts'
import { finishedStates } from '../../domain/work-order/work-order.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { RetentionStore } from '../../ports/retention-store.ts'
import type { Database } from '../database.ts'
import { eraseConversation } from './erase-conversation.ts'
import { eraseAttachments, erasedWords, eraseEnquiries, eraseLines, noteErasure } from './erase-rows.ts'
import { prune } from './prune.ts'

/** Erasing over the tables that hold what citizens told; events and counts stay. */
export const retentionStore = (db: Database, cipher: Cipher): RetentionStore => ({
  endedOrders: async (place, before, limit, after = '') => {
    const rows = await db
      .selectFrom('order_personal as personal')
      .innerJoin('work_order as o', (join) =>
        join.onRef('o.place', '=', 'personal.place').onRef('o.no', '=', 'personal.order_no'),
      )
      .select('o.no')
      .where('personal.place', '=', place)
      .where('personal.erased_at', 'is', null)
      .where('personal.order_no', '>', after)
      .where('o.state', 'in', finishedStates)
      .where('o.updated_at', '<', before)
      .orderBy('personal.order_no')
      .limit(limit)
      .execute()
    return rows.map(({ no }) => no)
  },

  eraseOrder: (place, no, before, at, why) => eraseOrder(db, cipher, place, no, before, at, why),

  quietConversations: (place, before, withoutOrder, limit) =>
    quietConversations(db, place, before, withoutOrder, limit),

  eraseConversation: (place, id, at, why) => eraseConversation(db, cipher, place, id, at, why),

  eraseConversationOf: async (place, no, at, why) => {
    const { rows } = await sql<{ id: string }>`
      select c.id from work_order o join conversation c on c.place = o.place and c.id = o.conversation_id
      where o.place = ${place} and o.no = ${no} and not exists (
        select from order_personal p where p.place = c.place and p.order_no = any(c.orders) and p.erased_at is null)
    `.execute(db)
    const [found] = rows
    return found ? eraseConversation(db, cipher, place, found.id, at, why) : false
  },

  eraseLeftovers: (place, before, at, limit) => eraseLeftovers(db, cipher, place, before, at, limit),

  prune: (place, what, before, at, limit) => prune(db, cipher, place, what, { before, at, limit }),
})

/** What is personal in an ended order; its history stays. false = there was nothing to erase, or it is open again. */
const eraseOrder = (
  db: Database,
  cipher: Cipher,
  ...[place, no, before, at, why]: Parameters<RetentionStore['eraseOrder']>
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    // Held, so that an objection that comes now either keeps the data or finds it gone.
    const held = await trx
      .selectFrom('work_order')
      .select('no')
      .where('place', '=', place)
      .where('no', '=', no)
      .where('state', 'in', finishedStates)
      .where('updated_at', '<', before)
      .forUpdate()
      .executeTakeFirst()
    if (!held) return false
    const { numUpdatedRows } = await trx
      .updateTable('order_personal')
      .set({ sealed: null, erased_at: at })
      .where('place', '=', place)
      .where('order_no', '=', no)
      .where('erased_at', 'is', null)
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('work_order')
      .set({ phone_digest: null, citizen_digest: null })
      .where('place', '=', place)
      .where('no', '=', no)
      .execute()
    const pictures = await eraseAttachments(trx, place, sql<SqlBool>`order_no = ${no}`)
    const lines = await eraseLines(trx, cipher, place, sql<SqlBool>`order_no = ${no}`, at)
    const enquiries = await eraseEnquiries(trx, cipher, place, sql<SqlBool>`order_no = ${no}`, at)
    await sql`
      update order_open_fact set reason = ${erasedWords}
      where place = ${place} and order_no = ${no} and reason is not null
    `.execute(trx)
    const rows = Number(numUpdatedRows) + pictures + lines + enquiries
    await noteErasure(trx, place, { at, what: 'order', name: no, rows, why })
    return rows > 0
  })

/** Lines and messages that belong to no order and no conversation. */
const eraseLeftovers = (
  db: Database,
  cipher: Cipher,
  ...[place, before, at, limit]: Parameters<RetentionStore['eraseLeftovers']>
): Promise<number> =>
  db.transaction().execute(async (trx) => {
    const some = sql<SqlBool>`order_no is null and conversation_id is null and id in (
      select id from delivery where place = ${place} and erased_at is null and at < ${before}
        and order_no is null and conversation_id is null order by at limit ${limit})`
    const lines = await eraseLines(trx, cipher, place, some, at)
    await noteErasure(trx, place, { at, what: 'delivery', name: null, rows: lines, why: 'retention' })
    const { numAffectedRows } = await sql`
      delete from inbox_message where (place, channel, message_id) in (
        select place, channel, message_id from inbox_message
        where place = ${place} and state in ('answered', 'refused') and received_at < ${before}
        order by received_at limit ${limit})
    `.execute(trx)
    const messages = Number(numAffectedRows ?? 0)
    await noteErasure(trx, place, { at, what: 'inbox', name: null, rows: messages, why: 'retention' })
    return lines + messages
  })

const quietConversations = async (
  db: Database,
  place: PlaceId,
  before: Date,
  withoutOrder: Date,
  limit: number,
): Promise<readonly string[]> => {
  const latest = before > withoutOrder ? before : withoutOrder
  const { rows } = await sql<{ id: string }>`
    select c.id from conversation c
    where c.place = ${place} and (c.erased_at is null or c.erased_at < c.updated_at) and c.human_since is null
      and c.updated_at < case when cardinality(c.orders) = 0 then ${withoutOrder}::timestamptz else ${before} end
      and c.updated_at < ${latest}
      and not exists (
        select from order_personal p
        where p.place = c.place and p.order_no = any(c.orders) and p.erased_at is null)
    order by c.updated_at limit ${limit}
  `.execute(db)
  return rows.map(({ id }) => id)
}
