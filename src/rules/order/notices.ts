import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { Scene } from './context.ts'
import type { Happened, Notice } from './notices/notice.ts'
import { citizenNotice } from './notices/to-citizen.ts'
import { deskNotices } from './notices/to-desk.ts'
import { isTold } from './telling.ts'

/**
 * Who is told what because of these events. Pure, and event by event, so that what was told can be read again from the
 * history. What a citizen is told at filing stands on the receipt.
 */
export const noticesOf = (
  scene: Pick<Scene, 'pack' | 'units'>,
  before: WorkOrder | null,
  after: WorkOrder,
  events: readonly OrderEvent[],
): readonly Notice[] =>
  events.flatMap((event) => {
    const happened: Happened = { scene, before, after, event }
    const told = before === null || !isTold(scene, after) ? null : citizenNotice(happened)
    return [...(told ? [told] : []), ...deskNotices(happened)]
  })
