import type { Staff } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { attachmentsOf } from '../../../usecases/orders/order-attachments.ts'
import { staffView } from '../../../usecases/orders/staff-view.ts'

/** The order as the person may see it, with its history and what the citizen sent. */
export const staffOrder = async (deps: Deps, staff: Staff, no: string) => {
  const order = await staffView(deps, staff.place, no, staff)
  return { ...order, attachments: await attachmentsOf(deps, staff.place, order) }
}
