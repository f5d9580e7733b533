import { z } from 'zod'
import { unitIdSchema } from '../../place.ts'
import { informedViaSchema, replyDraftSchema } from '../reply.ts'

const reworkTriggerSchema = z.enum([
  'audit_refused',
  'callback_untrue',
  'bad_rating_with_omission',
  'filing_refused',
  'letter_refused',
])
export type ReworkTrigger = z.infer<typeof reworkTriggerSchema>

/** What a unit does with it, until the citizen is answered. */
export const handlingEvents = [
  z.object({
    type: z.literal('extension-requested'),
    unit: unitIdSchema,
    workdays: z.number().int(),
    reason: z.string(),
    /** 阶段性进展, as the citizen will be told. */
    progress: z.string().optional(),
    article: z.string(),
  }),
  z.object({
    type: z.literal('extension-granted'),
    workdays: z.number().int(),
    newDueAt: z.string(),
    /** A soft limit was exceeded by the hotline's lead, and why. */
    override: z.string().optional(),
    /** What the citizen is told of it, besides the new end. */
    reason: z.string().optional(),
    progress: z.string().optional(),
    article: z.string(),
  }),
  z.object({ type: z.literal('extension-refused'), reason: z.string() }),
  z.object({
    type: z.literal('interim-reported'),
    unit: unitIdSchema,
    progress: z.string(),
    plan: z.string(),
    article: z.string().optional(),
  }),
  z.object({
    type: z.literal('explained'),
    unit: unitIdSchema,
    explanation: z.string(),
    plan: z.string().optional(),
    article: z.string().optional(),
  }),
  z.object({
    type: z.literal('citizen-contacted'),
    unit: unitIdSchema,
    via: informedViaSchema,
    note: z.string(),
  }),
  z.object({
    type: z.literal('reply-submitted'),
    unit: unitIdSchema,
    /** Account of who wrote it: nobody approves their own. */
    person: z.string().optional(),
    reply: replyDraftSchema,
    article: z.string().optional(),
  }),
  /** 分管领导批准 / 管理员审核 inside the unit. */
  z.object({
    type: z.literal('reply-approved'),
    unit: unitIdSchema,
    /** It goes past the bureau of the area straight to the city's audit. */
    toCity: z.boolean().optional(),
    article: z.string().optional(),
  }),
  z.object({ type: z.literal('reply-sent-back'), unit: unitIdSchema, reason: z.string() }),
  z.object({
    type: z.literal('audit-passed'),
    /** false: the city's own audit has yet to follow. */
    final: z.boolean(),
    article: z.string(),
  }),
  z.object({ type: z.literal('audit-refused'), reason: z.string(), article: z.string() }),
  z.object({
    type: z.literal('rework-ordered'),
    round: z.number().int().min(1),
    because: reworkTriggerSchema,
    reason: z.string(),
    article: z.string(),
  }),
  /** The citizen is answered; `told` is false when they wanted no reply and only the hotline hears of it. */
  z.object({
    type: z.literal('replied'),
    text: z.string(),
    told: z.boolean(),
    via: z.array(informedViaSchema),
    publicity: z.enum(['public', 'internal', 'private']),
    article: z.string().optional(),
  }),
  /** De-identified, on the open pages. */
  z.object({ type: z.literal('published'), title: z.string(), text: z.string(), article: z.string() }),
  z.object({
    type: z.literal('filed-with-center'),
    unit: unitIdSchema,
    result: z.string(),
    opinion: z.string(),
    article: z.string(),
  }),
  z.object({ type: z.literal('filing-accepted'), article: z.string() }),
  z.object({ type: z.literal('filing-refused'), reason: z.string(), article: z.string() }),
] as const
