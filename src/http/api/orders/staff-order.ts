import type { Staff } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { staffView } from '../../../usecases/staff-view.ts'

/** The order as the person may see it, with its history. */
export const staffOrder = (deps: Deps, staff: Staff, no: string) => staffView(deps, staff.place, no, staff)
