import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'

export const clientId = 'hotline'
export const clientSecret = 'a secret of the provider & of ours'

type Claims = Readonly<Record<string, unknown>>
type Waiting = { readonly challenge: string; readonly redirectUri: string; readonly nonce: string }

/** How it misbehaves with the next id token. */
export type Trick = {
  /** Laid over the true claims. */
  readonly claims?: Claims
  readonly signed?: 'by-another-key' | 'not-at-all'
}

/** An OpenID provider over HTTP: discovery, keys, code flow with PKCE, client secret in the header. */
export const identityProvider = async () => {
  const keys = await generateKeyPair('RS256')
  const others = await generateKeyPair('RS256')
  const codes = new Map<string, Waiting>()
  const state = { user: 'nobody', trick: {} as Trick, down: false, asked: [] as string[] }

  const idToken = (issuer: string, nonce: string): Promise<string> | string => {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer,
      aud: clientId,
      sub: `subject-of-${state.user}`,
      iat: now,
      exp: now + 300,
      nonce,
      preferred_username: state.user,
      ...state.trick.claims,
    }
    if (state.trick.signed === 'not-at-all') return new UnsecuredJWT(claims).encode()
    const key = state.trick.signed === 'by-another-key' ? others : keys
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key.privateKey)
  }

  /** The page where somebody signs in, already filled in. */
  const authorize = (url: URL, response: ServerResponse) => {
    const asked = (name: string) => url.searchParams.get(name) ?? ''
    const sound =
      asked('client_id') === clientId &&
      asked('response_type') === 'code' &&
      asked('scope').split(' ').includes('openid') &&
      asked('code_challenge_method') === 'S256'
    if (!sound) return response.writeHead(400).end('not as registered')
    const code = randomUUID()
    codes.set(code, {
      challenge: asked('code_challenge'),
      redirectUri: asked('redirect_uri'),
      nonce: asked('nonce'),
    })
    const back = new URL(asked('redirect_uri'))
    back.searchParams.set('code', code)
    back.searchParams.set('state', asked('state'))
    return response.writeHead(302, { location: back.href }).end()
  }

  const token = async (request: IncomingMessage, issuer: string, response: ServerResponse) => {
    const form = new URLSearchParams(await text(request))
    const given = Buffer.from(
      (request.headers.authorization ?? '').replace('Basic ', ''),
      'base64',
    ).toString()
    const [id, secret] = given.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    if (id !== clientId || secret !== clientSecret) return json(response, 401, { error: 'invalid_client' })
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!code || code.challenge !== proof || code.redirectUri !== form.get('redirect_uri'))
      return json(response, 400, { error: 'invalid_grant' })
    const id_token = await idToken(issuer, code.nonce)
    return json(response, 200, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 300,
      id_token,
    })
  }

  const server = createServer(async (request, response) => {
    const issuer = `http://${request.headers.host}`
    const url = new URL(request.url ?? '/', issuer)
    state.asked.push(url.pathname)
    if (state.down) return void response.writeHead(503).end()
    if (url.pathname === '/authorize') return void authorize(url, response)
    if (url.pathname === '/token') return void (await token(request, issuer, response))
    if (url.pathname === '/keys')
      return void json(response, 200, { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one' }] })
    if (url.pathname === '/.well-known/openid-configuration') return void json(response, 200, about(issuer))
    response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { issuer, state, close: () => new Promise((done) => server.close(done)) }
}
export type IdentityProvider = Awaited<ReturnType<typeof identityProvider>>

const about = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
})

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
