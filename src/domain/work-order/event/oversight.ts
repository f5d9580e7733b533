import { z } from 'zod'
import { deadlineSchema, stageSchema } from '../../deadline.ts'
import { unitIdSchema } from '../../place.ts'

const warningColourSchema = z.enum([
  'yellow',
  'red',
  /** No end is set by a rule; the platform reminds. */
  'reminder',
])

/** A level of supervision with the trigger that calls for it. */
const proposalSchema = z.object({ level: z.string(), trigger: z.string(), article: z.string() })
export type Proposal = z.infer<typeof proposalSchema>

/** Clocks, supervision and what follows for people. */
export const oversightEvents = [
  z.object({ type: z.literal('clocks-started'), deadlines: z.array(deadlineSchema) }),
  /** `met`: done in time or late; otherwise the clock fell away. */
  z.object({ type: z.literal('clocks-stopped'), clocks: z.array(stageSchema).min(1), met: z.boolean() }),
  z.object({ type: z.literal('clock-recounted'), deadline: deadlineSchema, why: z.string() }),
  z.object({
    type: z.literal('warned'),
    clock: stageSchema,
    colour: warningColourSchema,
    unit: unitIdSchema.optional(),
    article: z.string(),
  }),
  /** A clock ran out before its step was done. */
  z.object({
    type: z.literal('overdue-noted'),
    clock: stageSchema,
    article: z.string(),
    /** Id of the place's kind of overdue. */
    kind: z.string().optional(),
    /** Whose step it was; absent = the hotline itself. */
    unit: unitIdSchema.optional(),
    dueAt: z.string().optional(),
  }),
  z.object({
    type: z.literal('escalated'),
    level: z.number().int(),
    to: z.string(),
    reason: z.string(),
    article: z.string(),
  }),
  z.object({ type: z.literal('escalation-answered'), by: z.string(), text: z.string() }),
  /** Triggers of the rules hold; a supervisor decides. */
  proposalSchema.extend({
    type: z.literal('supervision-proposed'),
    /** The other levels and triggers of the same moment. */
    also: z.array(proposalSchema).optional(),
  }),
  z.object({
    type: z.literal('supervised'),
    /** Running number within the order; with the order's number that of the document. */
    n: z.number().int().min(1),
    level: z.string(),
    label: z.string(),
    trigger: z.string(),
    by: z.string(),
    document: z.string().optional(),
    requires: z.array(z.string()),
    reason: z.string(),
    article: z.string(),
  }),
  z.object({
    type: z.literal('supervision-answered'),
    n: z.number().int().min(1),
    unit: unitIdSchema.optional(),
    text: z.string(),
    plan: z.string().optional(),
    /** 责任领导 责任人, or who gave the instruction. */
    leader: z.string().optional(),
    person: z.string().optional(),
  }),
  z.object({ type: z.literal('supervision-lifted'), n: z.number().int().min(1), why: z.string() }),
  z.object({
    type: z.literal('accountability-noted'),
    /** Id of the place's rule and the event that brought it about. */
    rule: z.string(),
    cause: z.string(),
    unit: unitIdSchema.optional(),
    of: z.string(),
    measures: z.array(z.string()),
    reason: z.string(),
    article: z.string(),
  }),
  /** 移交 to discipline bodies. */
  z.object({ type: z.literal('handed-over'), to: z.string(), because: z.string(), article: z.string() }),
] as const
