import { z } from 'zod'
import { unitIdSchema } from '../../place.ts'

/** How it was decided who handles it. */
export const dispatchMethodSchema = z.enum([
  'catalogue',
  'dispatcher',
  /** 直接指定 */
  'designated',
  /** 研究确定 */
  'study_determined',
  /** 协调会 */
  'meeting',
  /** 领导协调 */
  'leader',
])
export type DispatchMethod = z.infer<typeof dispatchMethodSchema>

export const returnGroundSchema = z.enum([
  'out_of_duty',
  'policy_infeasible',
  'out_of_scope',
  'beyond_powers',
])
const returnLockSchema = z.enum(['designated', 'study_determined', 'return_refused'])
export type ReturnLock = z.infer<typeof returnLockSchema>

/** Who gets the order, and its way back. */
export const dispatchEvents = [
  z.object({ type: z.literal('queued'), why: z.string(), article: z.string().optional() }),
  z.object({
    type: z.literal('dispatched'),
    lead: unitIdSchema,
    co: z.array(unitIdSchema),
    why: z.string(),
    article: z.string().optional(),
    /** The level that has it now, when it has yet to go further down to the lead. */
    holder: unitIdSchema.optional(),
    /** 交办要求 */
    requirement: z.string().optional(),
    method: dispatchMethodSchema.optional(),
  }),
  /** From the level that holds it down to one below. */
  z.object({
    type: z.literal('forwarded'),
    from: unitIdSchema,
    to: unitIdSchema,
    requirement: z.string().optional(),
    article: z.string().optional(),
  }),
  /** 签收、查阅; `leader` is who it was submitted to. */
  z.object({
    type: z.literal('signed'),
    unit: unitIdSchema,
    person: z.string().optional(),
    leader: z.string().optional(),
    /** 首接责任人 */
    first: z.boolean(),
    article: z.string().optional(),
  }),
  z.object({
    type: z.literal('return-requested'),
    unit: unitIdSchema,
    ground: returnGroundSchema,
    reason: z.string(),
    basis: z.string().optional(),
    suggestedUnit: unitIdSchema.optional(),
    article: z.string(),
  }),
  z.object({ type: z.literal('return-approved'), reason: z.string(), article: z.string().optional() }),
  z.object({
    type: z.literal('return-refused'),
    reason: z.string(),
    /** Nobody answered in time, and the place says what that means. */
    silent: z.boolean(),
    article: z.string(),
  }),
  z.object({
    type: z.literal('return-locked'),
    after: returnLockSchema,
    /** Whom it binds; absent = whoever has it. */
    unit: unitIdSchema.optional(),
    article: z.string(),
  }),
  z.object({
    type: z.literal('co-units-set'),
    co: z.array(unitIdSchema),
    why: z.string(),
    article: z.string().optional(),
  }),
  z.object({ type: z.literal('co-answered'), unit: unitIdSchema, text: z.string() }),
  z.object({
    type: z.literal('split'),
    children: z.array(z.object({ no: z.string(), title: z.string() })).min(2),
    article: z.string(),
  }),
  z.object({ type: z.literal('child-finished'), child: z.string(), how: z.string() }),
] as const
