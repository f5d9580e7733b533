import type { Env } from './env.ts'
import type { SigningOptions } from './store/accounts/index.ts'

/** How people at work sign in, as the deployment decides. `say`: what the identity provider was not believed for. */
export const signingOptions = (env: Env, secret: string, say: (text: string) => void): SigningOptions => ({
  secret,
  production: env.JIBAN_MODE === 'production',
  requireTwoFactor: env.JIBAN_REQUIRE_TWO_FACTOR,
  ...(env.JIBAN_OIDC_ISSUER === ''
    ? {}
    : {
        provider: {
          name: env.JIBAN_OIDC_NAME,
          issuer: env.JIBAN_OIDC_ISSUER,
          clientId: env.JIBAN_OIDC_CLIENT_ID,
          clientSecret: env.JIBAN_OIDC_CLIENT_SECRET,
          accountClaim: env.JIBAN_OIDC_ACCOUNT_CLAIM,
          onFault: (fault: string) => say(`identity provider: ${fault}`),
        },
      }),
})
