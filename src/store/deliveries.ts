import type { Cipher } from '../ports/cipher.ts'
import type { NewDelivery } from '../ports/conversation-store.ts'
import type { DatabaseTransaction } from './database.ts'

export type SealedDelivery = Omit<NewDelivery, 'address' | 'body'> & {
  readonly addressSealed: string
  readonly bodySealed: string
}

/** Done before the transaction begins, so that no lock waits for it. */
export const sealDeliveries = (
  cipher: Cipher,
  deliveries: readonly NewDelivery[],
): Promise<readonly SealedDelivery[]> =>
  Promise.all(
    deliveries.map(async ({ address, body, ...delivery }) => ({
      ...delivery,
      addressSealed: await cipher.seal(address),
      bodySealed: await cipher.seal(body),
    })),
  )

/** Puts replies and notices on the ledger. */
export const writeDeliveries = async (
  trx: DatabaseTransaction,
  place: string,
  deliveries: readonly SealedDelivery[],
  at: Date,
): Promise<void> => {
  if (deliveries.length === 0) return
  const rows = deliveries.map(({ purpose, channel, addressSealed, bodySealed, orderNo, state }) => ({
    place,
    purpose,
    channel,
    address_sealed: addressSealed,
    body_sealed: bodySealed,
    order_no: orderNo ?? null,
    state,
    at,
  }))
  await trx.insertInto('delivery').values(rows).execute()
}
