import { z } from 'zod'
import { classIdSchema } from './classification.ts'
import { dated } from './dated.ts'

const tier = z.enum(['center', 'city', 'county', 'unit', 'town', 'village'])

export const handlingShape = {
  tiers: dated(
    z
      .array(
        z.strictObject({
          tier,
          label: z.string(),
          dispatchesTo: z.array(tier),
          reportsTo: tier.nullable(),
          /** The people of the hotline dispatch for this level too. */
          byHotline: z.literal(true).optional(),
        }),
      )
      .min(2),
  ),
  direction: dated(z.enum(['top_down', 'bottom_up'])),
  /** Somebody must look into the system every day or working day. */
  dailyCheck: dated(z.enum(['every_workday', 'every_day'])),
  /** Signing means that the order was submitted to a leader of the unit, who is named. */
  viewToLeader: dated(z.boolean()),
  routing: z.strictObject({
    principles: dated(z.array(z.string()).min(1)),
    leadRule: dated(
      z.enum([
        'first_receiver',
        'center_organized',
        'center_designates_nearest_duty',
        'bureau_designates',
        'coordination_meeting',
      ]),
    ),
    multiIssue: dated(z.enum(['single_lead', 'split_parallel'])),
    leadConsolidates: dated(z.boolean()),
    /** Who leads when a department of the place and an area's own authority are both competent. */
    crossing: dated(z.enum(['department', 'area'])),
    /** Nothing goes below this tier unless the duty is on the list. */
    notBelow: dated(z.strictObject({ tier, unlessDuties: z.array(z.string()) })),
    /** A candidate below this confidence goes to a person. */
    line: dated(z.number().min(0).max(1)),
    disputes: dated(z.array(z.enum(['study', 'designate', 'meeting', 'leader'])).min(1)),
    requirementText: dated(z.boolean()),
    /** Dispatch follows a duty catalogue (派单目录). */
    catalogue: dated(z.boolean()),
    /** The same matter brought again joins the order that is running. */
    mergesRepeats: dated(z.boolean()),
    /** Working days a co-unit has to answer the lead. */
    coAnswersWithin: dated(z.number().int().min(1)),
  }),
  reply: z.strictObject({
    flow: dated(z.enum(['unit_direct', 'unit_direct_then_center_filing', 'center_audit_then_feedback'])),
    unitApproval: dated(z.enum(['none', 'leader', 'admin'])),
    requiredFields: dated(z.array(z.string()).min(1)),
    requiredAttachments: dated(z.array(z.string()).min(1)),
    complexFields: dated(z.array(z.string()).min(1)),
    methods: dated(z.array(z.enum(['written', 'phone', 'face', 'original_channel', 'web'])).min(1)),
    asksOpinion: dated(z.boolean()),
    originalChannel: dated(z.boolean()),
    /** The citizen may ask not to be answered; the hotline is told all the same. */
    honoursNoReply: dated(z.boolean()),
    /** Classes whose final reply to the hotline is in writing. */
    written: dated(z.array(classIdSchema).min(1)),
    /** Classes in which the unit speaks with the citizen while it looks into the matter. */
    contactFirst: dated(z.array(classIdSchema).min(1)),
  }),
  audit: dated(
    z.strictObject({ by: z.string(), finalByCityWhen: z.array(z.enum(['major', 'sensitive', 'city_flag'])) }),
  ),
  rework: dated(
    z.strictObject({
      triggers: z.array(z.enum(['audit_refused', 'callback_untrue', 'bad_rating_with_omission'])).min(1),
      failsAs: z.enum(['overdue_handling']).nullable(),
      maxRounds: z.number().int().nullable(),
    }),
  ),
  termination: dated(
    z.strictObject({
      grounds: z.array(z.string()).min(1),
      request: z.literal('written'),
      approver: z.string(),
      tellCitizen: z.literal(true),
    }),
  ),
  /** Where a matter goes, one after another, that those who have it cannot settle. */
  escalation: dated(z.array(z.string()).min(1)),
}
