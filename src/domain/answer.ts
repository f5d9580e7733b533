import { z } from 'zod'
import { basisSchema } from './knowledge-entry.ts'
import { natureSchema } from './matter.ts'

/** How a turn ended. A closed union; every consumer switches over all of it. */
const outcomeKindSchema = z.enum([
  'settled',
  'clarify',
  'intake',
  'order',
  'rejected',
  'guided',
  'redirected',
  'emergency',
  'handoff',
  'human',
  'status',
  'rated',
  'small-talk',
  'out-of-scope',
  'refused',
])
export type OutcomeKind = z.infer<typeof outcomeKindSchema>

export const outcomeSchema = z.object({
  kind: outcomeKindSchema,
  /** Why, in a word of ours: not-found, ambiguous, missing-fields, confirm, cancelled ... */
  reason: z.string().optional(),
  nature: natureSchema.optional(),
  entryId: z.string().optional(),
  probability: z.number().optional(),
  ground: z.string().optional(),
  article: z.string().optional(),
  orderNo: z.string().optional(),
  /** The person of the hotline who spoke, by the number citizens know them by. */
  agentNo: z.number().int().optional(),
  /** Fields asked for in this turn. */
  asked: z.array(z.string()).optional(),
})
export type Outcome = z.infer<typeof outcomeSchema>

const citationSchema = z.object({
  entryId: z.string(),
  version: z.number().int(),
  title: z.string(),
  unit: z.string().optional(),
  basis: z.array(basisSchema.pick({ law: true, article: true, docNo: true })),
  effectiveFrom: z.string().optional(),
  url: z.string().optional(),
})
export type Citation = z.infer<typeof citationSchema>

export const orderCardSchema = z.object({
  no: z.string(),
  queryCode: z.string(),
  title: z.string(),
  nature: natureSchema,
  lead: z.string().optional(),
  deadlines: z.array(
    z.object({
      type: z.string(),
      dueAt: z.string().nullable(),
      article: z.string(),
      explanation: z.string(),
    }),
  ),
})
export type OrderCard = z.infer<typeof orderCardSchema>

/** A choice offered: `send` is what the citizen's click (or the number) says. */
export const optionSchema = z.object({ label: z.string(), send: z.string() })
export type ReplyOption = z.infer<typeof optionSchema>

/** By which model and prompt a text was made. */
export const generatedSchema = z.object({
  model: z.string(),
  promptId: z.string(),
  version: z.number().int(),
})
export type Generated = z.infer<typeof generatedSchema>

/** A canonical reply; adapters turn it into their channel's form. */
export const replySchema = z.object({
  text: z.string(),
  citations: z.array(citationSchema).optional(),
  options: z.array(optionSchema).optional(),
  order: orderCardSchema.optional(),
  /** The text was made by a model; it says so itself as well. */
  generated: generatedSchema.optional(),
  /** From here on a person answers: a channel with people of its own hands the conversation to them. */
  handsOver: z.literal(true).optional(),
})
export type Reply = z.infer<typeof replySchema>
