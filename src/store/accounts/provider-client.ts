import * as client from 'openid-client'
import { DomainError } from '../../domain/errors.ts'

/** The city's own identity provider (OpenID Connect), and what we are there. */
export type ProviderSettings = {
  /** What people know it by; stands on the button. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claim of the id token that holds the name of our account. */
  readonly accountClaim: string
  /** Told what is wrong where people are told to try again; no personal data. */
  readonly onFault?: (fault: string) => void
}

const answersWithinSeconds = 10
/** Keys and addresses change rarely; what is known is asked anew so often. */
const knownForMs = 60 * 60_000

/** What the library says went wrong, in a line without what was sent. */
export const lineOf = (fault: unknown): string => {
  const { code, error, name, message } = fault as Readonly<Record<string, unknown>>
  return `${error ?? code ?? name}: ${message}`
}

export const providerAway = () =>
  new DomainError('busy', '统一身份认证暂时没有回应，请过一会儿再试，或用账号和密码登录。')

/** The provider as it describes itself at its issuer, asked once an hour. Gives busy when it does not answer. */
export const providerClient = (settings: ProviderSettings): (() => Promise<client.Configuration>) => {
  // The answer is kept, not the promise: one that belongs to a request that was cut off would never settle.
  let known: { readonly until: number; readonly configuration: client.Configuration } | undefined
  return async () => {
    if (known && known.until > Date.now()) return known.configuration
    const configuration = await discover(settings)
    known = { until: Date.now() + knownForMs, configuration }
    return configuration
  }
}

const discover = async ({ issuer, clientId, clientSecret, onFault }: ProviderSettings) => {
  const address = new URL(issuer)
  const loosened = address.protocol === 'http:' ? [client.allowInsecureRequests] : []
  const options = { timeout: answersWithinSeconds, execute: loosened }
  const found = await client
    .discovery(address, clientId, undefined, client.None(), options)
    .catch((fault) => {
      onFault?.(lineOf(fault))
      throw providerAway()
    })
  const server = found.serverMetadata()
  const configuration = new client.Configuration(server, clientId, undefined, secretBy(server, clientSecret))
  configuration.timeout = answersWithinSeconds
  for (const loosen of loosened) loosen(configuration)
  // The signature is checked although the token comes over a connection of our own.
  client.enableNonRepudiationChecks(configuration)
  return configuration
}

/** In the header unless the provider takes it in the body alone; the first is what the standard falls back to. */
const secretBy = (server: client.ServerMetadata, secret: string): client.ClientAuth => {
  const ways = server.token_endpoint_auth_methods_supported
  return ways === undefined || ways.includes('client_secret_basic')
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret)
}
