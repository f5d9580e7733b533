import { z } from 'zod'
import { stageSchema } from '../deadline.ts'
import { natureSchema } from '../matter.ts'
import { type PlaceId, placeIdSchema, unitIdSchema } from '../place.ts'
import { roleSchema } from '../staff.ts'
import type { EventOf, EventType, OrderEvent, RecordedEvent } from './event.ts'
import { orderStates, type WorkOrder } from './work-order.ts'

/**
 * What other systems are told of each event: closed words, units, days and articles. Nothing that anybody wrote, no
 * account names, and no number of another order: the text is read by whoever may, in the order itself.
 */
const shown = {
  filed: ['packDay', 'article'],
  classified: ['article'],
  flagged: ['flag', 'on'],
  instructed: ['article'],
  'incident-reported': ['article'],
  supplemented: [],
  'explanation-demanded': ['article'],
  withdrawn: [],
  'repeat-noted': ['answeredInTime', 'article'],
  merged: ['article'],
  'repeat-joined': [],
  'dispatch-stopped': ['article'],
  queued: ['article'],
  dispatched: ['lead', 'co', 'holder', 'method', 'article'],
  forwarded: ['from', 'to', 'article'],
  signed: ['unit', 'first', 'article'],
  'return-requested': ['unit', 'ground', 'suggestedUnit', 'article'],
  'return-approved': ['article'],
  'return-refused': ['silent', 'article'],
  'return-locked': ['after', 'unit', 'article'],
  'co-units-set': ['co', 'article'],
  'co-answered': ['unit'],
  split: ['article'],
  'child-finished': [],
  'extension-requested': ['unit', 'workdays', 'article'],
  'extension-granted': ['workdays', 'newDueAt', 'article'],
  'extension-refused': [],
  'interim-reported': ['unit', 'article'],
  explained: ['unit', 'article'],
  'citizen-contacted': ['unit', 'via'],
  'reply-submitted': ['unit', 'article'],
  'reply-approved': ['unit', 'toCity', 'article'],
  'reply-sent-back': ['unit'],
  'audit-passed': ['final', 'article'],
  'audit-refused': ['article'],
  'rework-ordered': ['round', 'because', 'article'],
  replied: ['told', 'via', 'publicity', 'article'],
  published: ['article'],
  'filed-with-center': ['unit', 'article'],
  'filing-accepted': ['article'],
  'filing-refused': ['article'],
  'called-back': ['level', 'method', 'reached', 'resolved', 'process', 'result', 'untrue', 'article'],
  rated: ['score'],
  'rating-appealed': ['unit'],
  'rating-reviewed': ['verdict', 'omission', 'article'],
  objected: [],
  'letter-sent': ['unit', 'article'],
  'letter-reviewed': ['accepted', 'article'],
  'termination-requested': ['unit', 'article'],
  'termination-refused': [],
  terminated: ['article'],
  closed: ['article'],
  archived: ['article'],
  reopened: ['article'],
  'clocks-started': [],
  'clocks-stopped': ['clocks', 'met'],
  'clock-recounted': [],
  warned: ['clock', 'colour', 'unit', 'article'],
  'overdue-noted': ['clock', 'unit', 'dueAt', 'article'],
  escalated: ['level', 'article'],
  'escalation-answered': [],
  'supervision-proposed': ['level', 'article'],
  supervised: ['n', 'level', 'article'],
  'supervision-answered': ['n', 'unit'],
  'supervision-lifted': ['n'],
  'accountability-noted': ['unit', 'article'],
  'handed-over': ['article'],
} as const satisfies { readonly [T in EventType]: readonly (keyof EventOf<T>)[] }

/** `left`: the order is no longer this unit's business; nothing else is told of it from here on. */
const feedTypes = ['left', ...(Object.keys(shown) as EventType[])] as const
export const feedTypeSchema = z.enum(feedTypes)
export type FeedType = z.infer<typeof feedTypeSchema>

/** The order as it stands after the event. */
const feedOrderSchema = z.object({
  no: z.string(),
  state: z.enum(orderStates),
  /** Number of its events so far: of two events the one with the higher version is later. */
  version: z.number().int(),
  nature: natureSchema,
  class: z.string().nullable(),
  publicity: z.string(),
  confidential: z.boolean(),
  filedAt: z.string(),
  lead: unitIdSchema.nullable(),
  holder: unitIdSchema.nullable(),
  co: z.array(unitIdSchema),
  deadlines: z.array(z.object({ type: stageSchema, dueAt: z.string().nullable() })),
  overdue: z.boolean(),
})

const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))

/** One event of an order as other systems get it, pushed or pulled. */
export const feedEventSchema = z.object({
  /** The same in every try and in the pull feed. */
  id: z.string(),
  type: feedTypeSchema,
  at: z.string(),
  place: placeIdSchema,
  /** The whole order, or its number alone for `left`. */
  order: z.union([feedOrderSchema, z.strictObject({ no: z.string() })]),
  /** By what role it was done, and what the type has: units, days, articles, closed words. */
  event: z.object({ by: roleSchema, detail: detailSchema }).optional(),
})
export type FeedEvent = z.infer<typeof feedEventSchema>

export const feedId = (place: PlaceId, no: string, seq: number): string => `${place}/${no}/${seq}`

/** The event as the feed tells it. `order`: as it stands after the event. */
export const feedEventOf = (place: PlaceId, recorded: RecordedEvent, order: WorkOrder): FeedEvent => ({
  id: feedId(place, order.no, recorded.seq),
  type: recorded.event.type,
  at: recorded.at,
  place,
  order: feedOrderOf(order),
  event: { by: recorded.actor.role, detail: detailOf(recorded.event) },
})

/** What a unit is told when the order has left it. */
export const leftEventOf = ({ id, at, place, order: { no } }: FeedEvent): FeedEvent => ({
  id: `${id}/left`,
  type: 'left',
  at,
  place,
  order: { no },
})

const detailOf = (event: OrderEvent): Record<string, string | number | boolean | string[]> => {
  const told: readonly string[] = shown[event.type]
  const entries = Object.entries(event).filter(([key, value]) => told.includes(key) && value !== undefined)
  return Object.fromEntries(entries)
}

/** A clock that still runs has run out. */
const isOverdue = ({ overdue, deadlines }: WorkOrder): boolean =>
  overdue.some(({ clock }) => deadlines.some(({ type }) => type === clock))

const feedOrderOf = (order: WorkOrder): z.infer<typeof feedOrderSchema> => ({
  no: order.no,
  state: order.state,
  version: order.version,
  nature: order.nature,
  class: order.classification.class ?? null,
  publicity: order.classification.publicity,
  confidential: order.confidential,
  filedAt: order.filedAt,
  lead: order.lead,
  holder: order.holder,
  co: [...order.co],
  deadlines: order.deadlines.map(({ type, dueAt }) => ({ type, dueAt })),
  overdue: isOverdue(order),
})
