import type { Deadline, Stage } from '../../domain/deadline.ts'
import type { UnitId } from '../../domain/place.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { clockFor, clocksOnArrival, handlingClocks, runs, started, stopped, tierOf } from './clocks.ts'
import type { Scene } from './context.ts'

/** Clocks of whoever has it; they end when somebody else gets it. */
const ofHolder: readonly Stage[] = [
  'dispatch_county',
  'view',
  'handle',
  'interim_report',
  'rework',
  'return_county_review',
]

/** It leaves its holder for somebody whom the hotline chooses: the hotline's own step is done, the rest falls away. */
export const onLeaving = (order: WorkOrder): readonly OrderEvent[] => [
  ...stopped(order, ['dispatch_city'], true),
  ...stopped(order, ofHolder, false),
]

/** The time for passing on stands still while the level above looks at a return; it begins anew when it has to stay. */
export const onKeeping = ({ pack, units, now }: Scene, order: WorkOrder): readonly OrderEvent[] => {
  if (runs(order, 'handle')) return []
  const due = clocksOnArrival(pack, order, tierOf(units, order.holder), now)
  return started(due.filter(({ type }) => type === 'dispatch_county' && !runs(order, type)))
}

/** Whoever has it gets it once more: its time runs on. */
export const onStaying = (scene: Scene, order: WorkOrder): readonly OrderEvent[] => [
  ...stopped(order, ['return_county_review'], false),
  ...onKeeping(scene, order),
]

/** It comes to a level; null = to the hotline's queue. */
export const onArrival = ({ pack, units, now }: Scene, order: WorkOrder, to: UnitId | null) =>
  started(clocksOnArrival(pack, order, tierOf(units, to), now))

/** The unit that had to pass it on has taken it up itself. */
export const onSigning = ({ pack, units, now }: Scene, order: WorkOrder): readonly OrderEvent[] => {
  const viewed = stopped(order, ['view'], true)
  if (order.holder !== order.lead || !runs(order, 'dispatch_county')) return viewed
  const own = handlingClocks(pack, order, tierOf(units, order.holder), now)
  return [
    ...viewed,
    ...stopped(order, ['dispatch_county'], true),
    ...started(own.filter(({ type }) => type !== 'view')),
  ]
}

/** The running clock of handling; undefined when it does not run. */
const handling = (order: WorkOrder): Deadline | undefined =>
  order.deadlines.find(({ type }) => type === 'handle')

/** Whether the rules set another time for handling at the level below. */
const isOtherRule = ({ pack, units }: Scene, order: WorkOrder, to: UnitId): boolean => {
  const clock = handling(order)
  if (clock === undefined) return true
  const from = new Date(clock.startedAt ?? order.hops.at(-1)?.at ?? order.filedAt)
  const at = (unit: UnitId | null) => clockFor(pack, order, 'handle', tierOf(units, unit), from)
  return at(order.holder)?.explanation !== at(to)?.explanation
}

/** It goes a level down: the time for passing on is over; the time for handling runs on unless the level has its own. */
export const onForwarding = (scene: Scene, order: WorkOrder, to: UnitId): readonly OrderEvent[] => {
  const { pack, units, now } = scene
  const anew = clocksOnArrival(pack, order, tierOf(units, to), now)
  const passedOn = runs(order, 'dispatch_county')
  const keeps = !passedOn && !isOtherRule(scene, order, to)
  const kept: readonly Stage[] = keeps ? ['handle', 'interim_report'] : []
  return [
    ...stopped(order, ['dispatch_county'], true),
    ...stopped(
      order,
      ofHolder.filter((stage) => stage !== 'dispatch_county' && !kept.includes(stage)),
      false,
    ),
    ...started(anew.filter(({ type }) => !kept.includes(type))),
  ]
}

/** It comes back up to a unit: the time for passing on begins anew; that for handling counts from its first receipt. */
export const onComingBack = (scene: Scene, order: WorkOrder, to: UnitId): readonly OrderEvent[] => {
  const { pack, units, now } = scene
  const tier = tierOf(units, to)
  const passOn = clocksOnArrival(pack, order, tier, now).filter(({ type }) => type === 'dispatch_county')
  const received = order.hops.findLast((hop) => hop.to === to)?.at ?? order.filedAt
  const own = handlingClocks(pack, order, tier, new Date(received)).filter(({ type }) => type !== 'view')
  return [...stopped(order, ofHolder, false), ...started(passOn.length > 0 ? passOn : own)]
}
