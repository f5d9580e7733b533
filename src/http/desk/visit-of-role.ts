import type { Context } from 'hono'
import { DomainError } from '../../domain/errors.ts'
import type { StaffRole } from '../../domain/staff.ts'
import type { Deps } from '../../usecases/deps.ts'
import { roleNames } from '../../usecases/wording/role-names.ts'
import type { AppSettings } from '../app-settings.ts'
import { type DeskVisit, deskVisitOf } from './desk-visit.ts'

/** The visit of somebody whose work this page is. Throws what deskVisitOf throws, and not_allowed for other roles. */
export const visitOfRole = async (
  context: Context,
  deps: Deps,
  settings: AppSettings,
  roles: readonly StaffRole[],
): Promise<DeskVisit> => {
  const visit = await deskVisitOf(context, deps, settings)
  if (roles.includes(visit.staff.role)) return visit
  const whose = roles.map((role) => roleNames[role]).join('、')
  throw new DomainError('not_allowed', `这一页由${whose}使用。需要办理的，请联系他们。`, {
    role: visit.staff.role,
  })
}
