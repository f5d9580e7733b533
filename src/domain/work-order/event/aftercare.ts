import { z } from 'zod'
import { unitIdSchema } from '../../place.ts'

export const callbackLevelSchema = z.enum(['center', 'level_one', 'level_two', 'unit', 'district'])
export const callbackMethodSchema = z.enum(['phone', 'visit', 'onsite'])
export const ratingVerdictSchema = z.enum(['valid', 'mistaken', 'malicious'])
export const satisfactionSchema = z.number().int().min(1).max(5)

/** From the answer to the archive. Scores run from 1 (best) to 5 along the place's scale. */
export const aftercareEvents = [
  z.object({
    type: z.literal('called-back'),
    level: callbackLevelSchema,
    method: callbackMethodSchema,
    /** false: nobody answered. */
    reached: z.boolean(),
    resolved: z.boolean().optional(),
    process: satisfactionSchema.optional(),
    result: satisfactionSchema.optional(),
    comments: z.string().optional(),
    opinion: z.string().optional(),
    /** 结果不属实 */
    untrue: z.boolean(),
    article: z.string(),
  }),
  z.object({ type: z.literal('rated'), score: satisfactionSchema, comment: z.string().optional() }),
  z.object({ type: z.literal('rating-appealed'), unit: unitIdSchema, reason: z.string() }),
  /** 差评核实, or the answer to an appeal. */
  z.object({
    type: z.literal('rating-reviewed'),
    verdict: ratingVerdictSchema,
    /** 有明显疏漏或未落实 */
    omission: z.boolean(),
    reason: z.string(),
    article: z.string().optional(),
  }),
  /** 异议 */
  z.object({ type: z.literal('objected'), text: z.string() }),
  z.object({
    type: z.literal('letter-sent'),
    unit: unitIdSchema,
    text: z.string(),
    excuse: z.string().optional(),
    article: z.string(),
  }),
  z.object({
    type: z.literal('letter-reviewed'),
    accepted: z.boolean(),
    reason: z.string(),
    article: z.string(),
  }),
  z.object({
    type: z.literal('termination-requested'),
    unit: unitIdSchema,
    ground: z.string(),
    text: z.string(),
    article: z.string(),
  }),
  z.object({ type: z.literal('termination-refused'), reason: z.string() }),
  z.object({
    type: z.literal('terminated'),
    ground: z.string(),
    explanation: z.string(),
    article: z.string(),
  }),
  z.object({ type: z.literal('closed'), why: z.string(), article: z.string().optional() }),
  z.object({ type: z.literal('archived'), holds: z.array(z.string()), article: z.string().optional() }),
  z.object({ type: z.literal('reopened'), newFacts: z.string(), article: z.string().optional() }),
] as const
