import type { Deadline } from '../../domain/deadline.ts'
import type { RecordedEvent } from '../../domain/work-order/event.ts'
import { nextDue } from '../../domain/work-order/next-due.ts'
import { unitsThatKnow } from '../../domain/work-order/units-that-know.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { placedColumns } from '../reports/report-facts.ts'
import { storableJson } from '../storable-text.ts'
import {
  answeredInTime,
  firstEnd,
  isLate,
  pendingOf,
  searchedTexts,
  supervisedAs,
  termsOf,
} from './order-facts.ts'

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

/** Raise it when the rows below are made otherwise: they are then made anew from the events. */
export const projectionVersion = 4

const instant = (text: string | null | undefined): Date | null => (text == null ? null : new Date(text))

/** The projection: what orders are found and listed by; everything else is in the events. */
export const orderRow = (place: string, order: WorkOrder) => ({
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
  ...listColumns(order),
  ...placedColumns(order),
  ...publishedColumns(order),
})

const listColumns = (order: WorkOrder) => ({
  holder: order.holder,
  flags: [...order.flags],
  overdue: isLate(order),
  supervised: supervisedAs(order),
  pending: [...pendingOf(order)],
  units: [...unitsThatKnow(order)],
  complained_of: [...order.complainedOf],
  parent: order.parent,
  merged_into: order.mergedInto,
  due_at: instant(firstEnd(order)),
  answered_in_time: answeredInTime(order),
})

const publishedColumns = ({ published }: WorkOrder) => ({
  published_at: instant(published?.at),
  published_title: published?.title ?? null,
  published_text: published?.text ?? null,
})

/** What an order is found by in searches, and what its published result is. */
export const searchRows = (place: string, order: WorkOrder) =>
  [
    { published: false, texts: searchedTexts(order) },
    { published: true, texts: order.published ? [order.published.title, order.published.text] : [] },
  ].flatMap(({ published, texts }) =>
    texts.length === 0
      ? []
      : [{ place, order_no: order.no, published, terms: [...termsOf(place, texts)].sort((a, b) => a - b) }],
  )

/** A running clock. */
export const deadlineRow = (place: string, order: WorkOrder, deadline: Deadline) => ({
  place,
  order_no: order.no,
  type: deadline.type,
  due_at: instant(deadline.dueAt),
  warn_at: instant(deadline.warnAt),
  red_at: instant(deadline.redAt),
  next_at: instant(nextDue(order, deadline)),
  started_at: instant(deadline.startedAt),
  extended_by: deadline.extendedBy ?? null,
  clock: deadline.clock,
  article: deadline.article,
  explanation: deadline.explanation,
  provisional: deadline.provisional,
  soft: deadline.soft,
  source: storableJson(deadline.source),
  met_at: null,
  overdue_at: instant(notedAt(order, deadline)),
})
export type DeadlineRow = ReturnType<typeof deadlineRow>

/** When it was noted that this very run of the clock had ended. */
const notedAt = ({ overdue }: WorkOrder, { type, dueAt }: Deadline): string | null =>
  overdue.findLast(({ clock, at }) => clock === type && dueAt !== null && at >= dueAt)?.at ?? null
