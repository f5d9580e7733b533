import type { Conditions, Deadline, Stage } from '../../domain/deadline.ts'
import { kindOfNature } from '../../domain/matter.ts'
import type { UnitId } from '../../domain/place.ts'
import type { Unit } from '../../domain/unit.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { deadlinesFor } from '../deadlines.ts'
import type { RulePack } from '../rule-pack.ts'

type Tier = Unit['tier']

export const tierOf = (units: readonly Unit[], unit: UnitId | null): Tier =>
  units.find(({ id }) => id === unit)?.tier ?? 'center'

/** What the deadlines of this order depend on. */
export const conditionsOf = (order: WorkOrder, tier: Tier): Conditions => {
  const { class: letter, publicity } = order.classification
  return {
    kind: kindOfNature[order.nature],
    complainant: order.complainant,
    ...(letter === undefined ? {} : { class: letter }),
    publicity: publicity === 'internal' ? 'internal' : 'public',
    tier,
    origin: order.origin,
    ...(order.statutory === null ? {} : { statutory: order.statutory }),
    after_handlings: order.handlings,
  }
}

/** The clock of one stage, counted from `from` under the rules of the order's own day; null where the place has none. */
export const clockFor = (
  pack: RulePack,
  order: WorkOrder,
  stage: Stage,
  tier: Tier,
  from: Date,
): Deadline | null => {
  const [deadline] = deadlinesFor(pack, { ...conditionsOf(order, tier), stage }, from, order.packDay)
  return deadline ? { ...deadline, startedAt: from.toISOString() } : null
}

const dispatchStage: Partial<Record<Tier, Stage>> = { center: 'dispatch_city', county: 'dispatch_county' }
const handlingStages: readonly Stage[] = ['view', 'handle', 'interim_report']

/**
 * The clocks that begin when an order arrives at a level: where the place gives that level a time to pass it on, only
 * that; otherwise those of handling.
 */
export const clocksOnArrival = (
  pack: RulePack,
  order: WorkOrder,
  tier: Tier,
  at: Date,
): readonly Deadline[] => {
  const stage = dispatchStage[tier]
  const passOn = stage === undefined ? null : clockFor(pack, order, stage, tier, at)
  return passOn ? [passOn] : handlingClocks(pack, order, tier, at)
}

/** Those of a unit that has read it before. */
export const clocksOfHandlingAgain = (
  pack: RulePack,
  order: WorkOrder,
  tier: Tier,
  at: Date,
): readonly Deadline[] => handlingClocks(pack, order, tier, at).filter(({ type }) => type !== 'view')

export const handlingClocks = (pack: RulePack, order: WorkOrder, tier: Tier, at: Date): readonly Deadline[] =>
  handlingStages.flatMap((stage) => {
    const deadline = clockFor(pack, order, stage, tier, at)
    return deadline ? [deadline] : []
  })

/** Starts these clocks; nothing for none. */
export const started = (deadlines: readonly Deadline[]): readonly OrderEvent[] =>
  deadlines.length === 0 ? [] : [{ type: 'clocks-started', deadlines: [...deadlines] }]

/** Stops those of these clocks that run; nothing when none does. */
export const stopped = (order: WorkOrder, stages: readonly Stage[], met: boolean): readonly OrderEvent[] => {
  const clocks = order.deadlines.map(({ type }) => type).filter((type) => stages.includes(type))
  return clocks.length === 0 ? [] : [{ type: 'clocks-stopped', clocks, met }]
}

export const runs = (order: WorkOrder, stage: Stage): boolean =>
  order.deadlines.some(({ type }) => type === stage)

/** The end of the period in which the holder may send the order back; null where there is none. */
export const returnWindow = (pack: RulePack, order: WorkOrder, units: readonly Unit[]): Deadline | null => {
  const hop = order.hops.at(-1)
  if (!hop) return null
  const tier = tierOf(units, hop.to)
  const stages: readonly Stage[] =
    tier === 'county' ? ['return_county', 'return_unit', 'return'] : ['return_unit', 'return']
  for (const stage of stages) {
    const window = clockFor(pack, order, stage, tier, new Date(hop.at))
    if (window) return window
  }
  return null
}
