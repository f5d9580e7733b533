import type { Emergency, Facts } from '../matter.ts'
import { conductFacts } from './facts/conduct.ts'
import { limitFacts } from './facts/limits.ts'
import { partyFacts } from './facts/parties.ts'
import { proceedingFacts, type Told } from './facts/proceedings.ts'
import { placeFact } from './facts/territory.ts'

export type FactContext = Told & {
  readonly emergency: Emergency | null
  readonly homeNames?: readonly string[]
}

/**
 * The facts that decide acceptance, as far as the text states them. A word alone decides nothing: what is denied,
 * supposed or only asked about is left out or `none`; what is hinted at is `unknown`, so that one asks.
 */
export function readFacts(text: string, context: FactContext): Facts {
  const place = context.homeNames ? placeFact(text, context.homeNames, context) : undefined
  return {
    ...proceedingFacts(text, context),
    ...conductFacts(text, context),
    ...limitFacts(text, context),
    ...partyFacts(text, context.asks),
    ...(place ? { place } : {}),
    ...(context.emergency ? { emergency: true } : {}),
  }
}
