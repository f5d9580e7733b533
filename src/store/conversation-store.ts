import { sql } from 'kysely'
import type { Cipher } from '../ports/cipher.ts'
import type { ConversationStore } from '../ports/conversation-store.ts'
import {
  type ConversationRow,
  newConversation,
  type TurnRow,
  toConversation,
  toPastTurn,
  toTurn,
} from './conversation-rows.ts'
import type { Database } from './database.ts'
import { commitTurn } from './turn-commit.ts'

type Nothing<T> = { readonly [K in keyof T]: null }
type OpenRow = (ConversationRow | Nothing<ConversationRow>) & (TurnRow | Nothing<TurnRow>)

export const conversationStore = (db: Database, cipher: Cipher): ConversationStore => ({
  open: async (place, channel, conversationId, messageId) => {
    const { rows } = await sql<OpenRow>`/* conversation.open */
      select c.channel, c.citizen_sealed, c.dialogue_sealed, c.version, c.orders, t.outcome, t.replies_sealed
      from (values (1)) as one
      left join conversation c on c.place = ${place} and c.id = ${conversationId}
      left join message_claim m on m.place = ${place} and m.channel = ${channel} and m.message_id = ${messageId}
      left join turn t on t.place = m.place and t.conversation_id = m.conversation_id and t.seq = m.seq
    `.execute(db)
    const row = rows[0]
    const [conversation, answered] = await Promise.all([
      row?.version
        ? toConversation(cipher, place, conversationId, row)
        : newConversation(place, channel, conversationId),
      row?.replies_sealed ? toTurn(cipher, row) : null,
    ])
    return { conversation, answered }
  },

  turns: async (place, conversationId, limit, after) => {
    const rows = await db
      .selectFrom('turn')
      .select(['seq', 'text_sealed', 'outcome', 'replies_sealed', 'attachments_sealed', 'at'])
      .where('place', '=', place)
      .where('conversation_id', '=', conversationId)
      .where('seq', '>', after ?? 0)
      .orderBy('seq', after === undefined ? 'desc' : 'asc')
      .limit(limit)
      .execute()
    const spoken = after === undefined ? rows.reverse() : rows
    return Promise.all(spoken.map((row) => toPastTurn(cipher, row)))
  },

  commit: (change) => commitTurn(db, cipher, change),
})
