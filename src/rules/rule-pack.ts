import { z } from 'zod'
import { placeIdSchema } from '../domain/place.ts'
import { basicsShape, regulationSchema } from './rule-pack/basics.ts'
import { classificationShape } from './rule-pack/classification.ts'
import { clocksShape } from './rule-pack/clocks.ts'
import { handlingShape } from './rule-pack/handling.ts'
import { intakeShape } from './rule-pack/intake.ts'
import { organisationShape } from './rule-pack/organisation.ts'
import { oversightShape } from './rule-pack/oversight.ts'

/**
 * A place as data: literals only. Every value is dated and says its article, its strength and whether it is the
 * regulation's own. A value the text does not have is left out of its history by a null with the reason as note.
 */
export const rulePackSchema = z.strictObject({
  place: placeIdSchema,
  name: z.string(),
  regulation: regulationSchema,
  /** Words by which people name this place, to tell it from other cities. */
  homeNames: z.array(z.string()),
  ...basicsShape,
  ...intakeShape,
  ...classificationShape,
  ...clocksShape,
  ...handlingShape,
  ...organisationShape,
  ...oversightShape,
})
export type RulePack = z.infer<typeof rulePackSchema>

/** A pack as its file writes it, before the place id is checked. */
export type RulePackLiteral = z.input<typeof rulePackSchema>
