import { sql } from 'kysely'
import type { Cipher } from '../../ports/cipher.ts'
import type { ConversationStore } from '../../ports/conversation-store.ts'
import { askedTogether } from '../asked-together.ts'
import type { Database } from '../database.ts'
import type { RevisionReader } from '../shelf-index/revisions.ts'
import {
  type ConversationRow,
  newConversation,
  type TurnRow,
  toConversation,
  toPastTurn,
  toTurn,
} from './conversation-rows.ts'
import { commitTurn } from './turn-commit.ts'
import { type SealedTurn, type Written, writeTogether, writeTurn } from './turn-write.ts'

type Nothing<T> = { readonly [K in keyof T]: null }
type OpenRow = (ConversationRow | Nothing<ConversationRow>) &
  (TurnRow | Nothing<TurnRow>) & {
    /** Of the knowledge, with the first row, where asked for. */
    readonly revisions: Readonly<Record<string, number>> | null
  }
type Opening = Record<'place' | 'channel' | 'conversation' | 'message', string>

export type ConversationStoreOptions = {
  /** Requests may wait for each other: those of one moment are read and written together. */
  readonly together: boolean
  /** Is told the revisions of the knowledge, which every opening reads beside: a turn needs no statement for them. */
  readonly revisions?: RevisionReader
}

export const conversationStore = (
  db: Database,
  cipher: Cipher,
  { together, revisions }: ConversationStoreOptions = { together: false },
): ConversationStore => ({
  ...conversationReads(db, cipher, together ? openTogether(db, revisions?.told) : openAlone(db)),
  commit: commitBy(db, cipher, together ? writeTogether(db) : (turn) => writeTurn(db, turn)),
})

const commitBy =
  (
    db: Database,
    cipher: Cipher,
    write: (turn: SealedTurn) => Promise<Written>,
  ): ConversationStore['commit'] =>
  (change) =>
    commitTurn(db, cipher, write, change)

const openAlone = (db: Database) => async (opening: Opening) => (await readOpen(db, [opening]))[0]

const openTogether = (db: Database, told: RevisionReader['told']) => {
  const read = async (openings: readonly Opening[]) => {
    const begun = performance.now()
    const rows = await readOpen(db, openings, told !== undefined)
    const revisions = rows[0]?.revisions
    if (revisions) told?.(begun, new Map(Object.entries(revisions)))
    return rows
  }
  return askedTogether<Opening, OpenRow>(read, { most: 200, atOnce: 1 })
}

/**
 * A row for each, in the order asked. Each is looked up by its key (the offset forbids anything else): the plan is kept,
 * and one made while the tables were small would read them whole.
 */
const readOpen = async (
  db: Database,
  openings: readonly Opening[],
  withRevisions = false,
): Promise<readonly OpenRow[]> => {
  const { rows } = await sql<OpenRow>`/* conversation.open */
    select c.channel, c.citizen_sealed, c.dialogue_sealed, c.version, c.orders, t.outcome, t.replies_sealed,
      case when one.n = 1 and ${withRevisions} then (
        select json_object_agg(place, revision) from knowledge_revision
      ) end as revisions
    from unnest(
      ${openings.map(({ place }) => place)}::text[], ${openings.map(({ channel }) => channel)}::text[],
      ${openings.map(({ conversation }) => conversation)}::text[], ${openings.map(({ message }) => message)}::text[]
    ) with ordinality as one (place, channel, conversation, message, n)
    left join lateral (
      select * from conversation where place = one.place and id = one.conversation offset 0
    ) c on true
    left join lateral (
      select * from message_claim
      where place = one.place and channel = one.channel and message_id = one.message
      offset 0
    ) m on true
    left join lateral (
      select * from turn where place = m.place and conversation_id = m.conversation_id and seq = m.seq offset 0
    ) t on true
    order by one.n
  `.execute(db)
  return rows
}

const conversationReads = (
  db: Database,
  cipher: Cipher,
  openRow: (opening: Opening) => Promise<OpenRow | undefined>,
): Pick<ConversationStore, 'open' | 'turns'> => ({
  open: async (place, channel, conversationId, messageId) => {
    const row = await openRow({ place, channel, conversation: conversationId, message: messageId })
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
})
