import { z } from 'zod'
import { originSchema, workingDraftSchema } from './life.ts'

const why = z.string().trim().min(2).max(500)

/** What may be done to an entry. */
export const lifeCommandSchema = z.discriminatedUnion('type', [
  /** Begins a text or changes the one in the making; a text under review goes back to the beginning. */
  z
    .object({
      type: z.literal('write'),
      draft: workingDraftSchema,
      origin: originSchema.extend({ kind: z.enum(['written', 'import', 'gap']) }).optional(),
    })
    .strict(),
  z.object({ type: z.literal('submit') }).strict(),
  /** The unit answers for it. */
  z.object({ type: z.literal('approve') }).strict(),
  z.object({ type: z.literal('send-back'), why }).strict(),
  z.object({ type: z.literal('publish') }).strict(),
  z.object({ type: z.literal('discard'), why }).strict(),
  /** The content of an earlier version once more, as a new one. */
  z.object({ type: z.literal('roll-back'), toVersion: z.number().int().min(1), why }).strict(),
  /** Looked through and still right: the same content with a later day of review, and another last day if one is named. */
  z
    .object({
      type: z.literal('confirm'),
      reviewBy: z.iso.date(),
      effectiveTo: z.iso.date().nullable().optional(),
    })
    .strict(),
  /** Nobody is answered with it any more, from this moment. */
  z.object({ type: z.literal('withdraw'), why }).strict(),
])
export type LifeCommand = z.infer<typeof lifeCommandSchema>
export type LifeCommandType = LifeCommand['type']
