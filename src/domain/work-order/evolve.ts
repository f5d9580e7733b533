import { assertNever } from '../errors.ts'
import type { OrderEvent, RecordedEvent } from './event.ts'
import type { WorkOrder } from './work-order.ts'

/** The order after one more event. Pure; the projection and the citizen's page are both made of it. */
export const evolve = (order: WorkOrder | null, recorded: RecordedEvent, no: string): WorkOrder => {
  const { event } = recorded
  if (event.type === 'filed') return filed(event, recorded, no)
  if (order === null) throw new Error(`order ${no} begins with ${event.type}`)
  return { ...order, ...change(order, event), version: recorded.seq }
}

/** The order its whole history makes; null for no history. */
export const replay = (events: readonly RecordedEvent[], no: string): WorkOrder | null =>
  events.reduce<WorkOrder | null>((order, event) => evolve(order, event, no), null)

type Filed = Extract<OrderEvent, { type: 'filed' }>

const filed = (event: Filed, recorded: RecordedEvent, no: string): WorkOrder => ({
  no,
  state: 'accepted',
  version: recorded.seq,
  title: event.title,
  nature: event.nature,
  complainant: event.complainant,
  text: event.text,
  where: event.where ?? null,
  when: event.when ?? null,
  target: event.target ?? null,
  demand: event.demand ?? null,
  channel: event.channel,
  conversationId: event.conversationId,
  confidential: event.confidential,
  replyWanted: event.replyWanted,
  anonymous: event.anonymous,
  classification: event.classification,
  packDay: event.packDay,
  filedAt: recorded.at,
  lead: null,
  co: [],
  deadlines: [],
  supplements: [],
})

const change = (order: WorkOrder, event: Exclude<OrderEvent, Filed>): Partial<WorkOrder> => {
  switch (event.type) {
    case 'queued':
      return { state: 'pending_dispatch' }
    case 'dispatched':
      return { state: 'dispatched', lead: event.lead, co: event.co }
    case 'clocks-started':
      return { deadlines: [...order.deadlines, ...event.deadlines] }
    case 'supplemented':
      return { supplements: [...order.supplements, event.text] }
    case 'overdue-noted':
    case 'explanation-demanded':
      return {}
    case 'withdrawn':
      return { state: 'withdrawn', deadlines: [] }
    default:
      return assertNever(event)
  }
}
