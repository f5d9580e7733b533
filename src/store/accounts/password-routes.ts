import { hashPassword } from 'better-auth/crypto'
import { DomainError } from '../../domain/errors.ts'
import { recordDeed } from '../audit-trail.ts'
import type { Database } from '../database.ts'
import { endKeys } from '../staff-store.ts'
import { hasAccess } from './account-rows.ts'
import { sha256 } from './api-keys.ts'
import { countTry, forgetFailures, refuseLockedOut } from './lock-out.ts'
import type { signIn } from './sign-in.ts'
import { waitsForSecondProof } from './two-factor-routes.ts'

type SignIn = ReturnType<typeof signIn>

const wrongPassword = () => new DomainError('not_signed_in', '账号或密码不对，请核对后再试。')
const wrongPresent = () => new DomainError('invalid_input', '现在的密码不对，请核对后再试。')

/** A sign-in: the same words after the same time for a wrong password, an unknown name and one that has left. */
export const enter = async (
  db: Database,
  library: SignIn,
  request: Request,
  production: boolean,
): Promise<Response> => {
  const { username, password } = await textsIn(
    request,
    ['username', 'password'],
    '登录要给出 username（账号）和 password（密码）。',
  )
  const name = username.trim().toLowerCase()
  const digest = await sha256(name)
  await refuseLockedOut(db, digest)
  const left = await countTry(db, digest)
  const staff = await hasAccess(db, name, production)
  if (!staff) {
    // Takes as long as comparing with a password that is there.
    await hashPassword(password)
    throw wrongPassword()
  }
  const response = await library.handler(request)
  if (response.status === 429 || response.status >= 500) return response
  if (!response.ok) {
    if (left === 'last')
      await recordDeed(db, { place: staff.place, who: staff.id, kind: 'locked-out', subject: staff.id })
    throw wrongPassword()
  }
  await forgetFailures(db, digest)
  if (!(await waitsForSecondProof(response)))
    await recordDeed(db, { place: staff.place, who: staff.id, kind: 'signed-in', subject: staff.id })
  return response
}

/** A new password by who knows the present one; what else was opened with the old one ends: sessions and keys. */
export const changePassword = async (db: Database, library: SignIn, request: Request): Promise<Response> => {
  const name = (await library.api.getSession({ headers: request.headers }))?.user.id
  if (name === undefined) throw new DomainError('not_signed_in', '登录已经结束，请重新登录。')
  const words = '修改密码要给出 currentPassword（现在的密码）和 newPassword（新密码，8到128位）。'
  const passwords = await textsIn(request, ['currentPassword', 'newPassword'], words)
  if (passwords.newPassword === passwords.currentPassword)
    throw new DomainError('invalid_input', '新密码和现在的密码相同，请换一个。')
  const digest = await sha256(name)
  await refuseLockedOut(db, digest)
  await countTry(db, digest)
  const response = await library.handler(
    new Request(request.url, {
      method: 'POST',
      headers: request.headers,
      body: JSON.stringify({ ...passwords, revokeOtherSessions: true }),
    }),
  )
  if (await isWrongPassword(response)) throw wrongPresent()
  await forgetFailures(db, digest)
  if (response.ok) await passwordChanged(db, name)
  return response
}

const passwordChanged = async (db: Database, id: string): Promise<void> => {
  await endKeys(db, id)
  await db.updateTable('auth_user').set({ must_change_password: false }).where('id', '=', id).execute()
  const staff = await hasAccess(db, id, false)
  if (staff) await recordDeed(db, { place: staff.place, who: id, kind: 'password-changed', subject: id })
}

const isWrongPassword = async (response: Response): Promise<boolean> => {
  if (response.ok) return false
  const { code } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { code?: unknown }
  return code === 'INVALID_PASSWORD'
}

const textsIn = async <K extends string>(
  request: Request,
  fields: readonly K[],
  words: string,
): Promise<Record<K, string>> => {
  const body = (await request
    .clone()
    .json()
    .catch(() => {
      throw new DomainError('not_json', '请求内容不是有效的 JSON，请检查后重发。')
    })) as Record<string, unknown> | null
  if (fields.some((field) => typeof body?.[field] !== 'string'))
    throw new DomainError('invalid_input', words, { missing: [...fields] })
  return Object.fromEntries(fields.map((field) => [field, body?.[field]])) as Record<K, string>
}
