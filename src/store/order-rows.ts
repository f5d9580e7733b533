import type { Deadline } from '../domain/deadline.ts'
import type { RecordedEvent } from '../domain/work-order/event.ts'
import type { WorkOrder } from '../domain/work-order/work-order.ts'
import { storableJson } from './storable-text.ts'

type EventRow = {
  seq: number
  at: Date
  actor: RecordedEvent['actor']
  payload: RecordedEvent['event']
  prev_hash: string
  hash: string
}

export const eventColumns = ['seq', 'at', 'actor', 'payload', 'prev_hash', 'hash'] as const

export const toEvent = (row: EventRow): RecordedEvent => ({
  seq: row.seq,
  at: row.at.toISOString(),
  actor: row.actor,
  event: row.payload,
  prevHash: row.prev_hash,
  hash: row.hash,
})

export const eventRow = (place: string, order_no: string, recorded: RecordedEvent) => ({
  place,
  order_no,
  seq: recorded.seq,
  at: new Date(recorded.at),
  actor: storableJson(recorded.actor),
  type: recorded.event.type,
  payload: storableJson(recorded.event),
  prev_hash: recorded.prevHash,
  hash: recorded.hash,
})

/** The projection: what is looked up by; everything else is in the events. */
export const orderRow = (place: string, order: WorkOrder, at: Date) => ({
  place,
  no: order.no,
  state: order.state,
  version: order.version,
  title: order.title,
  nature: order.nature,
  complainant: order.complainant,
  channel: order.channel,
  conversation_id: order.conversationId,
  class: order.classification.class ?? null,
  publicity: order.classification.publicity,
  confidential: order.confidential,
  lead: order.lead,
  co: [...order.co],
  pack_day: order.packDay,
  filed_at: new Date(order.filedAt),
  updated_at: at,
})

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text))

export const deadlineRow = (place: string, order_no: string, deadline: Deadline) => ({
  place,
  order_no,
  type: deadline.type,
  due_at: instant(deadline.dueAt),
  warn_at: instant(deadline.warnAt),
  clock: deadline.clock,
  article: deadline.article,
  explanation: deadline.explanation,
  provisional: deadline.provisional,
  soft: deadline.soft,
  source: storableJson(deadline.source),
  met_at: null,
})
