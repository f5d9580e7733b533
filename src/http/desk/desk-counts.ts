import type { Deps } from '../../usecases/deps.ts'
import { countLists, listsOf } from '../../usecases/orders/list-orders.ts'
import type { DeskCounts } from './desk-layout.tsx'
import type { DeskVisit } from './desk-visit.ts'

/** What stands in the navigation beside each list; roles without orders have none. */
export const countsFor = async (deps: Deps, { place, staff }: DeskVisit): Promise<DeskCounts> =>
  listsOf(staff.role).length === 0 ? [] : countLists(deps, place, staff)
