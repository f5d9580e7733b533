import { z } from 'zod'

const day = z.iso.date()

export const basisSchema = z.object({
  law: z.string().min(2),
  article: z.string().min(1),
  docNo: z.string().optional(),
  url: z.url().optional(),
  /** The text is not among the statute books we can check against. */
  external: z.boolean().optional(),
})
export type Basis = z.infer<typeof basisSchema>

export const entryKindSchema = z.enum(['law', 'policy', 'guide', 'faq', 'case', 'notice', 'phone-directory'])

export const guideSchema = z
  .object({
    who: z.string(),
    conditions: z.array(z.string()),
    materials: z.array(z.string()),
    where: z.string(),
    fee: z.string(),
    timeLimit: z.string(),
    telephone: z.string(),
  })
  .partial()
  .strict()
export type Guide = z.infer<typeof guideSchema>

const audienceSchema = z.enum(['citizen', 'enterprise'])

/** What the owner unit says, before it has a version: the form content files and imports share. */
export const entryDraftSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/),
    kind: entryKindSchema,
    topic: z.string(),
    /** Owner: a unit id of the place, or for national entries the kind of unit. */
    unit: z.string(),
    audience: z.array(audienceSchema).min(1).default(['citizen']),
    question: z.string().min(4).max(120),
    similar: z.array(z.string().min(2).max(120)).default([]),
    negative: z.array(z.string().min(2).max(120)).default([]),
    answer: z.string().min(10).max(4000),
    guide: guideSchema.optional(),
    basis: z.array(basisSchema).min(1),
    effectiveFrom: day,
    /** Last day on which it may be cited. */
    effectiveTo: day.nullable().default(null),
    reviewBy: day,
    confidentiality: z.enum(['public', 'agent-only']).default('public'),
    official: z.string().optional(),
  })
  .strict()
export type EntryDraft = z.infer<typeof entryDraftSchema>

const entryStatusSchema = z.enum([
  'draft',
  'unit-reviewed',
  'published',
  'due-for-review',
  'expired',
  'withdrawn',
])

/** One immutable version of an entry as stored. `place` is `national` or a place. */
export const entryVersionSchema = entryDraftSchema.extend({
  place: z.string(),
  version: z.number().int(),
  status: entryStatusSchema,
  publishedAt: z.string().nullable(),
  /** 待核: somebody said that it is wrong, and the unit is looking into it. */
  doubted: z.boolean().optional(),
})
export type EntryVersion = z.infer<typeof entryVersionSchema>

/** What the unit said in that version, without what the system knows of it. */
export const draftOf = (version: EntryVersion): EntryDraft =>
  entryDraftSchema.parse(
    Object.fromEntries(Object.entries(version).filter(([field]) => field in entryDraftSchema.shape)),
  )
