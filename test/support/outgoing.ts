import { randomUUID } from 'node:crypto'
import type { PlaceId } from '../../src/domain/place.ts'
import type { Outgoing } from '../../src/ports/channel-sender.ts'

/** A message to somebody on a channel, as the ledger hands it to the sender. */
export const outgoing = (
  place: PlaceId,
  at: Date,
  address: string,
  text: string,
  more: Partial<Outgoing> = {},
): Outgoing => ({
  place,
  id: randomUUID(),
  purpose: 'reply',
  address,
  conversationId: null,
  replies: [{ text }],
  orderNo: null,
  urgent: false,
  partsSent: 0,
  at,
  ...more,
})
