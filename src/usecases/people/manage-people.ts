import { DomainError } from '../../domain/errors.ts'
import type { UnitId } from '../../domain/place.ts'
import { isUnitRole, type Staff, type StaffRole } from '../../domain/staff.ts'
import { dayOf } from '../../domain/working-time.ts'
import { packOf, valueOn } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { roleNames } from '../wording/role-names.ts'
import { addPerson } from './add-person.ts'
import { mayManage } from './report-staff-change.ts'

/** Who looks after other people's accounts; unit-admin those of the own unit only. */
export const managesPeople = [
  'hotline-lead',
  'system-admin',
  'unit-admin',
] as const satisfies readonly StaffRole[]

/** Whether one person's account is this one's to look after; one's own is changed at one's own page. */
export const mayManagePerson = (by: Staff, person: Staff): boolean =>
  by.place === person.place &&
  by.id !== person.id &&
  mayManage(by, person.unit) &&
  (person.role !== 'system-admin' || by.role === 'system-admin')

/** The person, where their account is this one's to look after. Throws unknown_staff, also for what they may not see. */
export const personFor = async (deps: Pick<Deps, 'staff'>, by: Staff, id: string): Promise<Staff> => {
  const person = await deps.staff.find(by.place, id)
  if (!person || (by.unit !== null && by.unit !== person.unit))
    throw new DomainError('unknown_staff', `没有账号“${id}”，请核对账号名。`, { id })
  return person
}

/** An account for somebody new. Throws invalid_input for a name that is taken, so that a second post changes nothing. */
export const openAccount = async (deps: Deps, by: Staff, person: Staff, password: string): Promise<Staff> => {
  if (await deps.staff.find(person.place, person.id))
    throw new DomainError('invalid_input', `账号“${person.id}”已经有人使用，请换一个账号名。`, {
      id: person.id,
    })
  return addPerson(deps, by, person, password)
}

/** A password that has to be changed at the next sign-in. Throws not_allowed, unknown_staff. */
export const resetPassword = async (deps: Deps, by: Staff, id: string, password: string): Promise<Staff> => {
  const person = await managed(deps, by, id)
  return addPerson(deps, by, person, password)
}

export type Move = { readonly role: StaffRole; readonly unit: UnitId | null }

/**
 * Another role or unit; sessions and keys end. `was` is what the page showed. Throws not_allowed, unknown_staff,
 * version_conflict, invalid_input, forbidden_by_rule where the place wants such a change reported.
 */
export const movePerson = async (deps: Deps, by: Staff, id: string, was: Move, to: Move): Promise<Staff> => {
  const person = await managed(deps, by, id)
  if (person.role !== was.role || person.unit !== was.unit)
    throw new DomainError(
      'version_conflict',
      '这个账号刚刚被别人调整过，没有保存。请看过现在的角色和单位再改。',
    )
  const moved = { ...person, ...to }
  if (!mayManagePerson(by, moved))
    throw new DomainError('not_allowed', '不能调整到您管理范围以外的角色或单位。', { role: by.role })
  if (to.role === was.role && to.unit === was.unit)
    throw new DomainError('invalid_input', '角色和单位都没有变，没有保存。')
  await refuseMisplaced(deps, moved)
  refuseUnreported(deps, moved, was.role)
  if (!(await deps.staff.move(by.place, id, was, to)))
    throw new DomainError('version_conflict', '这个账号刚刚被别人调整过，没有保存。请刷新后再改。')
  await deps.audit.record({
    place: by.place,
    who: by.id,
    kind: 'person-changed',
    subject: id,
    detail: `${wordsFor(was)} → ${wordsFor(to)}`,
  })
  return moved
}

const wordsFor = ({ role, unit }: Move): string => `${roleNames[role]}${unit === null ? '' : `（${unit}）`}`

const managed = async (deps: Deps, by: Staff, id: string): Promise<Staff> => {
  const person = await personFor(deps, by, id)
  if (!mayManagePerson(by, person))
    throw new DomainError('not_allowed', '这个账号不由您管理。自己的密码请在“账号”页修改。', {
      role: by.role,
    })
  if (!person.active)
    throw new DomainError('unknown_staff', `账号“${id}”已经停用。需要恢复时请开设新账号。`, { id })
  return person
}

const refuseMisplaced = async ({ units }: Deps, { place, role, unit }: Staff): Promise<void> => {
  if (isUnitRole(role) !== (unit !== null))
    throw new DomainError('invalid_input', '单位人员要选单位，热线人员不选单位。', { unit, role })
  if (unit !== null && !(await units.units(place)).some(({ id }) => id === unit))
    throw new DomainError('invalid_input', `没有“${unit}”这个单位，请核对。`, { unit })
}

/** Whose replacement has to be reported is replaced by a report, which names who leaves and who follows. */
const refuseUnreported = ({ clock }: Deps, { place, role }: Staff, before: StaffRole): void => {
  const rule = valueOn(packOf(place).staffChange, dayOf(clock.now()))
  const reported = rule?.value.roles.some((each) => each === role || each === before) === true
  if (!rule || !reported) return
  throw new DomainError(
    'forbidden_by_rule',
    `${rule.source.article}要求这类人员变动报备。请先停用原账号并报备，再为新岗位开设账号。`,
    { article: rule.source.article },
  )
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Twelve letters and digits that are not mistaken for one another: over 59 bits. */
export const temporaryPassword = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(12)), (value) => letters[value % letters.length]).join('')
