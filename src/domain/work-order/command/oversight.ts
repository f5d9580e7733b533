import { z } from 'zod'
import { unitIdSchema } from '../../place.ts'
import { words } from './words.ts'

/** Those who watch over the handling. */
export const oversightCommands = [
  z.object({ type: z.literal('escalate'), reason: words }),
  z.object({ type: z.literal('answer-escalation'), by: z.string().trim().min(2).max(60), text: words }),
  z.object({
    type: z.literal('supervise'),
    level: z.string().min(2).max(60),
    trigger: z.string().min(2).max(60),
    reason: words,
  }),
  z.object({
    type: z.literal('answer-supervision'),
    n: z.number().int().min(1),
    text: words,
    plan: z.string().trim().max(2000).optional(),
    leader: z.string().trim().max(60).optional(),
    person: z.string().trim().max(60).optional(),
  }),
  z.object({ type: z.literal('lift-supervision'), n: z.number().int().min(1), why: words }),
  z.object({
    type: z.literal('note-accountability'),
    cause: z.string().min(2).max(60),
    unit: unitIdSchema.optional(),
    reason: words,
    humanCause: z.boolean().default(false),
  }),
] as const
