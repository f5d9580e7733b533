import { z } from 'zod'
import { unitIdSchema } from './place.ts'

/** 承办单位 in the tiers of one place. Telephones in the shipped content are fictitious. */
export const unitSchema = z.object({
  id: unitIdSchema,
  name: z.string().min(2),
  tier: z.enum(['center', 'city', 'county', 'unit', 'town', 'village']),
  parent: unitIdSchema.nullable(),
  /** What it is: police, market ... the word knowledge entries use for their owner. Several counties may share one. */
  kind: z.string(),
  /** Area it covers, for territorial routing: county or township names; empty = the whole place. */
  areas: z.array(z.string()).default([]),
  phone: z.string().optional(),
  /** false = has not joined the system. */
  onboarded: z.boolean().default(true),
})
export type Unit = z.infer<typeof unitSchema>

/** One line of the duty catalogue (派单目录). */
export const dutySchema = z.object({
  id: z.string(),
  /** "夜间施工噪声" */
  title: z.string(),
  lead: unitIdSchema,
  co: z.array(unitIdSchema).default([]),
  /** Words by which a citizen's text is recognised, strongest first. */
  words: z.array(z.string()).min(1),
  basis: z.string(),
  /** Class by nature of the matter where a place classifies (A-D). */
  class: z.enum(['A', 'B', 'C', 'D']).optional(),
  topic: z.string().optional(),
})
export type Duty = z.infer<typeof dutySchema>
