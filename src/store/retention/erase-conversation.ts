import { type SqlBool, sql } from 'kysely'
import { deIdentify } from '../../domain/de-identify.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { WhyErased } from '../../ports/retention-store.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import { eraseAttachments, erasedWords, eraseEnquiries, eraseLines, noteErasure } from './erase-rows.ts'

/** Words, replies, pictures and whoever spoke. Masked texts, which reports count, lose names and doors as well. */
export const eraseConversation = (
  db: Database,
  cipher: Cipher,
  place: PlaceId,
  id: string,
  at: Date,
  why: WhyErased,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const [dialogue, words, replies] = await Promise.all(
      [JSON.stringify({ kind: 'open' }), erasedWords, '[]'].map((text) => cipher.seal(text)),
    )
    const { rows } = await sql<{ channel: string }>`
      update conversation set erased_at = ${at}, citizen_sealed = null, citizen_digest = null,
        dialogue_sealed = ${dialogue}
      where place = ${place} and id = ${id} and (erased_at is null or erased_at < updated_at)
      returning channel
    `.execute(trx)
    const [erased] = rows
    if (!erased) return false
    await sql`
      update turn set text_sealed = ${words}, replies_sealed = ${replies}, attachments_sealed = null
      where place = ${place} and conversation_id = ${id}
    `.execute(trx)
    await anonymise(trx, place, id)
    const key = sql`(select desk_key from conversation where place = ${place} and id = ${id})`
    await eraseEnquiries(trx, cipher, place, sql<SqlBool>`talk_key = ${key}`, at)
    await sql`
      update human_decision set reason = ${erasedWords}, erased_at = ${at}
      where place = ${place} and conversation_id = ${id} and erased_at is null
    `.execute(trx)
    await eraseAttachments(trx, place, sql<SqlBool>`conversation_id = ${id}`)
    await eraseLines(trx, cipher, place, sql<SqlBool>`conversation_id = ${id}`, at)
    await sql`
      delete from inbox_message
      where place = ${place} and conversation_id = ${id} and state in ('answered', 'refused')
    `.execute(trx)
    await noteErasure(trx, place, { at, what: 'conversation', name: erased.channel, rows: 1, why })
    return true
  })

const masked = [
  { table: 'turn', column: 'masked_text', key: ['seq'] },
  { table: 'consultation_record', column: 'question', key: ['seq', 'n'] },
  { table: 'rejection_record', column: 'text', key: ['seq', 'n'] },
] as const

const anonymise = async (trx: DatabaseTransaction, place: PlaceId, id: string): Promise<void> => {
  for (const { table, column, key } of masked) {
    const keys = sql.join(key.map((name) => sql.ref(name)))
    const of = sql<SqlBool>`place = ${place} and conversation_id = ${id}`
    const { rows } = await sql<Record<string, unknown> & { readonly words: string }>`
      select ${keys}, ${sql.ref(column)} as words from ${sql.table(table)} where ${of}
    `.execute(trx)
    for (const row of rows) {
      const left = deIdentify(row.words)
      if (left !== row.words)
        await sql`
          update ${sql.table(table)} set ${sql.ref(column)} = ${left}
          where ${of} and (${keys}) = (${sql.join(key.map((name) => row[name]))})
        `.execute(trx)
    }
  }
}
