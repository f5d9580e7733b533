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

/** Stores all that one turn changes, in one transaction or not at all: one statement, where nothing else goes with it. */
export const commitTurn = async (db: Database, cipher: Cipher, change: TurnCommit): Promise<CommitResult> => {
  const sealed = await sealTurn(cipher, change)
  const result = isAlone(change)
    ? await writeTurn(db, change, sealed)
    : await undoable(db, (trx, undo: (value: 'not-first') => never) =>
        writeAll(trx, cipher, change, sealed, undo),
      )
  return result === 'committed' ? { kind: 'committed' } : repeatOrStale(db, cipher, change)
}

/** A turn that touches no order and leaves nothing to be delivered. */
const isAlone = ({ orders, deliveries, brought, mergedIds, attachments }: TurnCommit): boolean =>
  orders.length + deliveries.length + (brought?.length ?? 0) + (attachments?.length ?? 0) === 0 &&
  mergedIds === undefined

const writeAll = async (
  trx: DatabaseTransaction,
  cipher: Cipher,
  change: TurnCommit,
  sealed: SealedTurn,
  undo: (value: 'not-first') => never,
): Promise<'committed'> => {
  if ((await writeTurn(trx, change, sealed)) === 'not-first') return undo('not-first')
  for (const order of sealed.orders)
    if ((await appendToOrder(trx, cipher, change.place, order, change.at)) === 'stale')
      return undo('not-first')
  await writeDeliveries(trx, change.place, sealed.deliveries, change.at)
  await writeArrived(trx, change)
  return 'committed'
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

/** What `refuse_turn` says; the statement has written nothing then. */
const REFUSED = 'JB001'

const isRefused = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === REFUSED

/**
 * Conversation, turn, claims and records in one statement, which refuses itself when the conversation is not at the
 * version that was read or a message of the turn is claimed already.
 */
const writeTurn = async (
  db: Database,
  change: TurnCommit,
  sealed: SealedTurn,
): Promise<'committed' | 'not-first'> => {
  const { place, conversationId, channel, messageId, at, expectedVersion } = change
  const claims = [messageId, ...(change.mergedIds ?? [])]
  const newOrders = change.orders.filter((order) => order.expectedVersion === 0).map(({ no }) => no)
  try {
    await sql`/* turn.write */
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
        returning c.place, c.id, c.version, c.updated_at
      ), spoken as (
        insert into turn (place, conversation_id, seq, text_sealed, masked_text, outcome, replies_sealed, attachments_sealed, at)
        select place, id, version, ${sealed.text}, ${maskPersonal(change.text)},
          ${storableJson(change.turn.outcome)}::jsonb, ${sealed.replies}, ${sealed.brought}, updated_at
        from held
      ), claimed as (
        insert into message_claim (place, channel, message_id, conversation_id, seq)
        select held.place, ${channel}, m.id, held.id, held.version from held, unnest(${claims}::text[]) as m (id)
        on conflict do nothing
        returning seq
      ), answered as (
        insert into consultation_record
          (place, conversation_id, seq, n, question, entry_id, entry_version, quoted, citation, probability, at)
        select held.place, held.id, held.version, r.n, r.question, r.entry_id, r.entry_version, r.quoted, r.citation,
          r.probability, held.updated_at
        from held, jsonb_to_recordset(${consultationsOf(change)}::jsonb) as r (
          n smallint, question text, entry_id text, entry_version integer, quoted text, citation jsonb,
          probability double precision
        )
      ), rejected as (
        insert into rejection_record (place, conversation_id, seq, n, text, ground, article, decision, at)
        select held.place, held.id, held.version, r.n, r.text, r.ground, r.article, r.decision, held.updated_at
        from held, jsonb_to_recordset(${rejectionsOf(change)}::jsonb) as r (
          n smallint, text text, ground text, article text, decision jsonb
        )
      )
      select case
        when (select version from held) = ${expectedVersion}::integer + 1
          and (select count(*) from claimed) = ${claims.length}::integer then true
        else refuse_turn()
      end
    `.execute(db)
    return 'committed'
  } catch (fault) {
    if (isRefused(fault)) return 'not-first'
    throw fault
  }
}

const consultationsOf = ({ consultations }: TurnCommit): string =>
  storableJson(
    consultations.map(({ question, citation, quoted, probability }, n) => ({
      n,
      question: maskPersonal(question),
      entry_id: citation.entryId,
      entry_version: citation.version,
      quoted,
      citation,
      probability,
    })),
  )

const rejectionsOf = ({ rejections }: TurnCommit): string =>
  storableJson(
    rejections.map(({ text, decision }, n) => ({
      n,
      text: maskPersonal(text),
      ground: decision.ground ?? null,
      article: decision.article ?? null,
      decision,
    })),
  )
