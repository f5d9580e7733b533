import { z } from 'zod'
import { dated } from './dated.ts'

export const classIdSchema = z.enum(['A', 'B', 'C', 'D'])

/** How a place sorts matters. A closed union over the scheme. */
const classificationSchemeSchema = z.discriminatedUnion('scheme', [
  z.strictObject({ scheme: z.literal('none'), label: z.string() }),
  z.strictObject({
    scheme: z.literal('by_complainant'),
    labels: z.strictObject({ citizen: z.string(), enterprise: z.string(), other_org: z.string() }),
  }),
  z.strictObject({ scheme: z.literal('by_consultation'), consult: z.string(), other: z.string() }),
  z.strictObject({ scheme: z.literal('by_publicity'), public: z.string(), internal: z.string() }),
  z.strictObject({
    scheme: z.literal('by_class'),
    /** Looked at in this order; words are read in the citizen's text. */
    classes: z.array(
      z.strictObject({
        id: classIdSchema,
        label: z.string(),
        words: z.array(z.string()),
        consult: z.boolean(),
        leaderRequired: z.boolean(),
      }),
    ),
    fallback: classIdSchema,
  }),
])
export type ClassificationScheme = z.infer<typeof classificationSchemeSchema>

/** One line of the decision table on publishing; an absent condition holds for both. First match wins. */
const publicityLineSchema = z.strictObject({
  internal: z.boolean().optional(),
  citizenWantsPublic: z.boolean().optional(),
  /** The unit suggests keeping it private and the bureau has found that right. */
  unitPrivateConfirmed: z.boolean().optional(),
  result: z.enum(['public', 'internal', 'private']),
})

export const classificationShape = {
  classification: dated(classificationSchemeSchema),
  publicity: z.strictObject({
    default: dated(z.enum(['public', 'private'])),
    internalWhen: dated(
      z.array(z.enum(['discipline', 'efficiency', 'doubtful', 'bureau', 'citizen_opt_out'])),
    ),
    /** Form of words with ×× for the unit. */
    internalNotice: dated(z.string()),
    table: dated(z.array(publicityLineSchema).min(1)),
  }),
}
