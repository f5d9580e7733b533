import type { PlaceId } from '../../../domain/place.ts'
import { staffRoleSchema } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { roleNames } from '../../../usecases/wording/role-names.ts'
import type { AppSettings } from '../../app-settings.ts'

export type ExampleAccount = { readonly id: string; readonly role: string }

/** One account of each role, in the demonstration only. */
export const exampleAccounts = async (
  deps: Pick<Deps, 'staff'>,
  { mode }: Pick<AppSettings, 'mode'>,
  place: PlaceId,
): Promise<readonly ExampleAccount[]> => {
  if (mode !== 'demo') return []
  const people = await deps.staff.list(place, {})
  return staffRoleSchema.options.flatMap((role) => {
    const one = people.find((person) => person.role === role && person.active)
    return one ? [{ id: one.id, role: roleNames[role] }] : []
  })
}
