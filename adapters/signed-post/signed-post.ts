import type { LookupAddress } from 'node:dns'
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import { isIP, type LookupFunction } from 'node:net'
import type { Clock } from '../../src/ports/clock.ts'
import type { Posted, SignedPost, SignedRequest } from '../../src/ports/signed-post.ts'
import { whyNot } from './address-rules.ts'
import { signedHeaders } from './signature.ts'

export type SignedPostOptions = {
  readonly clock: Clock
  readonly patienceMs?: number
  /** Every address of a name. */
  readonly resolve?: (hostname: string) => Promise<readonly LookupAddress[]>
}

/** More of an answer nobody needs; the connection is closed there. */
const mostRead = 64 * 1024
const defaultPatienceMs = 10_000

const resolveAll = async (hostname: string): Promise<readonly LookupAddress[]> => {
  const { lookup } = await import('node:dns/promises')
  return lookup(hostname, { all: true })
}

/**
 * Posts to addresses that may be reached and to no others. A name is resolved once for a request, every address it has
 * is checked, and the connection goes to one of those: a name that changes its address afterwards leads nowhere.
 */
export const signedPost =
  ({ clock, patienceMs = defaultPatienceMs, resolve = resolveAll }: SignedPostOptions): SignedPost =>
  async (request) => {
    const url = URL.parse(request.url)
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      return { kind: 'failed', error: '地址不是可用的 http 或 https 地址' }
    const limit = AbortSignal.timeout(patienceMs)
    try {
      return await Promise.race([post(url, request, { clock, resolve, limit }), given(limit)])
    } catch (fault) {
      return { kind: 'failed', error: limit.aborted ? `${patienceMs / 1000}秒内没有答复` : reasonOf(fault) }
    }
  }

/** What an operator can act on: the system's word for it, or ours. */
const reasonOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return 'unknown fault'
  return 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.message
}

/** Ends a wait that nothing else ends (a resolver that does not answer). */
const given = (limit: AbortSignal): Promise<never> =>
  new Promise((_, reject) => limit.addEventListener('abort', () => reject(limit.reason), { once: true }))

type Use = Required<Pick<SignedPostOptions, 'clock' | 'resolve'>> & { readonly limit: AbortSignal }

const post = async (url: URL, request: SignedRequest, { clock, resolve, limit }: Use): Promise<Posted> => {
  const addresses = await addressesOf(url, resolve)
  for (const { address } of addresses) {
    const why = whyNot(address, url.protocol, request)
    if (why !== null) return { kind: 'failed', error: why }
  }
  const body = Buffer.from(request.body)
  const { client, key, idempotencyKey } = request
  const sent = await begin(url, {
    method: 'POST',
    signal: limit,
    lookup: lookupOf(addresses),
    // A connection kept from before would go to an address that was checked before.
    agent: false,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
      'user-agent': 'jiban',
      'idempotency-key': idempotencyKey,
      ...signedHeaders(
        { client, key, now: clock.now() },
        { method: 'POST', path: `${url.pathname}${url.search}`, body },
      ),
    },
  })
  return answerTo(sent, body)
}

/** A host that is an address itself is never looked up. */
const addressesOf = async ({ hostname }: URL, resolve: Use['resolve']): Promise<readonly LookupAddress[]> => {
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const found = family === 0 ? await resolve(host) : [{ address: host, family }]
  if (found.length === 0) throw new Error('域名没有地址')
  return found
}

const lookupOf =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_hostname, { all }, tell) => {
    const [first] = addresses
    if (all) tell(null, [...addresses])
    else tell(null, first?.address ?? '', first?.family)
  }

const begin = async (url: URL, options: RequestOptions): Promise<ClientRequest> => {
  const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http')
  return request(url, options)
}

const answerTo = (sent: ClientRequest, body: Buffer): Promise<Posted> =>
  new Promise((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (response) => {
      bodyOf(response).then(
        (text) =>
          resolve({
            kind: 'answered',
            status: response.statusCode ?? 0,
            body: text,
            retryAfterS: secondsIn(response.headers['retry-after']),
          }),
        reject,
      )
    })
    sent.end(body)
  })

const bodyOf = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= mostRead) break
  }
  return Buffer.concat(chunks).subarray(0, mostRead).toString('utf8')
}

const secondsIn = (header: string | undefined): number | null =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null
