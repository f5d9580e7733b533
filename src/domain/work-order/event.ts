import { z } from 'zod'
import { channelSchema } from '../conversation.ts'
import { deadlineSchema, stageSchema } from '../deadline.ts'
import { classificationSchema } from '../decision.ts'
import { complainantKindSchema, natureSchema } from '../matter.ts'
import { unitIdSchema } from '../place.ts'

export const actorSchema = z.object({
  role: z.enum(['citizen', 'system', 'agent', 'dispatcher', 'unit-clerk', 'hotline-lead']),
  /** Account or unit; never a citizen's name or number. */
  id: z.string().optional(),
})
export type Actor = z.infer<typeof actorSchema>

/**
 * What happened to an order. Events never hold personal data: names, telephones and the words as written are kept
 * beside the chain (sealed, erasable), the events keep a masked text. So the chain stays provable after erasure.
 */
export const orderEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('filed'),
    title: z.string(),
    nature: natureSchema,
    complainant: complainantKindSchema,
    /** Masked. */
    text: z.string(),
    where: z.string().optional(),
    when: z.string().optional(),
    target: z.string().optional(),
    demand: z.string().optional(),
    channel: channelSchema,
    conversationId: z.string(),
    confidential: z.boolean(),
    replyWanted: z.boolean(),
    anonymous: z.boolean(),
    classification: classificationSchema,
    /** The day whose rules hold for this order. */
    packDay: z.string(),
    article: z.string(),
  }),
  z.object({ type: z.literal('queued'), why: z.string(), article: z.string().optional() }),
  z.object({
    type: z.literal('dispatched'),
    lead: unitIdSchema,
    co: z.array(unitIdSchema),
    why: z.string(),
    article: z.string().optional(),
  }),
  z.object({ type: z.literal('clocks-started'), deadlines: z.array(deadlineSchema) }),
  /** A clock ran out before its step was done. */
  z.object({ type: z.literal('overdue-noted'), clock: stageSchema, article: z.string() }),
  z.object({ type: z.literal('supplemented'), text: z.string() }),
  z.object({ type: z.literal('explanation-demanded'), article: z.string().optional() }),
  z.object({ type: z.literal('withdrawn'), reason: z.string().optional() }),
])
export type OrderEvent = z.infer<typeof orderEventSchema>

/** An event in its place in the chain. */
export type RecordedEvent = {
  readonly seq: number
  readonly at: string
  readonly actor: Actor
  readonly event: OrderEvent
  readonly prevHash: string
  readonly hash: string
}
