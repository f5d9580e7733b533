import { maskPersonal } from '../../domain/masking.ts'
import type { ReworkTrigger } from '../../domain/work-order/event/handling.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { clockFor, clocksOfHandlingAgain, started, stopped, tierOf } from './clocks.ts'
import type { Scene } from './context.ts'

type Why = { readonly because: ReworkTrigger; readonly reason: string; readonly article: string }

/**
 * Back to the unit once more: what still ran falls away, and the place's time for a second handling begins, or the time
 * of handling anew where it names none.
 */
export const orderRework = (scene: Scene, order: WorkOrder, why: Why): readonly OrderEvent[] => {
  const { pack, units, now } = scene
  const tier = tierOf(units, order.holder ?? order.lead)
  const own = clockFor(pack, order, 'rework', tier, now)
  // What supervision asks for is owed all the same.
  const running = order.deadlines.map(({ type }) => type).filter((type) => type !== 'site_supervision_plan')
  return [
    ...stopped(order, running, false),
    { type: 'rework-ordered', round: order.reworkRound + 1, ...why, reason: maskPersonal(why.reason) },
    ...started(own ? [own] : clocksOfHandlingAgain(pack, order, tier, now)),
  ]
}
