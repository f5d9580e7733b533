import { z } from 'zod'

/** What a citizen may do to an order of theirs. */
export const citizenCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('supplement'), text: z.string().trim().min(2).max(2000) }),
  z.object({ type: z.literal('withdraw'), reason: z.string().max(500).optional() }),
  z.object({ type: z.literal('demand-explanation') }),
  z.object({ type: z.literal('rate'), score: z.number().int().min(1).max(5) }),
])
export type CitizenCommand = z.infer<typeof citizenCommandSchema>
