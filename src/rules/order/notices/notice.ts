import type { UnitId } from '../../../domain/place.ts'
import type { OrderEvent } from '../../../domain/work-order/event.ts'
import type { WorkOrder } from '../../../domain/work-order/work-order.ts'
import type { Scene } from '../context.ts'

/** Somebody has to be told. */
export type Notice = {
  readonly to: 'citizen' | 'hotline' | UnitId
  /** reply | notice | unit-notice */
  readonly purpose: 'reply' | 'notice' | 'unit-notice'
  readonly body: string
}

/** One event and the order around it, for those who write notices. */
export type Happened = {
  readonly scene: Pick<Scene, 'pack' | 'units'>
  readonly before: WorkOrder | null
  readonly after: WorkOrder
  readonly event: OrderEvent
}
