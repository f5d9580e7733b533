import { z } from 'zod'
import {
  callbackLevelSchema,
  callbackMethodSchema,
  ratingVerdictSchema,
  satisfactionSchema,
} from '../event/aftercare.ts'
import { words } from './words.ts'

/** From the answer to the archive. */
export const aftercareCommands = [
  z.object({
    type: z.literal('record-callback'),
    level: callbackLevelSchema,
    method: callbackMethodSchema.default('phone'),
    reached: z.boolean().default(true),
    resolved: z.boolean().optional(),
    process: satisfactionSchema.optional(),
    result: satisfactionSchema.optional(),
    comments: z.string().trim().max(2000).optional(),
    opinion: z.string().trim().max(2000).optional(),
    untrue: z.boolean().default(false),
  }),
  z.object({ type: z.literal('appeal-rating'), reason: words }),
  z.object({
    type: z.literal('review-rating'),
    verdict: ratingVerdictSchema,
    omission: z.boolean().default(false),
    reason: words,
  }),
  z.object({ type: z.literal('send-letter'), text: words, excuse: z.string().trim().max(200).optional() }),
  z.object({ type: z.literal('review-letter'), accepted: z.boolean(), reason: words }),
  z.object({
    type: z.literal('request-termination'),
    ground: z.string().trim().min(2).max(200),
    text: words,
  }),
  z.object({ type: z.literal('approve-termination'), explanation: words }),
  z.object({ type: z.literal('refuse-termination'), reason: words }),
  z.object({ type: z.literal('archive') }),
  z.object({ type: z.literal('reopen'), newFacts: words }),
] as const
