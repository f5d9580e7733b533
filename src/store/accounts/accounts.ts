import { hashPassword } from 'better-auth/crypto'
import { DomainError } from '../../domain/errors.ts'
import type { Accounts } from '../../ports/accounts.ts'
import type { Database } from '../database.ts'
import { endSessionsAndKeys } from '../staff-store.ts'
import { hasAccess, insertAccounts } from './account-rows.ts'
import { makeKey, nameOfKey, sha256 } from './api-keys.ts'
import { countFailure, forgetFailures, refuseLockedOut } from './lock-out.ts'
import { signIn } from './sign-in.ts'

export type SigningOptions = {
  /** Signs cookies; at least 32 characters. */
  readonly secret: string
  /** Cookies travel over https only, wherever the service listens, and demonstration accounts are nobody. */
  readonly production: boolean
}

type SignIn = ReturnType<typeof signIn>

/** The library's other routes are not reachable; one of them tells which account names exist. */
const openRoutes = ['/sign-in/username', '/sign-out', '/get-session', '/change-password']

const wrongPassword = () => new DomainError('not_signed_in', '账号或密码不对，请核对后再试。')

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
    handle: (request) => handle(db, over(secureFor(request.url)), request, options.production),
    staffOf: async (headers) => {
      const id = await nameOf(db, over, headers)
      return id === null ? null : hasAccess(db, id, options.production)
    },
    add: async (staff, password) =>
      insertAccounts(db, [staff], await hashPassword(password), { demo: false }),
    addKey: (staff, name) => makeKey(db, staff, name),
    end: ({ place, id }) => endSessionsAndKeys(db, place, id),
  }
}

const isLoopback = (host: string): boolean => /^(127\.|localhost$|\[::1\]$)/.test(host)

const handle = async (
  db: Database,
  library: SignIn,
  request: Request,
  production: boolean,
): Promise<Response> => {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '')
  if (!openRoutes.includes(path)) throw new DomainError('not_found', '没有这个地址。')
  if (path !== '/sign-in/username') return library.handler(request)
  const name = await nameIn(request.clone())
  const digest = await sha256(name)
  await refuseLockedOut(db, digest)
  const response = await library.handler(request)
  if (response.status === 429 || response.status >= 500) return response
  if (!response.ok || !(await hasAccess(db, name, production))) {
    await countFailure(db, digest)
    throw wrongPassword()
  }
  await forgetFailures(db, digest)
  return response
}

const nameIn = async (request: Request): Promise<string> => {
  const body = (await request.json().catch(() => {
    throw new DomainError('not_json', '请求内容不是有效的 JSON，请检查后重发。')
  })) as { username?: unknown; password?: unknown } | null
  if (typeof body?.username !== 'string' || typeof body.password !== 'string')
    throw new DomainError('invalid_input', '登录要给出 username（账号）和 password（密码）。', {
      missing: ['username', 'password'],
    })
  return body.username.trim().toLowerCase()
}

/** The account that this request speaks for, still without asking whether it may. */
const nameOf = async (
  db: Database,
  over: (secure: boolean) => SignIn,
  headers: Headers,
): Promise<string | null> => {
  const authorization = headers.get('authorization')
  if (authorization !== null) return nameOfKey(db, authorization)
  const cookies = headers.get('cookie') ?? ''
  if (!cookies.includes('jiban.session_token=')) return null
  const library = over(cookies.includes('__Secure-jiban.session_token='))
  const session = await library.api.getSession({ headers })
  return session?.user.id ?? null
}
