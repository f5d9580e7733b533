import { z } from 'zod'

/** 诉求性质: what the citizen wants of the hotline. The Chinese word is the value on the wire. */
export const natureSchema = z.enum(['咨询', '求助', '投诉', '举报', '建议'])
export type Nature = z.infer<typeof natureSchema>

export const kindSchema = z.enum(['consult', 'help', 'complaint', 'report', 'suggestion'])
export type MatterKind = z.infer<typeof kindSchema>

export const kindOfNature = {
  咨询: 'consult',
  求助: 'help',
  投诉: 'complaint',
  举报: 'report',
  建议: 'suggestion',
} as const satisfies Record<Nature, MatterKind>

export const natureOfKind = {
  consult: '咨询',
  help: '求助',
  complaint: '投诉',
  report: '举报',
  suggestion: '建议',
} as const satisfies Record<MatterKind, Nature>

const proceeding = z.enum(['none', 'should', 'filed', 'concluded', 'unknown'])

/**
 * Facts that decide acceptance. `should` = ought to go that way by law but has not yet; `unknown` = the text hints at it
 * and one must ask. Absent = nothing said. Facts given by a caller override facts read from the text.
 */
export const factsSchema = z
  .object({
    litigation: proceeding,
    arbitration: proceeding,
    reconsideration: proceeding,
    /** How far a petition (信访) has got; `mentioned` is only the word, which decides nothing. */
    petition: z.enum(['none', 'mentioned', 'registered', 'filed', 'accepted', 'concluded']),
    /** style = 作风效率, violation = 违纪违法. */
    discipline: z.enum(['style', 'violation', 'unknown']),
    organ: z.enum(['party', 'npc', 'cppcc', 'military', 'court', 'procuratorate', 'supervisory', 'mass_org']),
    secret: z.enum(['state', 'work', 'commercial', 'privacy']),
    place: z.enum(['local', 'other_city', 'unknown']),
    info_disclosure: z.boolean(),
    public_order: z.boolean(),
    rumor: z.boolean(),
    defamation: z.boolean(),
    subversion: z.boolean(),
    illegal: z.boolean(),
    /** The unit has already dealt with it, lawfully and with a reasoned conclusion. */
    concluded: z.boolean(),
    emergency: z.boolean(),
    unit_onboarded: z.boolean(),
    /** How many times this person's same matter was answered in time. */
    answered_times: z.number().int().min(0),
    complainant: z.enum(['citizen', 'enterprise', 'other_org']),
    /** `hotline`, a unit id, or free text. */
    target: z.string().max(200),
    publicity: z.enum(['citizen_opt_in', 'citizen_opt_out']),
    kind: kindSchema,
  })
  .partial()
  .strict()
export type Facts = z.infer<typeof factsSchema>

export const complainantKindSchema = z.enum(['citizen', 'enterprise', 'other_org'])
export type ComplainantKind = z.infer<typeof complainantKindSchema>

/** What an order needs to know, as far as the citizen has said it. A missing key was not said. */
export const extractedSchema = z
  .object({
    contactPhone: z.string(),
    contactName: z.string(),
    /** Where it happens, in the citizen's words. */
    place: z.string(),
    /** When, in the citizen's words ("昨晚十一点"). */
    when: z.string(),
    /** Who or what is complained of. */
    target: z.string(),
    /** What the citizen wants done. */
    demand: z.string(),
    complainantKind: complainantKindSchema,
    confidential: z.boolean(),
    replyWanted: z.boolean(),
    /** The citizen's wish on publishing request and reply. */
    publicity: z.enum(['citizen_opt_in', 'citizen_opt_out']),
    /** Said outright that no contact will be given. */
    anonymous: z.boolean(),
    /** How and when to be reached, in the citizen's words ("只能发短信联系我"). */
    contactWish: z.string(),
  })
  .partial()
export type Extracted = z.infer<typeof extractedSchema>

/** One matter (诉求) in a message; a message may hold several. */
export const matterSchema = z.object({
  /** At most 40 characters, usable as an order title. */
  summary: z.string(),
  /** The citizen's own words for this matter. */
  text: z.string(),
  nature: natureSchema,
})
export type Matter = z.infer<typeof matterSchema>

export const emergencyKindSchema = z.enum(['crime', 'fire', 'medical', 'traffic', 'gas', 'suicide'])
export type EmergencyKind = z.infer<typeof emergencyKindSchema>

/** Danger to life or property happening now. `lines` are the numbers to dial, the most urgent first. */
export const emergencySchema = z.object({
  kind: emergencyKindSchema,
  lines: z.array(z.string()),
  /** The words that say so. */
  phrase: z.string(),
})
export type Emergency = z.infer<typeof emergencySchema>

/** Everything read from one message without a model. */
export type Understanding = {
  /** The text after normalisation: simplified, half-width, spoken numbers written, frequent slips mended. */
  readonly text: string
  readonly emergency: Emergency | null
  readonly nature: Nature
  /** All natures that were seen, the main one first, with a weight of 0..1. */
  readonly natures: readonly { readonly nature: Nature; readonly weight: number }[]
  readonly matters: readonly Matter[]
  readonly facts: Facts
  readonly extracted: Extracted
  /** The message asks to know something (as against wanting something done). */
  readonly asks: boolean
  /** The message tells of something that happened to the writer or is going on (as against a rule in general). */
  readonly tells: boolean
}
