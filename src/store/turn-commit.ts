import { sql } from 'kysely'
import { maskPersonal } from '../domain/masking.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { CommitResult, TurnCommit } from '../ports/conversation-store.ts'
import { type TurnRow, toTurn } from './conversation-rows.ts'
import type { Database, DatabaseTransaction } from './database.ts'
import { type SealedDelivery, sealDeliveries, writeDeliveries } from './deliveries.ts'
import { appendToOrder, type SealedCommit, sealCommit } from './order-append.ts'
import { storableJson } from './storable-text.ts'
import { writeArrived } from './turn-arrived.ts'
import { undoable } from './undoable.ts'

/** Stores all that one turn changes, in one transaction or not at all. */
export const commitTurn = async (db: Database, cipher: Cipher, change: TurnCommit): Promise<CommitResult> => {
  const sealed = await sealTurn(cipher, change)
  const result = await undoable(db, async (trx, undo: (value: 'not-first') => never) => {
    if (!(await claimTurn(trx, change, sealed))) return undo('not-first')
    for (const order of sealed.orders)
      if ((await appendToOrder(trx, cipher, change.place, order, change.at)) === 'stale')
        return undo('not-first')
    await writeRecords(trx, change)
    await writeDeliveries(trx, change.place, sealed.deliveries, change.at)
    await writeArrived(trx, change)
    return 'committed' as const
  })
  return result === 'committed' ? { kind: 'committed' } : repeatOrStale(db, cipher, change)
}

/** Somebody was first: with this very message (give that answer again) or with another one (decide anew). */
const repeatOrStale = async (db: Database, cipher: Cipher, change: TurnCommit): Promise<CommitResult> => {
  const { rows } = await sql<TurnRow>`
    select t.outcome, t.replies_sealed from message_claim m
    join turn t on t.place = m.place and t.conversation_id = m.conversation_id and t.seq = m.seq
    where m.place = ${change.place} and m.channel = ${change.channel} and m.message_id = ${change.messageId}
  `.execute(db)
  const row = rows[0]
  return row === undefined ? { kind: 'stale' } : { kind: 'duplicate', turn: await toTurn(cipher, row) }
}

type SealedTurn = {
  readonly text: string
  readonly dialogue: string
  readonly replies: string
  readonly brought: string | null
  readonly citizen: string | null
  readonly citizenDigest: string | null
  readonly deliveries: readonly SealedDelivery[]
  readonly orders: readonly SealedCommit[]
}

/** Everything is sealed before the transaction begins, so that no lock waits for it. */
const sealTurn = async (cipher: Cipher, change: TurnCommit): Promise<SealedTurn> => {
  const { place, channel, citizenKey } = change
  const [text, dialogue, replies, brought, citizen, citizenDigest] = await Promise.all([
    cipher.seal(change.text),
    cipher.seal(JSON.stringify(change.dialogue)),
    cipher.seal(JSON.stringify(change.turn.replies)),
    change.brought?.length ? cipher.seal(JSON.stringify(change.brought)) : null,
    citizenKey === undefined ? null : cipher.seal(citizenKey),
    citizenKey === undefined ? null : cipher.digest(`citizen ${place}/${channel}/${citizenKey}`),
  ])
  const deliveries = await sealDeliveries(cipher, change.deliveries)
  const orders = await Promise.all(change.orders.map((order) => sealCommit(cipher, place, order, citizenKey)))
  return { text, dialogue, replies, brought, citizen, citizenDigest, deliveries, orders }
}

/**
 * Conversation, turn and claims in one statement. False when the conversation is not at the version that was read or
 * a message of the turn is claimed already; the caller then undoes what this wrote.
 */
const claimTurn = async (
  trx: DatabaseTransaction,
  change: TurnCommit,
  sealed: SealedTurn,
): Promise<boolean> => {
  const { place, conversationId, channel, messageId, at, expectedVersion } = change
  const claims = [messageId, ...(change.mergedIds ?? [])]
  const newOrders = change.orders.filter((order) => order.expectedVersion === 0).map(({ no }) => no)
  const { rows } = await sql<{ version: number | null; claimed: number }>`
    with held as (
      insert into conversation as c (
        place, id, channel, citizen_sealed, citizen_digest, dialogue_sealed, version, orders, started_at, updated_at
      ) values (
        ${place}, ${conversationId}, ${channel}, ${sealed.citizen}, ${sealed.citizenDigest}, ${sealed.dialogue},
        1, ${newOrders}::text[], ${at}, ${at}
      )
      on conflict (place, id) do update set
        citizen_sealed = coalesce(excluded.citizen_sealed, c.citizen_sealed),
        citizen_digest = coalesce(excluded.citizen_digest, c.citizen_digest),
        dialogue_sealed = excluded.dialogue_sealed,
        version = c.version + 1,
        orders = c.orders || excluded.orders,
        updated_at = excluded.updated_at
      returning c.version
    ), spoken as (
      insert into turn (place, conversation_id, seq, text_sealed, masked_text, outcome, replies_sealed, attachments_sealed, at)
      select ${place}, ${conversationId}, version, ${sealed.text}, ${maskPersonal(change.text)},
        ${storableJson(change.turn.outcome)}::jsonb, ${sealed.replies}, ${sealed.brought}, ${at}::timestamptz
      from held
    ), claimed as (
      insert into message_claim (place, channel, message_id, conversation_id, seq)
      select ${place}, ${channel}, m.id, ${conversationId}, version from held, unnest(${claims}::text[]) as m (id)
      on conflict do nothing
      returning seq
    )
    select (select version from held) as version, (select count(*) from claimed) as claimed
  `.execute(trx)
  return rows[0]?.version === expectedVersion + 1 && rows[0].claimed === claims.length
}

const writeRecords = async (trx: DatabaseTransaction, change: TurnCommit): Promise<void> => {
  const turn = {
    place: change.place,
    conversation_id: change.conversationId,
    seq: change.expectedVersion + 1,
  }
  const consultations = change.consultations.map(({ question, citation, quoted, probability }, n) => ({
    ...turn,
    n,
    question: maskPersonal(question),
    entry_id: citation.entryId,
    entry_version: citation.version,
    quoted,
    citation: storableJson(citation),
    probability,
    at: change.at,
  }))
  if (consultations.length > 0) await trx.insertInto('consultation_record').values(consultations).execute()
  const rejections = change.rejections.map(({ text, decision }, n) => ({
    ...turn,
    n,
    text: maskPersonal(text),
    ground: decision.ground ?? null,
    article: decision.article ?? null,
    decision: storableJson(decision),
    at: change.at,
  }))
  if (rejections.length > 0) await trx.insertInto('rejection_record').values(rejections).execute()
}
