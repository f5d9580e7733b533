import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { type ActNow, actsNow } from '../../rules/order/acts-now.ts'
import type { Scene } from '../../rules/order/context.ts'
import type { Deps } from '../deps.ts'
import { attachmentsOf, type OrderAttachment } from './order-attachments.ts'
import { sceneOf } from './order-scene.ts'
import { actorOf, type StaffOrder, staffView } from './staff-view.ts'

/** An order with all that a decision on it looks at, for one person at work. */
export type OrderAtDesk = {
  readonly view: StaffOrder
  /** As the rules read it; whose conversation it came from is left out. */
  readonly order: WorkOrder
  readonly scene: Scene
  readonly acts: readonly ActNow[]
  readonly attachments: readonly OrderAttachment[]
}

/** Throws what `staffView` throws. */
export const orderAtDesk = async (
  deps: Deps,
  place: PlaceId,
  no: string,
  staff: Staff,
): Promise<OrderAtDesk> => {
  const view = await staffView(deps, place, no, staff)
  const order: WorkOrder = { ...view, conversationId: '' }
  const [scene, attachments] = await Promise.all([
    sceneOf(deps, place, actorOf(staff), deps.clock.now()),
    attachmentsOf(deps, place, view),
  ])
  return { view, order, scene, acts: actsNow(scene, order), attachments }
}
