import { DomainError } from '../../domain/errors.ts'
import type { StaffRole } from '../../domain/staff.ts'
import { recordDeed } from '../audit-trail.ts'
import type { Database } from '../database.ts'
import { hasAccess } from './account-rows.ts'
import type { signIn } from './sign-in.ts'

type SignIn = ReturnType<typeof signIn>

/** What the library opens of its second proof: codes of an app, and recovery codes. */
export const twoFactorRoutes = [
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
] as const

/**
 * Turns the second proof on or off, or takes a code: the second step of signing in, or the first code of a new app. Who
 * guesses is locked out by the library.
 */
export const secondProof = async (
  db: Database,
  library: SignIn,
  request: Request,
  { path, requireTwoFactor }: { readonly path: string; readonly requireTwoFactor: readonly StaffRole[] },
): Promise<Response> => {
  const before = (await library.api.getSession({ headers: request.headers }))?.user
  if (path === '/two-factor/disable' && before) await refuseWithout(db, before.id, requireTwoFactor)
  const response = await library.handler(request)
  if (!response.ok) return response
  const id = before?.id ?? (await userIn(response))
  const staff = id === undefined ? null : await hasAccess(db, id, false)
  const kind = kindOf(path, before !== undefined)
  if (staff && kind) await recordDeed(db, { place: staff.place, who: staff.id, kind, subject: staff.id })
  return response
}

const refuseWithout = async (db: Database, id: string, required: readonly StaffRole[]): Promise<void> => {
  const staff = await hasAccess(db, id, false)
  if (staff && required.includes(staff.role))
    throw new DomainError('not_allowed', '您的角色登录时要有两步验证，不能关闭。')
}

const kindOf = (path: string, signedIn: boolean) => {
  if (path === '/two-factor/disable') return 'two-factor-off'
  if (path === '/two-factor/enable') return null
  return signedIn ? 'two-factor-on' : 'signed-in'
}

const userIn = async (response: Response): Promise<string | undefined> => {
  const body = (await response.clone().json()) as { readonly user?: { readonly id?: unknown } }
  return typeof body.user?.id === 'string' ? body.user.id : undefined
}

/** A sign-in whose password was right and whose second proof is still to come. */
export const waitsForSecondProof = async (response: Response): Promise<boolean> => {
  const body = (await response.clone().json()) as { readonly twoFactorRedirect?: unknown } | null
  return body?.twoFactorRedirect === true
}

/** For who has lost the device and the recovery codes: the next sign-in is by password alone. */
export const forgetSecondProof = async (db: Database, id: string): Promise<void> => {
  await db.deleteFrom('auth_two_factor').where('user_id', '=', id).execute()
  await db.updateTable('auth_user').set({ two_factor_enabled: false }).where('id', '=', id).execute()
}
