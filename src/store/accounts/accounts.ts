import { hashPassword } from 'better-auth/crypto'
import { DomainError } from '../../domain/errors.ts'
import type { StaffRole } from '../../domain/staff.ts'
import type { Accounts, SignedIn } from '../../ports/accounts.ts'
import type { Database } from '../database.ts'
import { endSessionsAndKeys } from '../staff-store.ts'
import { insertAccounts } from './account-rows.ts'
import { endKey, keysOf, makeKey, sha256, useKey } from './api-keys.ts'
import { forgetFailures } from './lock-out.ts'
import { changePassword, enter } from './password-routes.ts'
import type { ProviderSettings } from './provider-client.ts'
import { providerSignIn } from './provider-sign-in.ts'
import { endSession, sessionsOf, useSession } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { forgetSecondProof, secondProof, twoFactorRoutes } from './two-factor-routes.ts'

export type SigningOptions = {
  /** Signs cookies; at least 32 characters. */
  readonly secret: string
  /** Cookies travel over https only, wherever the service listens, and demonstration accounts are nobody. */
  readonly production: boolean
  /** Roles that may not work by a password alone. */
  readonly requireTwoFactor?: readonly StaffRole[]
  /** The city's own identity provider. */
  readonly provider?: ProviderSettings
}

type SignIn = ReturnType<typeof signIn>

/** The library's other routes are not reachable; one of them tells which account names exist. */
const openRoutes: readonly string[] = [
  '/sign-in/username',
  '/sign-out',
  '/get-session',
  '/change-password',
  ...twoFactorRoutes,
]

export const accountStore = (
  db: Database,
  options: SigningOptions,
): Accounts & { ready(): Promise<void> } => {
  const made = new Map<boolean, SignIn>()
  const over = (secure: boolean): SignIn => {
    const known = made.get(secure) ?? signIn(db, options.secret, secure)
    made.set(secure, known)
    return known
  }
  const secureFor = (url: string) => options.production || !isLoopback(new URL(url).hostname)
  return {
    ready: async () => {
      await Promise.all([over(true).$context, over(false).$context])
    },
    handle: (request) => handle(db, over(secureFor(request.url)), request, options),
    ...(options.provider && {
      provider: providerSignIn(db, options, options.provider, (url) => over(secureFor(url))),
    }),
    staffOf: async (headers) => {
      const signedIn = await whoSent(db, over, headers, options)
      if (signedIn?.mustChangePassword)
        throw new DomainError('password_due', '您用的是他人设置的临时密码，请先改成自己的密码，再继续使用。')
      if (signedIn?.secondStepDue)
        throw new DomainError('second_step_due', signedIn.sessionId === null ? dueForKey : dueForSession)
      return signedIn?.staff ?? null
    },
    signedIn: (headers) => whoSent(db, over, headers, options),
    keys: ({ id }) => keysOf(db, id),
    endKey: (staff, id) => endKey(db, staff.id, id),
    sessions: ({ id }) => sessionsOf(db, id),
    endSession: (staff, id) => endSession(db, staff.id, id),
    add: async (staff, password, { temporary } = { temporary: false }) => {
      await insertAccounts(db, [staff], await hashPassword(password), { demo: false, temporary })
      await forgetFailures(db, await sha256(staff.id))
      if (temporary) await forgetSecondProof(db, staff.id)
    },
    addKey: (staff, name) => makeKey(db, staff, name, options),
    end: ({ place, id }) => endSessionsAndKeys(db, place, id),
  }
}

const isLoopback = (host: string): boolean => /^(127\.|localhost$|\[::1\]$)/.test(host)

const handle = async (
  db: Database,
  library: SignIn,
  request: Request,
  { production, requireTwoFactor = [] }: SigningOptions,
): Promise<Response> => {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '')
  if (!openRoutes.includes(path)) throw new DomainError('not_found', '没有这个地址。')
  if (path === '/sign-in/username') return enter(db, library, request, production)
  if (path === '/change-password') return changePassword(db, library, request)
  if (path.startsWith('/two-factor/')) return secondProof(db, library, request, { path, requireTwoFactor })
  return library.handler(request)
}

const dueForSession = '您的角色登录时要有两步验证，请先在工作台的账号页开启，再继续使用。'
const dueForKey =
  '这个密钥暂时不能用：所属账号的角色要有两步验证，还没有开启。请本人在工作台的账号页开启，密钥随后照常可用。'

/** Who this request speaks for, and by which session; null for nobody, and for who has left. */
const whoSent = async (
  db: Database,
  over: (secure: boolean) => SignIn,
  headers: Headers,
  options: SigningOptions,
): Promise<SignedIn | null> => {
  const authorization = headers.get('authorization')
  if (authorization !== null) return useKey(db, authorization, options)
  const cookies = headers.get('cookie') ?? ''
  if (!cookies.includes('jiban.session_token=')) return null
  // A cookie that may have been set over plain http is none in production.
  const library = over(options.production || cookies.includes('__Secure-jiban.session_token='))
  const session = await library.api.getSession({ headers })
  return session && useSession(db, session.session, options)
}
