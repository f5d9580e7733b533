import type { OrderCommand } from '../../domain/work-order/command.ts'
import type { OrderEvent } from '../../domain/work-order/event.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { OrderCommit } from '../../ports/conversation-store.ts'
import type { Scene } from '../../rules/order/context.ts'
import { noticesOf } from '../../rules/order/notices.ts'
import { deliveriesOf } from '../deliveries/deliveries-of.ts'
import { withRatingLink } from '../deliveries/with-rating-link.ts'
import type { Deps } from '../deps.ts'
import { joinedDeliveries, linkedCommits, stepOf } from './linked-orders.ts'

/**
 * Everything that goes into the store together because of these events: the order's own events with the words kept
 * sealed and those who are told, and what follows on linked orders. The order's own commit comes first.
 */
export const orderCommits = async (
  deps: Deps,
  scene: Scene,
  order: WorkOrder,
  events: readonly OrderEvent[],
  command?: OrderCommand,
): Promise<readonly [OrderCommit, ...OrderCommit[]]> => {
  const step = stepOf(order, events, scene.now)
  const notices = noticesOf(scene, order, step.after, events)
  const [linked, joined] = await Promise.all([
    linkedCommits(deps, scene, step, command),
    joinedDeliveries(deps, scene, step),
  ])
  const replied = events.some(({ type }) => type === 'replied')
  const link = replied ? await deps.ratingLinks.linkOf(scene.pack.place, order.no) : null
  const own: OrderCommit = {
    no: order.no,
    expectedVersion: order.version,
    events: events.map((event) => ({ actor: scene.actor, event })),
    deliveries: [...deliveriesOf(order, withRatingLink(notices, link)), ...joined],
    ...sealed(command),
  }
  return [own, ...linked]
}

/** A citizen's words as written are kept sealed; the events hold them masked. */
const sealed = (command?: OrderCommand): Pick<OrderCommit, 'personal'> => {
  switch (command?.type) {
    case 'supplement':
    case 'object':
      return { personal: { verbatim: command.text } }
    case 'rate':
      return command.comment === undefined ? {} : { personal: { verbatim: command.comment } }
    default:
      return {}
  }
}
