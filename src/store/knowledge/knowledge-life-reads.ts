import { type SqlBool, sql } from 'kysely'
import { NATIONAL } from '../../domain/place.ts'
import type { KnowledgeLifeStore, Wording, WorkLine } from '../../ports/knowledge-life-store.ts'
import type { Database } from '../database.ts'
import { citableOrContradicted } from './knowledge-citable.ts'
import { type EntryRow, entryColumns, toEntry } from './knowledge-entry-rows.ts'

type Reads = Pick<
  KnowledgeLifeStore,
  'life' | 'versions' | 'steps' | 'national' | 'work' | 'ownEntries' | 'sameWordings'
>

export const lifeReads = (db: Database): Reads => ({
  life: async (place, id) => {
    const work = await db
      .selectFrom('knowledge_work')
      .select(['revision', 'open'])
      .where('place', '=', place)
      .where('id', '=', id)
      .executeTakeFirst()
    const [live] = await versionsOf(db, place, id, 1)
    return { id, revision: work?.revision ?? 0, live: live ?? null, open: work?.open ?? null }
  },

  versions: (place, id) => versionsOf(db, place, id, 1000),

  steps: async (place, id) => {
    const rows = await db
      .selectFrom('knowledge_log')
      .select(['revision', 'at', 'who', 'role', 'type', 'facts'])
      .where('place', '=', place)
      .where('entry_id', '=', id)
      .orderBy('revision')
      .execute()
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  },

  national: async (place, id, day) => {
    const held = await db
      .selectFrom('knowledge_hold')
      .select('entry_id')
      .where('place', '=', place)
      .where('shelf', '=', NATIONAL)
      .where('entry_id', '=', id)
      .where('reason', '=', 'withdrawn')
      .executeTakeFirst()
    if (held) return 'held'
    const { rows } = await sql<{ id: string }>`
      select e.id from (${citableOrContradicted(place, day)}) e where e.place = ${NATIONAL} and e.id = ${id} limit 1
    `.execute(db)
    return rows.length > 0 ? 'quoted' : null
  },

  work: async (place, { state, unit }) => {
    const rows = await db
      .selectFrom('knowledge_work')
      .selectAll()
      .where('place', '=', place)
      .where('state', 'is not', null)
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? null))
      .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''))
      .orderBy('updated_at', 'desc')
      .orderBy('id')
      .limit(500)
      .execute()
    return rows.flatMap(({ id, revision, open, updated_at }): readonly WorkLine[] =>
      open === null
        ? []
        : [
            {
              id,
              revision,
              state: open.state,
              unit: open.draft.unit,
              question: open.draft.question ?? null,
              writers: open.writers,
              origin: open.origin.kind,
              originRef: open.origin.ref ?? null,
              sentBack: open.sentBack,
              updatedAt: updated_at.toISOString(),
            },
          ],
    )
  },

  ownEntries: async (place, unit, day) => {
    const ofUnit = unit === undefined ? sql<SqlBool>`true` : sql<SqlBool>`e.unit = ${unit}`
    const { rows } = await sql<EntryRow>`
      select ${entryColumns} from knowledge_entry e
      where e.place = ${place} and ${ofUnit} and e.status in ('published', 'due-for-review')
        and (e.effective_to is null or e.effective_to >= ${day}::date)
        and e.version = (
          select max(latest.version) from knowledge_entry latest
          where latest.place = e.place and latest.id = e.id and latest.published_at is not null
        )
      order by e.topic, e.id
    `.execute(db)
    return rows.map(toEntry)
  },

  sameWordings: async (place, wordings, day) => {
    const { rows } = await sql<Wording>`
      select distinct asked.wording, e.place as shelf, e.id as "entryId"
      from unnest(${wordings}::text[]) as asked (wording)
      join knowledge_text t on folded_wording(t.text) = folded_wording(asked.wording)
        and t.field in ('question', 'similar') and t.place = any(${[place, NATIONAL]}::text[])
      join (${citableOrContradicted(place, day)}) e
        on e.place = t.place and e.id = t.entry_id and e.version = t.version
    `.execute(db)
    return rows
  },
})

const versionsOf = async (db: Database, place: string, id: string, limit: number) => {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from knowledge_entry e
    where e.place = ${place} and e.id = ${id} and e.published_at is not null
    order by e.version desc limit ${limit}
  `.execute(db)
  return rows.map(toEntry)
}
