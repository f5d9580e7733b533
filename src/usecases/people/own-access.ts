import { DomainError } from '../../domain/errors.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Deps } from '../deps.ts'

type OwnDeps = Pick<Deps, 'accounts' | 'audit'>

const mostKeys = 20

/** A key with which a programme acts as this account. Throws invalid_input beyond what one account needs. */
export const makeOwnKey = async ({ accounts, audit }: OwnDeps, by: Staff, name: string): Promise<string> => {
  if ((await accounts.keys(by)).length >= mostKeys)
    throw new DomainError('invalid_input', `每个账号最多${mostKeys}个接口密钥，请先停用不再使用的。`)
  const key = await accounts.addKey(by, name)
  await audit.record({ place: by.place, who: by.id, kind: 'key-made', subject: by.id, detail: name })
  return key
}

/** Ends one of one's own keys. Throws not_found, also for a key of somebody else and the second time. */
export const endOwnKey = async ({ accounts, audit }: OwnDeps, by: Staff, id: string): Promise<void> => {
  const name = (await accounts.keys(by)).find((key) => key.id === id)?.name
  if (name === undefined || !(await accounts.endKey(by, id)))
    throw new DomainError('not_found', '没有这个接口密钥，或它已经停用。', { id })
  await audit.record({ place: by.place, who: by.id, kind: 'key-ended', subject: by.id, detail: name })
}

/** Ends one of one's own sessions, on whatever device. Throws not_found. */
export const endOwnSession = async ({ accounts, audit }: OwnDeps, by: Staff, id: string): Promise<void> => {
  if (!(await accounts.endSession(by, id)))
    throw new DomainError('not_found', '没有这个登录，或它已经结束。', { id })
  await audit.record({ place: by.place, who: by.id, kind: 'sessions-ended', subject: by.id })
}
