import { z } from 'zod'
import { conditionsSchema, stageSchema } from '../../domain/deadline.ts'
import { dated } from './dated.ts'

const shape = conditionsSchema.shape

/** How long. A closed union; the interpreter switches over all of it. */
const limitSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('workdays'), n: z.number().int().min(1) }),
  z.strictObject({ kind: z.literal('same_day') }),
  /** Natural clock, holidays included. */
  z.strictObject({ kind: z.literal('at_once'), minutes: z.number().int().min(1) }),
  /** The rule sets no end; the platform may remind after some working days. */
  z.strictObject({ kind: z.literal('none'), remindAfterWorkdays: z.number().int().min(1).nullable() }),
])
export type Limit = z.infer<typeof limitSchema>

/** Conditions of a deadline line: each key holds when the case has one of the values. An absent key always holds. */
const deadlineWhenSchema = z
  .strictObject({
    complainant: z.array(shape.complainant.unwrap()),
    kind: z.array(shape.kind.unwrap()),
    class: z.array(shape.class.unwrap()),
    publicity: z.array(shape.publicity.unwrap()),
    tier: z.array(shape.tier.unwrap()),
    origin: z.array(shape.origin.unwrap()),
    /** Holds unless the case says it was handled fewer times. */
    handledAtLeast: z.number().int(),
  })
  .partial()
export type DeadlineWhen = z.infer<typeof deadlineWhenSchema>

const deadlineRuleSchema = z.strictObject({
  limit: limitSchema,
  /** 一般, 原则上: the hotline's lead may exceed it with a reason. */
  soft: z.boolean(),
  /** What the article says, in our words; the explanation begins with it. */
  says: z.string(),
})

const deadlineLineSchema = z.strictObject({
  id: z.string(),
  stage: stageSchema,
  when: deadlineWhenSchema,
  /** Tiers at which this clock starts with a new order; [] = it starts later. */
  startsAt: z.array(shape.tier.unwrap()),
  rule: dated(deadlineRuleSchema),
})
export type DeadlineLine = z.infer<typeof deadlineLineSchema>

export const clocksShape = {
  counting: dated(
    z.strictObject({
      timeZone: z.literal('Asia/Shanghai'),
      firstDay: z.literal('next_day'),
      /** When the last day ends: 24:00, or the closing hour of the offices. */
      end: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/),
      sameDay: z.literal('calendar_day'),
      unknownYear: z.literal('weekdays_provisional'),
    }),
  ),
  /** What a case is taken to be where it does not say. */
  assumed: dated(
    conditionsSchema.pick({ complainant: true, class: true, publicity: true, tier: true, origin: true }),
  ),
  /** First match by stage. */
  deadlines: z.array(deadlineLineSchema),
  /** A time limit set by law: takes the place when longer, always, or never. */
  statutory: dated(z.enum(['longer', 'replace', 'none'])),
  /** Yellow this many working days before the end of a period, red on this working day after it. */
  warnings: dated(
    z.strictObject({ yellowBefore: z.number().int().min(1), redAfter: z.number().int().min(1) }),
  ),
  sameDayTarget: dated(z.boolean()),
  overdueKinds: dated(
    z.array(z.strictObject({ id: z.string(), label: z.string(), when: z.string() })).min(1),
  ),
  extension: z.strictObject({
    enabled: dated(z.boolean()),
    maxWorkdays: dated(z.strictObject({ n: z.number().int(), soft: z.boolean() })),
    maxCount: dated(z.strictObject({ n: z.number().int(), soft: z.boolean() })),
    applyBefore: dated(z.enum(['due', 'promptly'])),
    approver: dated(z.enum(['center', 'next_level_up'])),
    reasons: dated(z.array(z.string()).min(1)),
    tellCitizen: dated(z.array(z.enum(['reason', 'progress', 'new_due']))),
    /** What the unit owes instead where there is no extension. */
    instead: dated(z.array(z.string()).min(1)),
  }),
  returns: z.strictObject({
    grounds: dated(
      z.array(z.enum(['out_of_duty', 'policy_infeasible', 'out_of_scope', 'beyond_powers'])).min(1),
    ),
    requires: dated(z.array(z.enum(['reason', 'basis', 'suggested_unit'])).min(1)),
    lockedAfter: dated(z.array(z.enum(['designated', 'study_determined', 'return_refused'])).min(1)),
    path: dated(z.enum(['direct', 'level_by_level'])),
    /** What it means when the reviewer says nothing in time. */
    silence: dated(z.enum(['deny', 'approve', 'none'])),
    reviewer: dated(z.string()),
  }),
}
