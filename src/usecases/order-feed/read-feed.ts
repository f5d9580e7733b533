import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import { isUnitRole, type Staff } from '../../domain/staff.ts'
import type { FeedType } from '../../domain/work-order/feed-event.ts'
import type { FeedPage, OrderFeed } from '../../ports/order-feed.ts'
import { withoutOrders } from '../orders/staff-view.ts'

export type FeedRequest = {
  readonly after: number
  readonly limit: number
  readonly types?: readonly FeedType[]
}

/** A page of the feed for somebody at work: people of a unit get what they may see. Throws not_allowed. */
export const readFeed = async (
  { orderFeed }: { readonly orderFeed: OrderFeed },
  place: PlaceId,
  staff: Staff,
  request: FeedRequest,
): Promise<FeedPage> => {
  if (staff.place !== place || withoutOrders.includes(staff.role))
    throw new DomainError('not_allowed', '您的角色不查看工单，不能读取工单事件。', { role: staff.role })
  if (isUnitRole(staff.role) && staff.unit === null)
    throw new DomainError('not_allowed', `账号“${staff.id}”没有所属单位，请由管理员补齐。`, { id: staff.id })
  return orderFeed.read(place, { ...request, unit: isUnitRole(staff.role) ? staff.unit : null })
}
