import { unitName } from '../../../../rules/order/context.ts'
import type { OrderAtDesk } from '../../../../usecases/orders/order-at-desk.ts'

/** The name of a unit of this order or place. */
export const nameIn = ({ view, scene }: OrderAtDesk, id: string): string =>
  view.unitNames[id] ?? unitName(scene.units, id)
