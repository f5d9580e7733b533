import type { PlaceId } from '../../domain/place.ts'
import { type Actor, isUnitRole } from '../../domain/staff.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import { packOf } from '../../rules/index.ts'
import { rule } from '../../rules/order/context.ts'

type Seal = { readonly text: string; readonly article?: string }

/** Why contact data stays closed to this person; null when it may be opened. */
export const whySealed = (place: PlaceId, order: WorkOrder, { role }: Actor): Seal | null => {
  const privacy = rule(order, packOf(place).privacy)
  if (!isUnitRole(role) || !order.confidential || privacy?.value.hideReporterFromUnit === false) return null
  return {
    text: '诉求人要求保密，承办单位不能查看其身份和联系方式。',
    ...(privacy ? { article: privacy.source.article } : {}),
  }
}
