import { z } from 'zod'
import { satisfactionSchema } from '../event/aftercare.ts'
import { words } from './words.ts'

/** What a citizen may do to an order of theirs. */
export const citizenCommands = [
  z.object({ type: z.literal('supplement'), text: words }),
  z.object({ type: z.literal('withdraw'), reason: z.string().max(500).optional() }),
  z.object({ type: z.literal('demand-explanation') }),
  z.object({
    type: z.literal('rate'),
    /** 1 = the best word of the place's scale, 5 = the worst. */
    score: satisfactionSchema,
    comment: z.string().trim().max(1000).optional(),
  }),
  z.object({ type: z.literal('object'), text: words }),
] as const
