import type { Understanding } from '../matter.ts'
import { detectEmergency } from './emergency.ts'
import { readFacts } from './facts.ts'
import { readFields } from './fields.ts'
import { mattersOf } from './matters.ts'
import { natureOf } from './nature.ts'
import { normalise } from './normalise.ts'

export type UnderstandContext = {
  readonly at?: Date
  /** Words that name the caller's own city: itself, its province, its districts and counties. Without them no place is judged. */
  readonly homeNames?: readonly string[]
}

/** Reads one message without a model. Pure; never throws; well under a millisecond for a usual message. */
export function understand(message: string, context: UnderstandContext = {}): Understanding {
  const text = normalise(message)
  const emergency = detectEmergency(text)
  const { nature, natures, asks, tells } = natureOf(text)
  const home = context.homeNames ? { homeNames: context.homeNames } : {}
  return {
    text,
    emergency,
    nature,
    natures,
    matters: mattersOf(text, nature),
    facts: readFacts(text, { asks, tells, emergency, ...home }),
    extracted: readFields(text),
    asks,
    tells,
  }
}
