import { z } from 'zod'
import { groundSchema } from '../../domain/decision.ts'
import { kindSchema } from '../../domain/matter.ts'
import { dated } from './dated.ts'

/** Which facts bring a ground about. A closed union; the interpreter switches over all of it. */
const factConditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('one_of'),
    fact: z.enum([
      'litigation',
      'arbitration',
      'reconsideration',
      'discipline',
      'organ',
      'secret',
      'place',
      'publicity',
    ]),
    values: z.array(z.string()).min(1),
  }),
  z.strictObject({
    kind: z.literal('flag'),
    fact: z.enum([
      'info_disclosure',
      'public_order',
      'rumor',
      'defamation',
      'subversion',
      'illegal',
      'concluded',
      'unit_onboarded',
    ]),
    is: z.boolean(),
  }),
  /** Answered in time more often than this. */
  z.strictObject({ kind: z.literal('answered_more_than'), times: z.number().int().min(0) }),
  /** The petition has got as far as the place's threshold. */
  z.strictObject({ kind: z.literal('petition_threshold') }),
])
export type FactCondition = z.infer<typeof factConditionSchema>

/** What a notice of this ground must contain in this place. */
const noticePartsSchema = z.strictObject({
  reason: z.boolean(),
  basis: z.boolean(),
  road: z.boolean(),
  unit: z.boolean(),
})

const groundRuleSchema = z.strictObject({
  /** `accept`: taken on all the same, with a hint; a person looks at it. */
  mode: z.enum(['reject', 'guide', 'redirect', 'internal', 'accept']),
  /** Why, as told to the citizen; a clause without full stop. */
  reason: z.string(),
  notice: noticePartsSchema,
  needsHuman: z.boolean(),
  /** Values of the fact that are themselves a legal judgement: a person confirms them. */
  humanFor: z.array(z.string()).optional(),
  /** The unit that gets it, for internal handling. */
  to: z.string().optional(),
  /** A further sentence for the citizen. */
  hint: z.string().optional(),
})
export type GroundRule = z.infer<typeof groundRuleSchema>

const fieldNameSchema = z.enum([
  'place',
  'when',
  'target',
  'demand',
  'contactPhone',
  'contactName',
  'complainantKind',
  'publicity',
  'confidential',
])
export type FieldName = z.infer<typeof fieldNameSchema>

const fieldRuleSchema = z.strictObject({
  required: z.boolean(),
  when: z.enum(['always', 'has_incident_place', 'report', 'not_consult']),
  question: z.string(),
  /** Why it is asked, as told to the citizen. */
  why: z.string(),
})

export const intakeShape = {
  emergency: z.strictObject({
    lines: dated(z.array(z.string()).min(1)),
    /** Whether the place also acts itself, by an order of its most urgent class. */
    mode: dated(z.enum(['redirect_only', 'redirect_and_order'])),
    incidentReport: dated(z.boolean()),
  }),
  /** In the order in which they are looked at. null = no ground of refusal, only another way of handling. */
  grounds: z.array(
    z.strictObject({
      ground: groundSchema.nullable(),
      when: factConditionSchema,
      rule: dated(groundRuleSchema),
    }),
  ),
  intake: z.strictObject({
    /** What the place takes on. */
    accepted: dated(z.array(z.string()).min(1)),
    /** The stages of a petition that reach the word of the text. The mere mention never does. */
    petitionThreshold: dated(
      z.strictObject({
        values: z.array(z.enum(['registered', 'filed', 'accepted', 'concluded'])),
      }),
    ),
    rejectionRecord: dated(z.boolean()),
    /** Fields asked for, in the order of asking. */
    fields: z.array(z.strictObject({ field: fieldNameSchema, rule: dated(fieldRuleSchema) })),
    /** Kinds that may be told without contact. */
    anonymous: dated(z.strictObject({ kinds: z.array(kindSchema), warning: z.string() })),
    confidentiality: dated(
      z.strictObject({ requestableFor: z.array(kindSchema), byDefaultFor: z.array(kindSchema) }),
    ),
    replyWantedDefault: dated(z.boolean()),
    verbatim: dated(z.boolean()),
    /** What the acknowledgement tells. */
    acknowledge: dated(z.array(z.enum(['flow', 'deadline', 'order_no']))),
    abuse: dated(
      z.strictObject({
        flags: z.array(z.enum(['repeat_without_reason', 'occupying', 'harassment', 'malicious'])),
        escalateTo: z.string().nullable(),
      }),
    ),
    repeat: dated(
      z.strictObject({
        /** What the same matter brought again leads to. */
        direction: z.enum(['may_not_dispatch', 'reject_when_concluded', 'supervision', 'none']),
        answeredMoreThan: z.number().int().nullable(),
        decider: z.string(),
        stillAnswer: z.boolean(),
      }),
    ),
  }),
}
