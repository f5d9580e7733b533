import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff, StaffRole } from '../../domain/staff.ts'
import { roleNames } from '../wording/role-names.ts'

/** Who looks at boards, hotspots and reports: those who may open every order behind a figure. */
export const overviewRoles: readonly StaffRole[] = [
  'agent',
  'dispatcher',
  'auditor',
  'supervisor',
  'hotline-lead',
]

/** Throws not_allowed for everybody else, and in a place that is not theirs. */
export const mustOversee = (place: PlaceId, staff: Staff): void => {
  if (staff.place === place && overviewRoles.includes(staff.role)) return
  const who = overviewRoles.map((role) => roleNames[role]).join('、')
  throw new DomainError('not_allowed', `您不能查看这一页。可以查看的是：${who}。`, {
    roles: [...overviewRoles],
  })
}
