import { z } from 'zod'
import { type EntryVersion, entryDraftSchema } from '../knowledge-entry.ts'

/** A text in the making; what is still missing is asked for when it is submitted. */
export const workingDraftSchema = entryDraftSchema.partial().required({ id: true, unit: true })
export type WorkingDraft = z.infer<typeof workingDraftSchema>

/** 起草 单位审核 热线审核: where a text stands that is not published yet. */
export const workStateSchema = z.enum(['draft', 'unit-review', 'hotline-review'])
export type WorkState = z.infer<typeof workStateSchema>

export const workStateNames: Readonly<Record<WorkState, string>> = {
  draft: '起草',
  'unit-review': '单位审核',
  'hotline-review': '热线审核',
}

/** How a text came to be written. `ref`: the version gone back to, the order, the gap. */
export const originSchema = z.object({
  kind: z.enum(['written', 'import', 'rollback', 'confirmed', 'order', 'gap']),
  ref: z.string().max(120).optional(),
})
export type Origin = z.infer<typeof originSchema>

export const openWorkSchema = z.object({
  state: workStateSchema,
  draft: workingDraftSchema,
  /** The published version it was written on; null where there was none. */
  base: z.number().int().nullable(),
  /** Everybody who had a hand in the text; none of them reviews or publishes it. */
  writers: z.array(z.string()),
  unitApprovedBy: z.string().nullable(),
  origin: originSchema,
  /** Why it was sent back last. */
  sentBack: z.string().nullable(),
})
export type OpenWork = z.infer<typeof openWorkSchema>

/** One entry over its whole life in one place. */
export type EntryLife = {
  readonly id: string
  /** Commands so far; each names the one it read. */
  readonly revision: number
  /** The latest published version of the place's own, whatever became of it. */
  readonly live: EntryVersion | null
  readonly open: OpenWork | null
}
