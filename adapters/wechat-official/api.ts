import { z } from 'zod'
import type { PlaceId } from '../../src/domain/place.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { SharedValues } from '../../src/ports/shared-values.ts'
import { type Fault, faultOf, tellFault, unreachable } from './faults.ts'
import type { WechatSettings } from './types.ts'

export type Answer =
  | { readonly kind: 'ok'; readonly json: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly mime: string }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** The platform's interface for one account. */
export type WechatApi = {
  /** Sends JSON to a path below /cgi-bin/; a token that has ended is renewed once. */
  post(path: string, body: unknown): Promise<Answer>
  /** Fetches from a path below /cgi-bin/; gives bytes when the answer is no JSON. */
  get(path: string, query: Readonly<Record<string, string>>): Promise<Answer>
  /** What was wrong with the last call that failed because of the settings; null when the last one went well. */
  trouble(): Promise<Fault | null>
}

/** Thrown inside the renewal, which has no other way to tell. */
class TokenFault extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(tellFault(fault))
    this.fault = fault
  }
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })
const largestAnswer = 12 * 1024 * 1024

export const wechatApi = (
  place: PlaceId,
  settings: WechatSettings,
  { values, clock }: { readonly values: Pick<SharedValues, 'renewed'>; readonly clock: Clock },
): WechatApi => {
  let wrong: Fault | null = null
  const ask = (path: string, query: Readonly<Record<string, string>>, body?: unknown) =>
    request(settings, path, query, body)

  const newToken = async (force: boolean) => {
    const answer = await ask(
      'stable_token',
      {},
      {
        grant_type: 'client_credential',
        appid: settings.appId,
        secret: settings.appSecret,
        force_refresh: force,
      },
    )
    const token = tokenSchema.safeParse(answer.kind === 'ok' ? answer.json : null)
    if (!token.success)
      throw new TokenFault(answer.kind === 'fault' ? answer.fault : unreachable('没有给出令牌'))
    const { access_token, expires_in } = token.data
    return { value: access_token, expiresAt: new Date(clock.now().getTime() + expires_in * 1000) }
  }

  const token = (stale?: string): Promise<string> =>
    values.renewed(
      place,
      `wechat-token:${settings.appId}`,
      clock.now(),
      async () => {
        const made = await newToken(false)
        // The platform gives the same one until it ends, even one that somebody else made worthless by force.
        return made.value === stale ? newToken(true) : made
      },
      stale,
    )

  const withToken = async (call: (token: string) => Promise<Answer>): Promise<Answer> => {
    const first = await token()
    const answer = await call(first)
    if (answer.kind !== 'fault' || answer.fault.act !== 'renew') return answer
    return call(await token(first))
  }

  const guarded = async (call: (token: string) => Promise<Answer>): Promise<Answer> => {
    const answer = await withToken(call).catch((error: unknown): Answer => {
      if (error instanceof TokenFault) return { kind: 'fault', fault: error.fault }
      throw error
    })
    const fault = answer.kind === 'fault' ? answer.fault : null
    if (fault === null || fault.act === 'misconfigured' || fault.act === 'renew') wrong = fault
    return answer
  }

  return {
    post: (path, body) => guarded((access_token) => ask(path, { access_token }, body)),
    get: (path, query) => guarded((access_token) => ask(path, { ...query, access_token })),
    trouble: async () => {
      if (wrong !== null) return wrong
      return token().then(
        () => null,
        (error: unknown) => (error instanceof TokenFault ? error.fault : unreachable(String(error))),
      )
    },
  }
}

const request = async (
  settings: WechatSettings,
  path: string,
  query: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Answer> => {
  const address = new URL(`/cgi-bin/${path}`, settings.apiBase)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  const sent =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  try {
    const response = await fetch(address, { ...sent, signal: AbortSignal.timeout(settings.patienceMs) })
    return await answerOf(response)
  } catch (error) {
    // Never with the address: the token stands in it.
    return { kind: 'fault', fault: unreachable(error instanceof Error ? error.name : 'unknown') }
  }
}

const codeSchema = z.object({ errcode: z.number(), errmsg: z.string().default('') })

/** The platform answers a refusal with status 200 and a code; files come as bytes, everything else as JSON. */
const answerOf = async (response: Response): Promise<Answer> => {
  if (!response.ok) return { kind: 'fault', fault: unreachable(`HTTP ${response.status}`) }
  const bytes = await limitedBytes(response)
  if (bytes === null) return { kind: 'fault', fault: faultOf(45002, '文件太大') }
  const mime = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const json = jsonIn(bytes)
  if (json === null)
    return /json|text/.test(mime)
      ? { kind: 'fault', fault: unreachable('答复不是 JSON') }
      : { kind: 'bytes', bytes, mime }
  const code = codeSchema.safeParse(json)
  return code.success && code.data.errcode !== 0
    ? { kind: 'fault', fault: faultOf(code.data.errcode, code.data.errmsg) }
    : { kind: 'ok', json }
}

const jsonIn = (bytes: Uint8Array): Readonly<Record<string, unknown>> | null => {
  if (bytes[0] !== '{'.charCodeAt(0)) return null
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/** The body, or null when it is larger than anything we would keep. */
export const limitedBytes = async (response: Response): Promise<Uint8Array | null> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > largestAnswer) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
