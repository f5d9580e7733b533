import { z } from 'zod'
import { unitIdSchema } from './place.ts'

const outcomeWordSchema = z.enum(['accept', 'reject', 'guide', 'redirect', 'internal', 'ask'])
export type OutcomeWord = z.infer<typeof outcomeWordSchema>

export const groundSchema = z.enum([
  'litigation',
  'arbitration',
  'discipline',
  'reconsideration',
  'info_disclosure',
  'petition',
  'secret_privacy',
  'public_order',
  'concluded',
  'out_of_territory',
  'unit_not_onboarded',
  'not_admin',
  'emergency',
  'illegal',
  'subversion',
  'rumor',
  'defamation',
  'other_legal',
])
export type Ground = z.infer<typeof groundSchema>

/** What the place's rules say to one matter, ready to be told. */
export const decisionSchema = z.object({
  outcome: outcomeWordSchema,
  ground: groundSchema.optional(),
  article: z.string().optional(),
  /** The whole notice in the citizen's language; empty for a plain acceptance. */
  notice: z.object({
    text: z.string(),
    reason: z.string().optional(),
    /** Regulation and article. */
    basis: z.string().optional(),
    /** The right road: which procedure, where, which telephone. */
    road: z.string().optional(),
    unit: z.string().optional(),
  }),
  /** For `ask`: the fact that decides and the question that settles it. */
  missing: z.array(z.object({ fact: z.string(), question: z.string() })).optional(),
  /** A person must confirm before it is final (automated decisions may not stand alone). */
  needsHuman: z.boolean(),
})
export type Decision = z.infer<typeof decisionSchema>

export const routeCandidateSchema = z.object({
  unit: unitIdSchema,
  name: z.string(),
  role: z.enum(['lead', 'co']),
  /** 0..1 */
  confidence: z.number(),
  why: z.string(),
})
export type RouteCandidate = z.infer<typeof routeCandidateSchema>

export const classificationSchema = z.object({
  class: z.enum(['A', 'B', 'C', 'D']).optional(),
  /** The class as the place says it: "A类（即办事项）", "群众诉求". */
  label: z.string(),
  publicity: z.enum(['public', 'internal', 'private']),
  article: z.string(),
})
export type Classification = z.infer<typeof classificationSchema>
