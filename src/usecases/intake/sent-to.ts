import type { Unit } from '../../domain/unit.ts'
import type { EventOf, OrderEvent } from '../../domain/work-order/event.ts'
import { filed } from '../../domain/work-order/evolve/intake.ts'
import type { Route } from '../../rules/index.ts'
import { clocksOnArrival, started, tierOf } from '../../rules/order/clocks.ts'
import { rule } from '../../rules/order/context.ts'
import { firstHolder, unitOf } from '../../rules/order/levels.ts'
import type { TurnContext } from '../turn/turn.ts'

type Sent = EventOf<'dispatched'> | EventOf<'queued'>

/** To the unit of the catalogue, by way of the level above it where the hotline does not reach it; else to a person. */
export const sentTo = (
  turn: TurnContext,
  no: string,
  told: EventOf<'filed'>,
  routed: Route,
  units: readonly Unit[],
): Sent => {
  const lead = routed.candidates.find(({ role }) => role === 'lead')
  const queued: Sent = { type: 'queued', why: routed.why }
  if (!routed.decided || !lead) return queued
  const order = filed(told, turn.now.toISOString(), no)
  const unit = unitOf(units, lead.unit)
  const holder = unit && firstHolder({ pack: turn.pack, units }, order, unit)
  if (!holder || order.complainedOf.includes(holder.id)) return queued
  const demands = rule(order, turn.pack.routing.requirementText)?.value === true
  return {
    type: 'dispatched',
    lead: lead.unit,
    co: routed.candidates.filter(({ role }) => role === 'co').map(({ unit: co }) => co),
    why: routed.why,
    ...(holder.id === lead.unit ? {} : { holder: holder.id }),
    ...(demands ? { requirement: `请核实“${told.title}”，依规按期办理，并反馈办理结果。` } : {}),
  }
}

/** Where it went, and the clocks that run there from now on. */
export const runningClocks = (
  turn: TurnContext,
  no: string,
  told: EventOf<'filed'>,
  sent: Sent,
  units: readonly Unit[],
): readonly OrderEvent[] => {
  const order = filed(told, turn.now.toISOString(), no)
  const tier = sent.type === 'queued' ? 'center' : tierOf(units, sent.holder ?? sent.lead)
  return [sent, ...started(clocksOnArrival(turn.pack, order, tier, turn.now))]
}
