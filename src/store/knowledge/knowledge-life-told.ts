import { type SqlBool, sql } from 'kysely'
import type { KnowledgeLifeStore, Told } from '../../ports/knowledge-life-store.ts'
import type { Database } from '../database.ts'

const mostTold = 1000

/** Who was told an entry, and whether what they were told was corrected since. */
export const toldReads = (db: Database): Pick<KnowledgeLifeStore, 'told'> => ({
  told: async (place, id, before) => {
    const { rows } = await sql<Omit<Told, 'lastAt'> & { readonly lastAt: Date }>`
      select o.*, exists (
        select from turn t
        where t.place = ${place} and t.conversation_id = o."conversationId"
          and t.outcome ->> 'reason' = 'correction' and t.outcome ->> 'entryId' = ${id} and t.at >= o."lastAt"
          and ${correctedSince(place, id, before)}
      ) as corrected
      from (
        select r.conversation_id as "conversationId", c.desk_key as key, c.channel,
          max(r.entry_version) as version, count(*)::int as times, max(r.at) as "lastAt",
          (array_agg(r.question order by r.at desc))[1] as question
        from consultation_record r join conversation c on c.place = r.place and c.id = r.conversation_id
        where r.place = ${place} and r.entry_id = ${id} and ${toldBefore(place, id, before)}
        group by r.conversation_id, c.desk_key, c.channel
        order by max(r.at) desc, r.conversation_id limit ${mostTold}
      ) as o order by o."lastAt" desc, o."conversationId"
    `.execute(db)
    return rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }))
  },
})

/** Told before that version was published, or of an earlier one that was still in force. */
export const toldBefore = (place: string, id: string, version: number | undefined) =>
  version === undefined
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(r.entry_version < ${version} or r.at < (
        select published_at from knowledge_entry
        where place = ${place} and id = ${id} and version = ${version}
      ))`

/** A correction counts for what holds now only: not before it was published, and not by a text that was withdrawn. */
const correctedSince = (place: string, id: string, version: number | undefined) =>
  version === undefined
    ? sql<SqlBool>`not exists (
        select from consultation_record n
        where n.place = t.place and n.conversation_id = t.conversation_id and n.seq = t.seq
      )`
    : sql<SqlBool>`t.at >= (
        select published_at from knowledge_entry where place = ${place} and id = ${id} and version = ${version}
      )`
