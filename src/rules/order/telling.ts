import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { rule, type Scene } from './context.ts'

/** Whether the citizen is told the result: not when they left no contact, nor when they wanted no reply. */
export const isTold = (scene: Pick<Scene, 'pack'>, order: WorkOrder): boolean => {
  if (order.anonymous) return false
  return order.replyWanted || rule(order, scene.pack.reply.honoursNoReply)?.value !== true
}
