import { sql } from 'kysely'
import type { Cipher } from '../../ports/cipher.ts'
import type { CommitResult, TurnCommit } from '../../ports/conversation-store.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import { type SealedDelivery, sealDeliveries, writeDeliveries } from '../ledger/deliveries.ts'
import { appendToOrder, type SealedCommit, sealCommit } from '../orders/order-append.ts'
import { undoable } from '../undoable.ts'
import { type TurnRow, toTurn } from './conversation-rows.ts'
import { writeArrived } from './turn-arrived.ts'
import { type SealedTurn, type Written, writeTurn } from './turn-write.ts'

/**
 * Stores all that one turn changes, in one transaction or not at all: by `write`, where nothing goes with it but the
 * turn itself.
 */
export const commitTurn = async (
  db: Database,
  cipher: Cipher,
  write: (turn: SealedTurn) => Promise<Written>,
  change: TurnCommit,
): Promise<CommitResult> => {
  const sealed = await sealTurn(cipher, change)
  const result = isAlone(change)
    ? await write(sealed)
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
  sealed: SealedWhole,
  undo: (value: 'not-first') => never,
): Promise<'committed'> => {
  if ((await writeTurn(trx, sealed)) === 'not-first') return undo('not-first')
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

type SealedWhole = SealedTurn & {
  readonly deliveries: readonly SealedDelivery[]
  readonly orders: readonly SealedCommit[]
}

/** Everything is sealed before the transaction begins, so that no lock waits for it. */
const sealTurn = async (cipher: Cipher, change: TurnCommit): Promise<SealedWhole> => {
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
  return { change, text, dialogue, replies, brought, citizen, citizenDigest, deliveries, orders }
}
