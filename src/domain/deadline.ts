import { z } from 'zod'

/** Where a value comes from. `article` as the regulation counts: 第二十条, 五（六）. */
export const sourceSchema = z.object({
  article: z.string(),
  strength: z.enum(['must', 'should', 'may', 'must_not']),
  origin: z.enum(['regulation', 'platform_default', 'parent_jurisdiction']),
  /** Why, when the value is not the regulation's own. */
  note: z.string().optional(),
})
export type Source = z.infer<typeof sourceSchema>

export const stageSchema = z.enum([
  'offline_register',
  'dispatch_city',
  'dispatch_county',
  'view',
  'handle',
  'interim_report',
  'return_unit',
  'return_county',
  'return_county_review',
  'return',
  'audit',
  'rework',
  'file_to_center',
  'callback',
  'site_supervision_plan',
  'formal_letter',
  /** The hotline looks at what a unit sent in after the answer: a filing, a formal letter. */
  'center_review',
  'staff_change',
])
export type Stage = z.infer<typeof stageSchema>

/** What a deadline depends on. Closed words of the public contract. */
export const conditionsSchema = z
  .object({
    stage: stageSchema,
    complainant: z.enum(['citizen', 'enterprise', 'other_org']),
    kind: z.enum(['consult', 'help', 'complaint', 'report', 'suggestion']),
    class: z.enum(['A', 'B', 'C', 'D']),
    publicity: z.enum(['public', 'internal']),
    tier: z.enum(['center', 'city', 'county', 'unit', 'town', 'village']),
    origin: z.enum(['local', 'provincial']),
    statutory: z.object({ n: z.number().int().min(1).max(3650), unit: z.enum(['workday', 'day']) }),
    after_handlings: z.number().int().min(0),
  })
  .partial()
  .strict()
export type Conditions = z.infer<typeof conditionsSchema>

export const deadlineSchema = z.object({
  type: stageSchema,
  /** UTC instant; 24:00 of the last day for day periods. null = the rule sets no end. */
  dueAt: z.string().nullable(),
  clock: z.enum(['workday', 'natural', 'none']),
  article: z.string(),
  source: sourceSchema,
  /** One or two Chinese sentences that explain the count to a citizen. */
  explanation: z.string(),
  /** The holidays of a year in the count are not published yet. */
  provisional: z.boolean(),
  /** Soft limits (一般, 原则上) may be exceeded by the hotline's lead with a reason. */
  soft: z.boolean(),
  /** An earlier instant at which the platform warns, when there is one. */
  warnAt: z.string().nullable(),
  /** When the red card follows: the first working day after the end; for what is to be done at once, the next reminder. */
  redAt: z.string().nullable().optional(),
  /** From when it was counted, and by how many working days it was extended: what a recount needs. */
  startedAt: z.string().optional(),
  extendedBy: z.number().int().optional(),
})
export type Deadline = z.infer<typeof deadlineSchema>
