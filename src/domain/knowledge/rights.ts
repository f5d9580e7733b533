import type { Staff, StaffRole } from '../staff.ts'
import type { LifeCommandType } from './life-command.ts'

/** `owner`: people of the unit that answers for the entry. `hotline`: people of the hotline, for every entry. */
export type LifeRight = { readonly owner: readonly StaffRole[]; readonly hotline: readonly StaffRole[] }

const unitWriters: readonly StaffRole[] = ['unit-clerk', 'unit-leader', 'unit-admin']
const unitReviewers: readonly StaffRole[] = ['unit-leader', 'unit-admin']
const editors: readonly StaffRole[] = ['knowledge-editor', 'hotline-lead']

/** Who may do what: the one table. Whoever wrote a text is further kept from reviewing and publishing it. */
export const lifeRights: Readonly<Record<LifeCommandType, LifeRight>> = {
  write: { owner: unitWriters, hotline: editors },
  submit: { owner: unitWriters, hotline: editors },
  approve: { owner: unitReviewers, hotline: [] },
  'send-back': { owner: unitReviewers, hotline: editors },
  publish: { owner: [], hotline: editors },
  discard: { owner: unitWriters, hotline: editors },
  'roll-back': { owner: unitWriters, hotline: editors },
  confirm: { owner: unitWriters, hotline: editors },
  withdraw: { owner: [], hotline: editors },
}

/** The owner of an entry; of the hotline's own, its editors are the unit. */
export type Owner = { readonly unit: string; readonly isHotline: boolean }

export const belongsTo = ({ role, unit }: Pick<Staff, 'role' | 'unit'>, owner: Owner): boolean =>
  owner.isHotline ? editors.includes(role) : unit === owner.unit

export const mayDo = (staff: Pick<Staff, 'role' | 'unit'>, owner: Owner, type: LifeCommandType): boolean => {
  const right = lifeRights[type]
  if (right.hotline.includes(staff.role)) return true
  if (!belongsTo(staff, owner)) return false
  return owner.isHotline ? right.owner.length > 0 : right.owner.includes(staff.role)
}

export const isEditor = ({ role }: Pick<Staff, 'role'>): boolean => editors.includes(role)
/** Answers for what the unit says. */
export const isUnitReviewer = ({ role }: Pick<Staff, 'role'>): boolean => unitReviewers.includes(role)
