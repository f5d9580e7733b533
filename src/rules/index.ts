export { type ClassifyInput, classify } from './classify.ts'
export { deadlinesFor } from './deadlines.ts'
export { decideIntake, type IntakeInput } from './decide-intake.ts'
export { describePack, type RuleNode } from './describe.ts'
export { inForce, inForceOn, type RulesInForce } from './in-force.ts'
export {
  anonymousWarning,
  type FieldInput,
  type FieldRequest,
  type FormField,
  formFields,
  mayBeAnonymous,
  missingFields,
  whyContact,
} from './intake.ts'
export { allPlaces, packOf } from './packs/rule-packs.ts'
export { decidePublicity, type Publicity, type PublicityQuestion } from './publicity.ts'
export { type Route, type RouteInput, route } from './route.ts'
export { type Dated, type Valid, valueOn } from './rule-pack/dated.ts'
export type { RulePack } from './rule-pack.ts'
