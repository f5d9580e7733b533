import { type Selectable, sql } from 'kysely'
import { maskPersonal } from '../../domain/masking.ts'
import { placeIdSchema } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { Correction, KnowledgeLifeStore, NewCorrection } from '../../ports/knowledge-life-store.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import { sealDeliveries, writeDeliveries } from '../ledger/deliveries.ts'
import type { Tables } from '../tables.ts'
import { insertFeedback } from './knowledge-store.ts'

type Records = Pick<
  KnowledgeLifeStore,
  'recordWrong' | 'corrections' | 'correction' | 'refuseCorrection' | 'lateCorrections' | 'noteLate'
>

export const correctionRecords = (db: Database, cipher: Cipher): Records => ({
  ...lateCorrections(db, cipher),

  recordWrong: async (place, feedback, correction, deliveries) => {
    const sealed = await sealDeliveries(cipher, deliveries)
    return db.transaction().execute(async (trx) => {
      await insertFeedback(trx, place, feedback)
      const opened = await openOrCount(trx, place, correction, feedback.at)
      if (opened) await writeDeliveries(trx, place, sealed, feedback.at)
      return opened
    })
  },

  corrections: async (place, { state, unit, lateAt }) => {
    const rows = await db
      .selectFrom('knowledge_correction')
      .selectAll()
      .where('place', '=', place)
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
      .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''))
      .$if(lateAt !== undefined, (query) =>
        query.where('state', '=', 'open').where('due_at', '<=', lateAt ?? new Date(0)),
      )
      .orderBy('due_at')
      .orderBy('id')
      .limit(500)
      .execute()
    return rows.map(toCorrection)
  },

  correction: async (place, id) => {
    const row = await db
      .selectFrom('knowledge_correction')
      .selectAll()
      .where('place', '=', place)
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? toCorrection(row) : null
  },

  refuseCorrection: async (place, id, by, why, at) => {
    const { numUpdatedRows } = await db
      .updateTable('knowledge_correction')
      .set({ state: 'refused', closed_at: at, closed_by: by, why })
      .where('place', '=', place)
      .where('id', '=', id)
      .where('state', '=', 'open')
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
})

/** Those whose day has passed, each told of once. */
const lateCorrections = (db: Database, cipher: Cipher): Pick<Records, 'lateCorrections' | 'noteLate'> => ({
  lateCorrections: async (now) => {
    const rows = await db
      .selectFrom('knowledge_correction')
      .selectAll()
      .where('state', '=', 'open')
      .where('late_noted_at', 'is', null)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(500)
      .execute()
    return rows.map((row) => ({ ...toCorrection(row), place: placeIdSchema.parse(row.place) }))
  },

  noteLate: async (place, id, at, deliveries) => {
    const sealed = await sealDeliveries(cipher, deliveries)
    return db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('knowledge_correction')
        .set({ late_noted_at: at })
        .where('place', '=', place)
        .where('id', '=', id)
        .where('state', '=', 'open')
        .where('late_noted_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 1n) await writeDeliveries(trx, place, sealed, at)
      return numUpdatedRows === 1n
    })
  },
})

/** One correction of an entry at a time: whoever says the same adds to it. true = it was opened now. */
const openOrCount = async (
  trx: DatabaseTransaction,
  place: string,
  correction: NewCorrection,
  at: Date,
): Promise<boolean> => {
  const { shelf, entryId, version, question, unit, saidBy, comment, dueAt, article } = correction
  const { rows } = await sql<{ reports: number }>`
    insert into knowledge_correction as known
      (place, id, shelf, entry_id, version, question, unit, said_by, comment, opened_at, due_at, article)
    values (${place}, ${crypto.randomUUID()}, ${shelf}, ${entryId}, ${version}, ${question}, ${unit}, ${saidBy},
      ${comment === null ? null : maskPersonal(comment)}, ${at}, ${dueAt}, ${article})
    on conflict (place, shelf, entry_id) where state = 'open'
      do update set reports = known.reports + 1, comment = coalesce(known.comment, excluded.comment)
    returning reports
  `.execute(trx)
  return rows[0]?.reports === 1
}

const toCorrection = (row: Selectable<Tables['knowledge_correction']>): Correction => ({
  id: row.id,
  shelf: row.shelf,
  entryId: row.entry_id,
  version: row.version,
  question: row.question,
  unit: row.unit,
  saidBy: row.said_by,
  comment: row.comment,
  article: row.article,
  reports: row.reports,
  openedAt: row.opened_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  state: row.state,
  closedAt: row.closed_at?.toISOString() ?? null,
  closedBy: row.closed_by,
  closedVersion: row.closed_version,
  why: row.why,
})
