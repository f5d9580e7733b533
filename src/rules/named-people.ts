import type { StaffRole } from '../domain/staff.ts'
import { dayOf } from '../domain/working-time.ts'
import { valueOn } from './rule-pack/dated.ts'
import type { RulePack } from './rule-pack.ts'

type Named = NonNullable<RulePack['organisation']['named'][number]['value']>[number]

/** Whose account stands for the person named; a leader answers for the unit where its head has no account. */
const accountOf = {
  principal: { role: 'unit-leader', name: '主要负责人' },
  leader: { role: 'unit-leader', name: '分管领导' },
  clerk: { role: 'unit-clerk', name: '经办人员' },
  admin: { role: 'unit-admin', name: '管理员' },
} as const satisfies Record<Named, { readonly role: StaffRole; readonly name: string }>

/** People the rules want a unit to name who have no account among these roles, and by which article. */
export const unnamedPeople = (
  pack: RulePack,
  now: Date,
  roles: readonly StaffRole[],
): { readonly names: readonly string[]; readonly article: string } => {
  const named = valueOn(pack.organisation.named, dayOf(now))
  const lacking = (named?.value ?? [])
    .map((who) => accountOf[who])
    .filter(({ role }) => !roles.includes(role))
  return { names: lacking.map(({ name }) => name), article: named?.source.article ?? '' }
}
