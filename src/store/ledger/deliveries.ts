import type { Cipher } from '../../ports/cipher.ts'
import type { NewDelivery } from '../../ports/conversation-store.ts'
import type { DatabaseTransaction } from '../database.ts'
import { storableJson } from '../storable-text.ts'

export type SealedDelivery = Omit<NewDelivery, 'address' | 'body' | 'replies'> & {
  readonly addressSealed: string
  readonly bodySealed: string
  readonly form: 'text' | 'replies'
  /** Where the citizen is written to; null for people at work. */
  readonly conversationId: string | null
  /** Whose desk it lies on; null for citizens. */
  readonly desk: string | null
}

/** Only ids of conversations may stand in the clear. */
const isTelephone = (address: string): boolean => /^\+?\d[\d -]{5,16}$/.test(address)

/** Done before the transaction begins, so that no lock waits for it. */
export const sealDeliveries = (
  cipher: Cipher,
  deliveries: readonly NewDelivery[],
): Promise<readonly SealedDelivery[]> =>
  Promise.all(
    deliveries.map(async ({ address, body, replies, ...delivery }) => ({
      ...delivery,
      form: replies === undefined ? ('text' as const) : ('replies' as const),
      desk: delivery.channel === 'desk' ? address : null,
      conversationId: delivery.channel === 'desk' || isTelephone(address) ? null : address,
      addressSealed: await cipher.seal(address),
      bodySealed: await cipher.seal(replies === undefined ? body : storableJson(replies)),
    })),
  )

/** Puts replies and notices on the ledger; their ids, in the same order. */
export const writeDeliveries = async (
  trx: DatabaseTransaction,
  place: string,
  deliveries: readonly SealedDelivery[],
  at: Date,
): Promise<readonly string[]> => {
  if (deliveries.length === 0) return []
  const rows = deliveries.map((delivery) => ({
    place,
    purpose: delivery.purpose,
    channel: delivery.channel,
    address_sealed: delivery.addressSealed,
    body_sealed: delivery.bodySealed,
    order_no: delivery.orderNo ?? null,
    state: delivery.state,
    conversation_id: delivery.conversationId,
    form: delivery.form,
    // Who waits for an answer gets it at any hour.
    urgent: delivery.urgent ?? delivery.form === 'replies',
    not_before: delivery.notBefore ?? null,
    desk: delivery.desk,
    at,
  }))
  const written = await trx.insertInto('delivery').values(rows).returning('id').execute()
  return written.map(({ id }) => String(id))
}
