import { sql } from 'kysely'
import type { ConversationMarks } from '../../ports/conversation-marks.ts'
import type { Database } from '../database.ts'

/** Lines are counted: their ids may become visible in another order than they were given. */
export const conversationMarks = (db: Database): ConversationMarks => ({
  marks: async (place, conversationIds) => {
    const { rows } = await sql<{ id: string; mark: string }>`
      select c.id, c.version || '.' || (
        select count(*) from delivery d where d.place = c.place and d.conversation_id = c.id
      ) as mark
      from conversation c where c.place = ${place} and c.id = any(${[...conversationIds]}::text[])
    `.execute(db)
    return new Map(rows.map(({ id, mark }) => [id, mark]))
  },
})
