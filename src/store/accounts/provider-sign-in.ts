import * as client from 'openid-client'
import { DomainError } from '../../domain/errors.ts'
import type { Staff } from '../../domain/staff.ts'
import type { ProviderSignIn, ProviderVisit } from '../../ports/accounts.ts'
import { recordDeed } from '../audit-trail.ts'
import type { Database } from '../database.ts'
import { hasAccess } from './account-rows.ts'
import { sha256 } from './api-keys.ts'
import { refuseLockedOut } from './lock-out.ts'
import { keepAttempt, type ProviderAttempt, takeAttempt } from './provider-attempts.ts'
import { lineOf, type ProviderSettings, providerAway, providerClient } from './provider-client.ts'
import type { signIn } from './sign-in.ts'

type SignIn = ReturnType<typeof signIn>

const cookieName = 'jiban.provider'

const refused = () =>
  new DomainError('not_signed_in', '统一身份认证没有完成，或这次登录已经过期，请再试一次。')
const unknown = () =>
  new DomainError(
    'not_signed_in',
    '统一身份认证已通过，但这里没有您可用的账号。请联系本单位管理员开设或恢复账号。',
  )

/** Code flow with PKCE, state and nonce. Lets in who has an active account here; makes no accounts. */
export const providerSignIn = (
  db: Database,
  { production }: { readonly production: boolean },
  settings: ProviderSettings,
  libraryAt: (url: string) => SignIn,
): ProviderSignIn => {
  const provider = providerClient(settings)
  return {
    name: settings.name,
    begin: async ({ place, returnTo, back }) => {
      const configuration = await provider()
      const attempt = { ...newSecrets(), place, back }
      const address = client.buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo.href,
        scope: 'openid profile',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      await keepAttempt(db, attempt)
      return sendTo(address.href, [browserCookie(attempt.browser, returnTo)])
    },
    finish: async (request, { place, returnTo }) => {
      const parameters = new URL(request.url).searchParams
      const secrets = { state: parameters.get('state') ?? '', browser: browserOf(request), place }
      const attempt = await takeAttempt(db, secrets)
      if (!attempt) throw refused()
      const here = new URL(returnTo)
      here.search = parameters.toString()
      const configuration = await provider()
      const claims = await claimsBy(configuration, here, { ...secrets, ...attempt }).catch((fault) => {
        settings.onFault?.(lineOf(fault))
        throw isAway(fault) ? providerAway() : refused()
      })
      const staff = await accountOf(db, claims[settings.accountClaim], { place, production })
      const cookies = await openSession(db, libraryAt(returnTo.href), staff, request)
      await recordDeed(db, {
        place,
        who: staff.id,
        kind: 'signed-in',
        subject: staff.id,
        detail: settings.name,
      })
      return sendTo(attempt.back, [...cookies, browserCookie('', returnTo)])
    },
  }
}

const newSecrets = () => ({
  state: client.randomState(),
  browser: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
})

/** What the provider says of who came back, with everything about it checked. */
const claimsBy = async (
  configuration: client.Configuration,
  here: URL,
  { state, nonce, verifier }: Pick<ProviderAttempt, 'state' | 'nonce' | 'verifier'>,
): Promise<Readonly<Record<string, unknown>>> => {
  const tokens = await client.authorizationCodeGrant(configuration, here, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  return tokens.claims() ?? {}
}

/** It did not answer at all; whatever it did answer was looked at and not taken. */
const isAway = (fault: unknown): boolean => {
  const { code, cause } = fault as { readonly code?: unknown; readonly cause?: unknown }
  if (cause instanceof Response) return cause.status >= 500
  return code === 'OAUTH_TIMEOUT' || (fault instanceof TypeError && code === undefined)
}

const accountOf = async (
  db: Database,
  claim: unknown,
  { place, production }: Pick<ProviderVisit, 'place'> & { readonly production: boolean },
): Promise<Staff> => {
  if (typeof claim !== 'string' || claim.trim() === '') throw unknown()
  const name = claim.trim().toLowerCase()
  await refuseLockedOut(db, await sha256(name))
  const staff = await hasAccess(db, name, production)
  if (staff?.place !== place) throw unknown()
  return staff
}

/** The cookies of a new session that owes nothing to our password. */
const openSession = async (
  db: Database,
  library: SignIn,
  { id }: Staff,
  { headers }: Request,
): Promise<readonly string[]> => {
  const opened = await library.api.openProviderSession({ body: { id }, headers, asResponse: true })
  if (!opened.ok) throw unknown()
  const { sessionId } = (await opened.json()) as { readonly sessionId: string }
  await db.updateTable('auth_session').set({ by_provider: true }).where('id', '=', sessionId).execute()
  return opened.headers.getSetCookie()
}

const isHttps = ({ protocol }: URL): boolean => protocol === 'https:'

/** Comes back with the provider's redirect, and goes nowhere but to the address back. */
const browserCookie = (value: string, returnTo: URL): string =>
  [
    `${cookieName}=${value}`,
    `Path=${returnTo.pathname}`,
    `Max-Age=${value === '' ? 0 : 600}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isHttps(returnTo) ? ['Secure'] : []),
  ].join('; ')

const browserOf = (request: Request): string =>
  new RegExp(`(?:^|; *)${cookieName.replace('.', '\\.')}=([\\w-]+)`).exec(
    request.headers.get('cookie') ?? '',
  )?.[1] ?? ''

const sendTo = (location: string, cookies: readonly string[]): Response => {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
