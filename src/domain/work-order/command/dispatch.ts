import { z } from 'zod'
import { conditionsSchema } from '../../deadline.ts'
import { natureSchema } from '../../matter.ts'
import { unitIdSchema } from '../../place.ts'
import { dispatchMethodSchema, returnGroundSchema } from '../event/dispatch.ts'
import { flagSchema } from '../event/intake.ts'
import { words } from './words.ts'

/** From acceptance to the unit that handles it, and back. */
export const dispatchCommands = [
  z.object({
    type: z.literal('classify'),
    class: conditionsSchema.shape.class,
    publicity: z.enum(['public', 'internal', 'private']).optional(),
    origin: z.enum(['local', 'provincial']).optional(),
    /** A time limit set by law for this kind of matter. */
    statutory: conditionsSchema.shape.statutory,
    duty: z.string().max(120).optional(),
    why: words,
  }),
  z.object({ type: z.literal('flag'), flag: flagSchema, on: z.boolean().default(true), why: words }),
  z.object({ type: z.literal('instruct'), by: z.string().trim().min(2).max(60), text: words }),
  z.object({ type: z.literal('report-incident'), to: z.string().trim().min(2).max(120), text: words }),
  z.object({
    type: z.literal('dispatch'),
    lead: unitIdSchema,
    co: z.array(unitIdSchema).max(10).default([]),
    requirement: z.string().trim().max(2000).optional(),
    method: dispatchMethodSchema.exclude(['catalogue']).default('dispatcher'),
    /** Line of the duty catalogue it falls under. */
    duty: z.string().max(120).optional(),
    why: words.optional(),
  }),
  z.object({
    type: z.literal('forward'),
    to: unitIdSchema,
    requirement: z.string().trim().max(2000).optional(),
  }),
  z.object({ type: z.literal('sign'), leader: z.string().trim().min(2).max(60).optional() }),
  z.object({
    type: z.literal('request-return'),
    ground: returnGroundSchema.optional(),
    reason: z.string().trim().max(2000).optional(),
    basis: z.string().trim().max(2000).optional(),
    suggestedUnit: unitIdSchema.optional(),
    /** Whom it is returned to, when the unit says so; only the level right above is possible. */
    to: unitIdSchema.optional(),
  }),
  z.object({ type: z.literal('approve-return'), reason: words }),
  z.object({ type: z.literal('refuse-return'), reason: words }),
  z.object({ type: z.literal('set-co-units'), co: z.array(unitIdSchema).max(10), why: words }),
  z.object({ type: z.literal('co-answer'), text: words }),
  z.object({
    type: z.literal('split'),
    matters: z
      .array(
        z.object({
          title: z.string().trim().min(2).max(100),
          text: words,
          nature: natureSchema.optional(),
          lead: unitIdSchema.optional(),
          requirement: z.string().trim().max(2000).optional(),
        }),
      )
      .min(2)
      .max(6),
  }),
  z.object({ type: z.literal('merge'), into: z.string().min(3).max(60), why: words }),
  /** Not dispatched again after so many timely answers; the citizen is answered all the same. */
  z.object({ type: z.literal('stop-dispatch'), answer: words, reason: words }),
] as const
