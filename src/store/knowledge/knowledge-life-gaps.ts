import { type Selectable, sql } from 'kysely'
import { placeIdSchema } from '../../domain/place.ts'
import type { CountedGap, Gap, KnowledgeLifeStore, UnansweredTurn } from '../../ports/knowledge-life-store.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import type { Tables } from '../tables.ts'

type Records = Pick<KnowledgeLifeStore, 'gaps' | 'gap' | 'unanswered' | 'countTurn' | 'assignGap' | 'fillGap'>

export const gapRecords = (db: Database): Records => ({
  gaps: async (place, { state, unit }) => {
    const rows = await db
      .selectFrom('knowledge_gap')
      .selectAll()
      .where('place', '=', place)
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
      .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''))
      .orderBy('asked', 'desc')
      .orderBy('last_at', 'desc')
      .orderBy('id')
      .limit(500)
      .execute()
    return rows.map(toGap)
  },

  gap: async (place, id) => {
    const row = await db
      .selectFrom('knowledge_gap')
      .selectAll()
      .where('place', '=', place)
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? toGap(row) : null
  },

  // What "unsolved" is said of is the question that was answered last with that entry.
  unanswered: async (limit) => {
    const { rows } = await sql<Omit<UnansweredTurn, 'place'> & { readonly place: string }>`
      select t.place, t.conversation_id as "conversationId", t.seq, t.at,
        case when t.outcome ->> 'reason' = 'not-found' then t.masked_text else (
          select r.question from consultation_record r
          where r.place = t.place and r.conversation_id = t.conversation_id and r.seq < t.seq
          order by r.seq desc, r.n limit 1
        ) end as question
      from turn t
      where t.outcome ->> 'kind' = 'clarify' and t.outcome ->> 'reason' in ('not-found', 'unsolved')
        and not exists (
          select from knowledge_gap_turn seen
          where seen.place = t.place and seen.conversation_id = t.conversation_id and seen.seq = t.seq
        )
      order by t.at, t.place, t.conversation_id, t.seq limit ${limit}
    `.execute(db)
    return rows.map((row) => ({ ...row, place: placeIdSchema.parse(row.place) }))
  },

  countTurn: (turn, gap, at) =>
    db.transaction().execute(async (trx) => {
      const { place, conversationId, seq } = turn
      const claimed = await trx
        .insertInto('knowledge_gap_turn')
        .values({ place, conversation_id: conversationId, seq, gap_id: gap && idOf(gap) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (claimed.numInsertedOrUpdatedRows !== 1n) return false
      if (gap !== null) await addToGap(trx, turn, gap, at)
      return true
    }),

  assignGap: async (place, id, unit, at) => {
    const { numUpdatedRows } = await db
      .updateTable('knowledge_gap')
      .set({ state: 'assigned', unit, updated_at: at })
      .where('place', '=', place)
      .where('id', '=', id)
      .where('state', '<>', 'filled')
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },

  fillGap: async (place, id, entryId, version, at) => {
    const { numUpdatedRows } = await db
      .updateTable('knowledge_gap')
      .set({ state: 'filled', filled_by: entryId, filled_version: version, updated_at: at })
      .where('place', '=', place)
      .where('id', '=', id)
      .where('state', '<>', 'filled')
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
})

const idOf = (gap: CountedGap): string => ('known' in gap ? gap.known : gap.opened.id)

const addToGap = async (
  trx: DatabaseTransaction,
  { place, at: askedAt }: UnansweredTurn,
  counted: CountedGap,
  at: Date,
) => {
  if ('known' in counted) {
    await sql`
      update knowledge_gap set asked = asked + 1, last_at = greatest(last_at, ${askedAt}::timestamptz),
        updated_at = ${at} where place = ${place} and id = ${counted.known}
    `.execute(trx)
    return
  }
  const { opened: gap } = counted
  await trx
    .insertInto('knowledge_gap')
    .values({
      place,
      id: gap.id,
      question: gap.question,
      terms: [...gap.terms],
      asked: 1,
      unit: gap.unit,
      state: gap.state,
      first_at: askedAt,
      last_at: askedAt,
      updated_at: at,
    })
    .execute()
}

const toGap = (row: Selectable<Tables['knowledge_gap']>): Gap => ({
  id: row.id,
  question: row.question,
  terms: row.terms,
  asked: row.asked,
  unit: row.unit,
  state: row.state,
  filledBy: row.filled_by,
  firstAt: row.first_at.toISOString(),
  lastAt: row.last_at.toISOString(),
})
