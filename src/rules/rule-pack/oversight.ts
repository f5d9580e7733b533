import { z } from 'zod'
import { stageSchema } from '../../domain/deadline.ts'
import { dated } from './dated.ts'

const supervisionRuleSchema = z.strictObject({
  label: z.string(),
  by: z.string(),
  document: z.string().optional(),
  triggers: z.array(z.string()).min(1),
  /** Level that must have been tried for the triggers named here; a ladder. */
  after: z.strictObject({ level: z.string(), for: z.array(z.string()).min(1) }).optional(),
  requires: z.array(z.string()),
  /** What the answer must name. */
  answerNames: z.array(z.enum(['leader', 'person'])).optional(),
  /** What the unit owes from then on. */
  startsClock: stageSchema.optional(),
  /** To whom. */
  handedTo: z.array(z.string()).min(1).optional(),
  discretion: z.boolean(),
})

const accountabilityRuleSchema = z.strictObject({
  events: z.array(z.string()).min(1),
  /** Only when people caused it. */
  humanCause: z.boolean(),
  /** Counted within a calendar month. */
  monthlyCount: z.number().int().nullable(),
  measures: z.array(z.string()).min(1),
  of: z.string(),
})

export const oversightShape = {
  callback: z.strictObject({
    by: dated(z.array(z.enum(['center', 'level_one', 'level_two', 'unit', 'district'])).min(1)),
    methods: dated(z.array(z.enum(['phone', 'visit', 'onsite'])).min(1)),
    fields: dated(z.array(z.enum(['resolved', 'process', 'result', 'comments', 'opinion'])).min(1)),
    feedsAssessment: dated(z.boolean()),
    /** Share of closed orders that are called back. */
    share: dated(z.number().min(0).max(1)),
  }),
  rating: z.strictObject({
    scale: dated(z.array(z.string()).min(2)),
    bad: dated(z.array(z.string()).min(1)),
    exempt: dated(z.array(z.string()).min(1)),
    formalLetter: dated(
      z.strictObject({
        afterHandlings: z.number().int(),
        reviewer: z.string(),
        excusable: z.array(z.string()),
      }),
    ),
  }),
  supervision: z.array(z.strictObject({ level: z.string(), rule: dated(supervisionRuleSchema) })),
  accountability: z.array(z.strictObject({ id: z.string(), rule: dated(accountabilityRuleSchema) })),
  assessment: dated(z.array(z.string()).min(1)),
  reports: dated(
    z.array(
      z.enum(['weekly', 'monthly', 'quarterly', 'yearly', 'adhoc', 'special', 'periodic', 'npc', 'meeting']),
    ),
  ),
  knowledge: dated(
    z.strictObject({
      owner: z.string(),
      contributors: z.string(),
      pushAtOnce: z.boolean(),
      closedOrderFeed: z.boolean(),
      selfService: z.boolean(),
      kinds: z.array(z.string()),
      reviewEveryDays: z.number().int().min(1),
      correctWithinWorkdays: z.number().int().min(1),
    }),
  ),
  staffChange: dated(
    z.strictObject({
      to: z.array(z.string()).min(1),
      cc: z.array(z.string()),
      /** Who is told instead by units below a county. */
      belowCounty: z.strictObject({ to: z.array(z.string()).min(1), cc: z.array(z.string()) }).optional(),
      systemUpdate: z.boolean(),
      /** Whose change has to be reported. */
      roles: z.array(z.enum(['unit-leader', 'unit-clerk', 'unit-admin'])).min(1),
    }),
  ),
  archive: dated(z.array(z.string()).min(1)),
  privacy: dated(
    z.strictObject({
      protects: z.array(z.string()).min(1),
      accessAudit: z.boolean(),
      hideReporterFromUnit: z.boolean(),
      /** Days after closing until contact data is erased; null = no rule of our own. */
      retentionDays: z.number().int().nullable(),
    }),
  ),
}
