import type { Stage } from '../../domain/deadline.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { clockFor, started, tierOf } from './clocks.ts'
import type { Scene } from './context.ts'

const clockOf = (scene: Scene, order: WorkOrder, stage: Stage): readonly OrderEvent[] => {
  const clock = clockFor(scene.pack, order, stage, tierOf(scene.units, order.lead), scene.now)
  return started(clock ? [clock] : [])
}

/** The clock of whoever looks at the answer next; nothing where the place gives no time for it. */
export const auditClock = (scene: Scene, order: WorkOrder) => clockOf(scene, order, 'audit')

/** The hotline is reminded of what a unit sent in after the answer. */
export const reviewClock = (scene: Scene, order: WorkOrder) => clockOf(scene, order, 'center_review')
