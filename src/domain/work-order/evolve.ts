import type { OrderEvent, RecordedEvent } from './event.ts'
import { evolveAftercare } from './evolve/aftercare.ts'
import { evolveDispatch } from './evolve/dispatch.ts'
import { evolveHandling } from './evolve/handling.ts'
import { evolveIntake, filed } from './evolve/intake.ts'
import { evolveOversight } from './evolve/oversight.ts'
import type { Evolver, WorkOrder } from './work-order.ts'

const evolvers: readonly Evolver[] = [
  evolveIntake,
  evolveDispatch,
  evolveHandling,
  evolveAftercare,
  evolveOversight,
]

/** The order after one more event. Pure; the projection and every page are made of it. */
export const evolve = (order: WorkOrder | null, recorded: RecordedEvent, no: string): WorkOrder => {
  const { event, at, seq } = recorded
  if (event.type === 'filed') return { ...filed(event, at, no), version: seq }
  if (order === null) throw new Error(`order ${no} begins with ${event.type}`)
  return { ...applied(order, event, at), version: seq }
}

/** The order after an event that is not recorded yet; its version stays. */
export const applied = (order: WorkOrder, event: OrderEvent, at: string): WorkOrder => {
  for (const change of evolvers) {
    const changed = change(order, event, at)
    if (changed) return { ...order, ...changed }
  }
  throw new Error(`nobody evolves ${event.type}`)
}

/** The order its whole history makes; null for no history. */
export const replay = (events: readonly RecordedEvent[], no: string): WorkOrder | null =>
  events.reduce<WorkOrder | null>((order, event) => evolve(order, event, no), null)
