import { z } from 'zod'
import {
  classificationSchema,
  decisionSchema,
  type RouteCandidate,
  routeCandidateSchema,
} from '../../domain/decision.ts'
import {
  emergencySchema,
  extractedSchema,
  type Facts,
  factsSchema,
  matterSchema,
  natureOfKind,
  natureSchema,
} from '../../domain/matter.ts'
import type { PlaceId } from '../../domain/place.ts'
import { understand } from '../../domain/understanding/index.ts'
import { classify, decideIntake, missingFields, packOf, route } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { emergencyText } from '../wording/emergency.ts'

export const triageInputSchema = z.object({
  text: z.string().trim().min(1).max(4000),
  facts: factsSchema.optional(),
  /** The instant whose rules apply; now when absent. */
  at: z.iso.datetime({ offset: true }).optional(),
})
export type TriageInput = z.infer<typeof triageInputSchema>

export const triageSchema = z.object({
  nature: natureSchema,
  natures: z.array(z.object({ nature: natureSchema, weight: z.number() })),
  emergency: emergencySchema.optional(),
  matters: z.array(matterSchema),
  facts: factsSchema,
  extracted: extractedSchema,
  decision: decisionSchema.omit({ notice: true }).extend({
    notice: decisionSchema.shape.notice,
    /** Fields that intake would still ask for. */
    missingFields: z.array(z.string()),
  }),
  class: z.enum(['A', 'B', 'C', 'D']).optional(),
  classification: classificationSchema,
  publicity: z.enum(['public', 'internal', 'private']),
  route: z.array(routeCandidateSchema),
  /** The route is sure enough to dispatch without a dispatcher. */
  routeDecided: z.boolean(),
})
export type Triage = z.infer<typeof triageSchema>

/** Reads one text and says what the place's rules make of it. Stores nothing. */
export const triage = async (deps: Deps, place: PlaceId, input: TriageInput): Promise<Triage> => {
  const pack = packOf(place)
  const at = input.at === undefined ? deps.clock.now() : new Date(input.at)
  const read = understand(input.text, { at, homeNames: pack.homeNames })
  const facts: Facts = {
    ...read.facts,
    ...input.facts,
    ...(read.emergency && input.facts?.emergency !== false ? { emergency: true } : {}),
  }
  const nature = facts.kind ? natureOfKind[facts.kind] : read.nature
  const extracted = {
    ...read.extracted,
    ...(facts.complainant ? { complainantKind: facts.complainant } : {}),
  }
  const decision = decideIntake(pack, { facts, nature, text: read.text, extracted }, at)
  const [units, duties] = await Promise.all([deps.units.units(place), deps.units.duties(place)])
  const target = facts.target ?? extracted.target
  const matter = { text: read.text, nature, facts }
  const routed = route(pack, units, duties, {
    ...matter,
    ...(extracted.place === undefined ? {} : { place: extracted.place }),
    ...(target === undefined ? {} : { target }),
    ...(decision.outcome === 'internal' ? { internal: decision } : {}),
  })
  const duty = routed.duty === undefined ? {} : { duty: routed.duty }
  const classification = classify(pack, { ...matter, extracted, ...duty }, at)
  const missing = missingFields(pack, { ...matter, extracted, skipped: [] }, at)
  return {
    nature,
    natures: read.natures.map(({ nature, weight }) => ({ nature, weight })),
    ...(read.emergency ? { emergency: read.emergency } : {}),
    matters: [...read.matters],
    facts,
    extracted,
    decision: {
      ...decision,
      notice: read.emergency ? { ...decision.notice, text: emergencyText(read.emergency) } : decision.notice,
      missingFields: missing.map(({ field }) => field),
    },
    ...(classification.class === undefined ? {} : { class: classification.class }),
    classification,
    publicity: classification.publicity,
    route: accepted(decision.outcome) ? [...routed.candidates] : ([] satisfies RouteCandidate[]),
    routeDecided: accepted(decision.outcome) && routed.decided,
  }
}

const accepted = (outcome: string) => outcome === 'accept' || outcome === 'internal' || outcome === 'ask'
