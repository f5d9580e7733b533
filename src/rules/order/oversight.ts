import { noting } from './accountability.ts'
import type { Deciders } from './context.ts'
import { escalating } from './escalating.ts'
import { supervising } from './supervising.ts'

type Oversight =
  | 'escalate'
  | 'answer-escalation'
  | 'supervise'
  | 'answer-supervision'
  | 'lift-supervision'
  | 'note-accountability'

/** Those who watch over the handling: higher levels, supervision and what follows for people. */
export const oversight: Deciders<Oversight> = { ...escalating, ...supervising, ...noting }
