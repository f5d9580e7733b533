import { DomainError } from '../../../domain/errors.ts'
import type { Staff } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { loadOrder } from '../../../usecases/load-order.ts'
import { maySee } from '../../../usecases/may-see.ts'
import { actorOf } from '../caller.ts'

/** The order with its history for somebody at work. Throws unknown_order, also where it is none of their business. */
export const staffOrder = async (deps: Deps, staff: Staff, no: string) => {
  const loaded = await loadOrder(deps, staff.place, no)
  if (!loaded || !maySee(loaded.order, actorOf(staff)))
    throw new DomainError('unknown_order', '没有找到这个编号的工单，或者它不由您的单位办理，请核对编号。', {
      no,
    })
  return { ...loaded.order, events: [...loaded.events] }
}
