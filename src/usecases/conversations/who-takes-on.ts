import { DomainError } from '../../domain/errors.ts'
import type { Staff, StaffRole } from '../../domain/staff.ts'

/** Who speaks with citizens for the hotline. */
export const takesOn: readonly StaffRole[] = ['agent', 'dispatcher', 'hotline-lead']

/** Throws not_allowed. */
export const mustTakeOn = ({ role }: Staff): void => {
  if (!takesOn.includes(role))
    throw new DomainError('not_allowed', '会话由话务人员、派单人员和热线负责人接待。', { role })
}
