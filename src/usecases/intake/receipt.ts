import type { NewDelivery } from '../../ports/conversation-store.ts'
import type { TurnContext } from '../turn/turn.ts'

/**
 * The ledger's line for the receipt of a filed order: it travels back in the answer to the message, and a message
 * whose answer was lost is answered again from the record.
 */
export const receipt = ({ message }: TurnContext, orderNo: string, body: string): NewDelivery => ({
  purpose: 'receipt',
  channel: message.channel,
  address: message.conversationId,
  body,
  orderNo,
  state: 'sent',
})
