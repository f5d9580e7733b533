import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { unitIdSchema } from '../domain/place.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { Enquiry, EnquiryStore } from '../ports/enquiry-store.ts'
import type { HumanTables } from './conversations/human-tables.ts'
import type { Database } from './database.ts'
import { sealDeliveries, writeDeliveries } from './ledger/deliveries.ts'

export const enquiryStore = (db: Database, cipher: Cipher): EnquiryStore => ({
  ...enquiryReads(db, cipher),

  ask: async (place, { talk, orderNo, question, once, ...rest }, told) => {
    const [sealed, lines] = await Promise.all([cipher.seal(question), sealDeliveries(cipher, [told])])
    const row = {
      place,
      unit: rest.unit,
      talk_key: talk,
      order_no: orderNo,
      question_sealed: sealed,
      asked_by: rest.askedBy,
      asked_at: rest.askedAt,
      due_at: rest.dueAt,
      article: rest.article,
      explanation: rest.explanation,
      once,
    }
    return db.transaction().execute(async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('unit_enquiry')
        .values(row)
        .onConflict((conflict) => conflict.columns(['place', 'asked_by', 'once']).doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) return false
      await writeDeliveries(trx, place, lines, rest.askedAt)
      return true
    })
  },

  answer: async (place, id, { unit, text, by, at }, told) => {
    const [sealed, lines] = await Promise.all([cipher.seal(text), sealDeliveries(cipher, [told])])
    return db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('unit_enquiry')
        .set({ answer_sealed: sealed, answered_by: by, answered_at: at })
        .where('place', '=', place)
        .where('id', '=', id)
        .where('unit', '=', unit)
        .where('answered_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) return false
      await writeDeliveries(trx, place, lines, at)
      return true
    })
  },

  passOn: async (place, id, by, at) => {
    const { numUpdatedRows } = await db
      .updateTable('unit_enquiry')
      .set({ passed_by: by, passed_at: at })
      .where('place', '=', place)
      .where('id', '=', id)
      .where('answered_at', 'is not', null)
      .where('passed_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
})

const enquiryReads = (db: Database, cipher: Cipher): Pick<EnquiryStore, 'one' | 'list'> => ({
  one: async (place, id) => {
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
    const row = await db
      .selectFrom('unit_enquiry')
      .selectAll()
      .where('place', '=', place)
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? toEnquiry(cipher, row) : null
  },

  list: async (place, unit, limit) => {
    const rows = await db
      .selectFrom('unit_enquiry')
      .selectAll()
      .where('place', '=', place)
      .$if(unit !== null, (query) => query.where('unit', '=', unit ?? ''))
      .orderBy(sql`passed_at is not null`)
      .orderBy('asked_at', 'desc')
      .limit(limit)
      .execute()
    return Promise.all(rows.map((row) => toEnquiry(cipher, row)))
  },
})

const toEnquiry = async (cipher: Cipher, row: Selectable<HumanTables['unit_enquiry']>): Promise<Enquiry> => ({
  id: row.id,
  unit: unitIdSchema.parse(row.unit),
  talk: row.talk_key,
  orderNo: row.order_no,
  question: await cipher.open(row.question_sealed),
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  dueAt: row.due_at,
  article: row.article,
  explanation: row.explanation,
  answer: row.answer_sealed === null ? null : await cipher.open(row.answer_sealed),
  answeredAt: row.answered_at,
  passedAt: row.passed_at,
})
