import { sql } from 'kysely'
import { DomainError } from '../../domain/errors.ts'
import type { EntrySummary } from '../../domain/knowledge-search.ts'
import { maskPersonal } from '../../domain/masking.ts'
import { NATIONAL, type PlaceId } from '../../domain/place.ts'
import type { Embedder } from '../../ports/embedder.ts'
import type { Count, EntryFeedback, KnowledgeStore } from '../../ports/knowledge-store.ts'
import type { Database } from '../database.ts'
import type { ShelfIndexes } from '../shelf-index/shelf-indexes.ts'
import { citableRemembered } from './citable-remembered.ts'
import { citableAlone, citableTogether } from './citable-together.ts'
import { citable } from './knowledge-citable.ts'
import { searchBoth } from './knowledge-dense.ts'
import { type EntryRow, entryColumns, toEntry } from './knowledge-entry-rows.ts'
import { searchTexts } from './knowledge-search.ts'

/** With an embedder the search finds by meaning as well as by words; with copies of the shelves, out of memory. */
export const knowledgeStore = (db: Database, embedder?: Embedder, shelves?: ShelfIndexes): KnowledgeStore => {
  // On Workers no request may wait for what another one asked.
  const citable = shelves ? citableRemembered(citableTogether(db), shelves.revisions) : citableAlone(db)
  const readNewerThan = (since?: number): KnowledgeStore => {
    const byWords: KnowledgeStore['search'] = async (place, text, day, limit, filter = {}) =>
      (await shelves?.search(place, text, day, limit, filter, since)) ??
      searchTexts(db, place, text, day, limit, filter)
    return {
      ...reads,
      citable: (place, ids, day) => citable(place, ids, day, since),
      search: (place, text, day, limit, filter) =>
        embedder
          ? searchBoth(db, embedder, byWords, place, text, day, limit, filter)
          : byWords(place, text, day, limit, filter),
    }
  }
  const reads = { ...readsOf(db), forTurn: readNewerThan }
  return readNewerThan()
}

const readsOf = (db: Database): Omit<KnowledgeStore, 'search' | 'citable' | 'forTurn'> => ({
  // What was published and public, whatever its dates: history is shown, only not cited.
  versions: async (place, id) => {
    const { rows } = await sql<EntryRow>`
      select ${entryColumns} from knowledge_entry e
      where e.id = ${id} and e.published_at is not null and e.confidentiality = 'public'
        and e.place = case
          when exists (select from knowledge_entry own where own.place = ${place} and own.id = ${id} and own.published_at is not null)
          then ${place} else ${NATIONAL} end
      order by e.version desc
    `.execute(db)
    return rows.map(toEntry)
  },

  browse: async (place, day, filter, limit, offset) => {
    const { rows } = await sql<EntrySummary>`
      select e.id, e.place, e.version, e.question, e.topic, e.unit, e.kind from (${citable(place, day, filter)}) e
      order by e.topic, e.id limit ${limit} offset ${offset}
    `.execute(db)
    return rows
  },

  counts: async (place, day) => {
    const { rows } = await sql<Count & { readonly by: 'topic' | 'unit' }>`
      select case when grouping(e.topic) = 0 then 'topic' else 'unit' end as by,
        coalesce(e.topic, e.unit) as key, count(*) as entries
      from (${citable(place, day)}) e
      group by grouping sets ((e.topic), (e.unit))
      order by entries desc, key
    `.execute(db)
    const countsBy = (by: 'topic' | 'unit') =>
      rows.filter((row) => row.by === by).map(({ key, entries }) => ({ key, entries }))
    return { topics: countsBy('topic'), units: countsBy('unit') }
  },

  recordFeedback: (place, feedback) => insertFeedback(db, place, feedback),
})

/** Throws unknown_entry when there is no such version. */
export const insertFeedback = async (
  db: Database,
  place: PlaceId,
  { entryId, version, verdict, comment, conversationId, at }: EntryFeedback,
): Promise<void> => {
  const known = await db
    .selectFrom('knowledge_entry')
    .select('id')
    .where('place', 'in', [place, NATIONAL])
    .where('id', '=', entryId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (known === undefined)
    throw new DomainError('unknown_entry', `没有编号为${entryId}、第${version}版的条目。`, {
      entryId,
      version,
    })
  await db
    .insertInto('knowledge_feedback')
    .values({
      place,
      entry_id: entryId,
      version,
      verdict,
      comment: comment === undefined ? null : maskPersonal(comment),
      conversation_id: conversationId ?? null,
      at,
    })
    .execute()
}
