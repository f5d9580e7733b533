import { z } from 'zod'
import type { Actor } from '../staff.ts'
import { aftercareEvents } from './event/aftercare.ts'
import { dispatchEvents } from './event/dispatch.ts'
import { handlingEvents } from './event/handling.ts'
import { intakeEvents } from './event/intake.ts'
import { oversightEvents } from './event/oversight.ts'

export { type Actor, actorSchema } from '../staff.ts'

/**
 * What happened to an order. Events never hold a citizen's personal data: names, telephones and the words as written
 * are kept beside the chain (sealed, erasable), the events keep a masked text. So the chain stays provable after erasure.
 */
export const orderEventSchema = z.discriminatedUnion('type', [
  ...intakeEvents,
  ...dispatchEvents,
  ...handlingEvents,
  ...aftercareEvents,
  ...oversightEvents,
])
export type OrderEvent = z.infer<typeof orderEventSchema>
export type EventType = OrderEvent['type']
export type EventOf<T extends EventType> = Extract<OrderEvent, { type: T }>

/** An event in its place in the chain. */
export type RecordedEvent = {
  readonly seq: number
  readonly at: string
  readonly actor: Actor
  readonly event: OrderEvent
  readonly prevHash: string
  readonly hash: string
}
