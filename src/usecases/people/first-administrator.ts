import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Deps } from '../deps.ts'
import { temporaryPassword } from './manage-people.ts'
import { refuseBadName } from './report-staff-change.ts'

/**
 * The first administrator of a place, with a password for one sign-in. Throws not_allowed where there is an administrator
 * already, invalid_input for a name that cannot be one or is taken.
 */
export const firstAdministrator = async (
  { staff, accounts, audit }: Pick<Deps, 'staff' | 'accounts' | 'audit'>,
  place: PlaceId,
  id: string,
  name: string,
): Promise<string> => {
  const known = await staff.list(place, { role: 'system-admin' })
  const there = known.find(({ active }) => active)
  if (there)
    throw new DomainError(
      'not_allowed',
      `本地区已有系统管理员“${there.id}”，没有新建。请由该管理员在“人员”页开设账号。`,
      { id: there.id },
    )
  refuseBadName(place, id)
  if (await staff.find(place, id))
    throw new DomainError('invalid_input', `账号“${id}”已经有人使用，请换一个账号名。`, { id })
  const password = temporaryPassword()
  await accounts.add({ place, id, name, role: 'system-admin', unit: null, active: true }, password, {
    temporary: true,
  })
  await audit.record({ place, who: 'command-line', kind: 'person-added', subject: id, detail: name })
  return password
}
