import type { Stage } from '../../domain/deadline.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Decided, Scene } from './context.ts'

/** What happens because a running clock has come to its warning, its end or its red card. Nothing when it has not. */
export const decideDue = (_scene: Scene, _order: WorkOrder, _clock: Stage): Decided => ({
  events: [],
  warnings: [],
})
