import { z } from 'zod'
import { orderStates } from '../../domain/work-order/work-order.ts'
import { citizenActionSchema } from './citizen-actions.ts'

const citizenDeadlineSchema = z.object({
  type: z.string(),
  dueAt: z.string().nullable(),
  /** The same as people say it. */
  due: z.string().nullable(),
  article: z.string(),
  explanation: z.string(),
  overdue: z.boolean(),
  /** How much is left, or has passed since, in the unit of the clock: 还剩3个工作日. null = no end, or not running yet. */
  left: z.string().nullable(),
  /** Not running yet: the order has still to reach the unit that handles it. */
  expected: z.boolean(),
})

/** What a citizen may see of an order of theirs. No name, no telephone; the reply only when the place's flow lets it out. */
export const citizenOrderSchema = z.object({
  no: z.string(),
  title: z.string(),
  nature: z.string(),
  status: z.enum(orderStates),
  statusText: z.string(),
  filedAt: z.string(),
  classification: z.string(),
  publicity: z.string(),
  lead: z.string().nullable(),
  co: z.array(z.string()),
  text: z.string(),
  where: z.string().nullable(),
  supplements: z.array(z.string()),
  timeline: z.array(z.object({ at: z.string(), what: z.string(), article: z.string().optional() })),
  deadlines: z.array(citizenDeadlineSchema),
  nextStep: z.string(),
  /** null until there is one that may be shown. */
  reply: z.string().nullable(),
  /** What may be done now; anything else is refused. */
  actions: z.array(citizenActionSchema),
  /** The place's words for a rating, the best first: score 1 is the first. */
  ratingScale: z.array(z.string()),
  rating: z.object({ score: z.number().int(), word: z.string(), comment: z.string().optional() }).nullable(),
  /** The orders this one was split into, each answered by itself. */
  parts: z.array(
    z.object({ no: z.string(), title: z.string(), statusText: z.string(), reply: z.string().nullable() }),
  ),
  version: z.number().int(),
})
export type CitizenOrder = z.infer<typeof citizenOrderSchema>
