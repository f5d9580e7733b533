import { DomainError } from '../../domain/errors.ts'
import { isUnitRole, type Staff } from '../../domain/staff.ts'
import type { Deps } from '../deps.ts'
import { roleNames } from '../wording/role-names.ts'
import { mayManage, refuseBadName } from './report-staff-change.ts'

/**
 * An account for somebody, or a new password for an account that is there; then all it has open ends. Throws
 * not_allowed, invalid_input. Nobody makes an account that may do more than their own.
 */
export const addPerson = async (deps: Deps, by: Staff, person: Staff, password: string): Promise<Staff> => {
  if (!mayManage(by, person.unit) || (person.role === 'system-admin' && by.role !== 'system-admin'))
    throw new DomainError('not_allowed', '账号由本单位管理员、热线负责人或系统管理员开设。', {
      role: by.role,
    })
  if (isUnitRole(person.role) !== (person.unit !== null))
    throw new DomainError('invalid_input', '单位人员要写明单位（unit），热线人员不写单位。', {
      unit: person.unit,
      role: person.role,
    })
  if (person.unit !== null && !(await deps.units.units(person.place)).some(({ id }) => id === person.unit))
    throw new DomainError('invalid_input', `没有“${person.unit}”这个单位，请核对单位编号。`, {
      unit: person.unit,
    })
  refuseBadName(person.place, person.id)
  const known = await deps.staff.find(person.place, person.id)
  if (known && (known.role !== person.role || known.unit !== person.unit || !known.active))
    throw new DomainError('invalid_input', `账号“${person.id}”已经有人使用，请换一个账号名。`, {
      id: person.id,
    })
  await deps.accounts.add(person, password, { temporary: true })
  if (known) await deps.accounts.end(person)
  await deps.audit.record({
    place: by.place,
    who: by.id,
    kind: known ? 'password-reset' : 'person-added',
    subject: person.id,
    detail: `${person.name}，${roleNames[person.role]}${person.unit === null ? '' : `，${person.unit}`}`,
  })
  return person
}
