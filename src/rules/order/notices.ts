import type { UnitId } from '../../domain/place.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Scene } from './context.ts'

/** Somebody has to be told. */
export type Notice = {
  readonly to: 'citizen' | 'hotline' | UnitId
  /** reply | notice | unit-notice */
  readonly purpose: 'reply' | 'notice' | 'unit-notice'
  readonly body: string
}

/** Who is told what because of these events. */
export const noticesOf = (
  _scene: Pick<Scene, 'pack' | 'units'>,
  _before: WorkOrder | null,
  _after: WorkOrder,
  _events: readonly OrderEvent[],
): readonly Notice[] => []
