import { z } from 'zod'
import { channelSchema } from '../../conversation.ts'
import { conditionsSchema } from '../../deadline.ts'
import { classificationSchema } from '../../decision.ts'
import { complainantKindSchema, natureSchema } from '../../matter.ts'
import { unitIdSchema } from '../../place.ts'

/** Special marks of an order. They lie over its state and never replace it. */
export const flagSchema = z.enum([
  'sudden',
  'sensitive',
  'mass',
  'major',
  'confidential',
  /** 市局认为须由市里把关 */
  'city_audit',
  /** 反映情况可能与实际有较大出入 */
  'doubtful',
])
export type Flag = z.infer<typeof flagSchema>

/** From the citizen's words to a classified order. Texts are masked. */
export const intakeEvents = [
  z.object({
    type: z.literal('filed'),
    title: z.string(),
    nature: natureSchema,
    complainant: complainantKindSchema,
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
    origin: z.enum(['local', 'provincial']).optional(),
    /** Line of the duty catalogue. */
    duty: z.string().optional(),
    /** Units whose own conduct is complained of: they neither handle nor see it. */
    complainedOf: z.array(unitIdSchema).optional(),
    /** The order this one was split from. */
    parent: z.string().optional(),
  }),
  z.object({
    type: z.literal('classified'),
    classification: classificationSchema,
    origin: z.enum(['local', 'provincial']).optional(),
    statutory: conditionsSchema.shape.statutory,
    duty: z.string().optional(),
    why: z.string(),
    article: z.string().optional(),
  }),
  z.object({ type: z.literal('flagged'), flag: flagSchema, on: z.boolean(), why: z.string() }),
  /** 领导批示 */
  z.object({
    type: z.literal('instructed'),
    by: z.string(),
    text: z.string(),
    article: z.string().optional(),
  }),
  /** 突发事件信息报送 */
  z.object({ type: z.literal('incident-reported'), to: z.string(), text: z.string(), article: z.string() }),
  z.object({ type: z.literal('supplemented'), text: z.string() }),
  z.object({ type: z.literal('explanation-demanded'), article: z.string().optional() }),
  z.object({ type: z.literal('withdrawn'), reason: z.string().optional() }),
  /** The same person brought the same matter before. */
  z.object({
    type: z.literal('repeat-noted'),
    orders: z.array(z.string()),
    /** How often it was answered in time. */
    answeredInTime: z.number().int(),
    article: z.string().optional(),
  }),
  z.object({ type: z.literal('merged'), into: z.string(), why: z.string(), article: z.string().optional() }),
  z.object({ type: z.literal('repeat-joined'), from: z.string(), text: z.string() }),
  /** 同一人同一问题不再批转: a person's decision, with a patient answer. */
  z.object({
    type: z.literal('dispatch-stopped'),
    answer: z.string(),
    reason: z.string(),
    article: z.string(),
  }),
] as const
