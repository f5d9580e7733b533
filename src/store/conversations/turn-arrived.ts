import { sql } from 'kysely'
import type { AttachmentRef } from '../../domain/attachment.ts'
import type { TurnCommit } from '../../ports/conversation-store.ts'
import type { DatabaseTransaction } from '../database.ts'

/** What a turn changes of what had arrived: its messages are answered by its reply, its pictures belong to its order. */
export const writeArrived = async (trx: DatabaseTransaction, change: TurnCommit): Promise<void> => {
  if (change.brought?.length) await markSent(trx, change, change.brought)
  if (change.mergedIds !== undefined) await markAnswered(trx, change, change.mergedIds)
  for (const { id, orderNo } of change.attachments ?? [])
    await trx
      .updateTable('attachment')
      .set({ order_no: orderNo })
      .where('place', '=', change.place)
      .where('id', '=', id)
      .where('conversation_id', '=', change.conversationId)
      .where('order_no', 'is', null)
      .execute()
}

const markSent = async (
  trx: DatabaseTransaction,
  { place, conversationId }: TurnCommit,
  brought: readonly AttachmentRef[],
): Promise<void> => {
  await trx
    .updateTable('attachment')
    .set({ sent: true })
    .where('place', '=', place)
    .where('conversation_id', '=', conversationId)
    .where(
      'id',
      'in',
      brought.map(({ id }) => id),
    )
    .execute()
}

/** The conversation's row is held by this transaction, so its newest reply is the one just written. */
const markAnswered = async (
  trx: DatabaseTransaction,
  { place, channel, messageId, conversationId, deliveries }: TurnCommit,
  mergedIds: readonly string[],
): Promise<void> => {
  const replied = deliveries.some(({ purpose }) => purpose === 'reply')
  await sql`
    update inbox_message set state = 'answered', leased_until = null, last_error = null,
      reply_id = (
        select max(id) from delivery
        where ${replied} and place = ${place} and conversation_id = ${conversationId} and purpose = 'reply'
      )
    where place = ${place} and channel = ${channel} and message_id = any(${[messageId, ...mergedIds]}::text[])
  `.execute(trx)
}
