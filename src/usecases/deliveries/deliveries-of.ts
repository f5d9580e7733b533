import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { NewDelivery } from '../../ports/conversation-store.ts'
import type { Notice } from '../../rules/order/notices/notice.ts'

/** A sudden event is told at any hour, whatever the hours for notices. */
const isEmergency = ({ flags }: WorkOrder): boolean => flags.includes('sudden')

/** Notices as lines of the delivery ledger: the citizen on the channel they came by, people at work on their desk. */
export const deliveriesOf = (order: WorkOrder, notices: readonly Notice[]): readonly NewDelivery[] =>
  notices.map(({ to, purpose, body }) => ({
    purpose,
    channel: to === 'citizen' ? order.channel : 'desk',
    address: to === 'citizen' ? order.conversationId : to,
    body,
    orderNo: order.no,
    state: 'queued',
    ...(to === 'citizen' && isEmergency(order) ? { urgent: true } : {}),
  }))
