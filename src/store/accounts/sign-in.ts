import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { username } from 'better-auth/plugins/username'
import type { Database } from '../database.ts'
import { providerSession } from './provider-session.ts'
import { sessionHours } from './sessions.ts'

const snake = { createdAt: 'created_at', updatedAt: 'updated_at' }

const sessionColumns = {
  ...snake,
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
  userId: 'user_id',
}
const accountColumns = {
  ...snake,
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
}

/** Letters, digits, dots and hyphens: `clerk.traffic-police.my-city`. */
const isAccountName = (name: string): boolean => /^[a-z][a-z0-9.-]{2,119}$/.test(name)

/**
 * The sign-in library over our own tables. Requests from other sites are turned away before they come here, wrong
 * passwords are counted in the database; so its own checks of these are off. It never calls outside.
 */
export const signIn = (db: Database, secret: string, secure: boolean) =>
  betterAuth({
    appName: 'Jiban',
    // Only paths are taken from it: nothing here redirects.
    baseURL: 'http://localhost',
    basePath: '/api/auth',
    secret,
    // No transactions of its own: the embedded database has one session.
    database: { db, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 120,
        usernameValidator: isAccountName,
        displayUsername: false,
      }),
      providerSession(),
      twoFactor({
        issuer: 'Jiban',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'auth_two_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'user_id',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
    session: {
      modelName: 'auth_session',
      fields: sessionColumns,
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      // Who has left is out with the next request, so nothing about a session is kept in the cookie.
      cookieCache: { enabled: false },
    },
    user: { modelName: 'auth_user', fields: { ...snake, emailVerified: 'email_verified' } },
    account: { modelName: 'auth_account', fields: accountColumns },
    verification: { modelName: 'auth_verification', fields: { ...snake, expiresAt: 'expires_at' } },
    advanced: {
      cookiePrefix: 'jiban',
      useSecureCookies: secure,
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
  })
