import { z } from 'zod'
import type { PlaceId } from '../../src/domain/place.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { SharedValues } from '../../src/ports/shared-values.ts'
import { limitedBytes } from '../wechat-official/api.ts'
import { type Fault, faultOf, tellFault, unreachable } from './faults.ts'
import type { WecomSettings } from './types.ts'

export type Answer =
  | { readonly kind: 'ok'; readonly json: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly mime: string }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** The platform's interface for one corporation's application. */
export type WecomApi = {
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

export const wecomApi = (
  place: PlaceId,
  settings: WecomSettings,
  { values, clock }: { readonly values: Pick<SharedValues, 'renewed'>; readonly clock: Clock },
): WecomApi => {
  let wrong: Fault | null = null
  const ask = (path: string, query: Readonly<Record<string, string>>, body?: unknown) =>
    request(settings, path, query, body)

  /** Asked again before its end, the platform gives the same token; one it calls wrong it has itself replaced. */
  const token = (stale?: string): Promise<string> =>
    values.renewed(
      place,
      `wecom-token:${settings.corpId}:${settings.openKfId}`,
      clock.now(),
      async () => {
        const answer = await ask('gettoken', { corpid: settings.corpId, corpsecret: settings.secret })
        const made = tokenSchema.safeParse(answer.kind === 'ok' ? answer.json : null)
        if (!made.success)
          throw new TokenFault(answer.kind === 'fault' ? answer.fault : unreachable('没有给出令牌'))
        const { access_token, expires_in } = made.data
        return { value: access_token, expiresAt: new Date(clock.now().getTime() + expires_in * 1000) }
      },
      stale,
    )

  const withToken = async (call: (token: string) => Promise<Answer>): Promise<Answer> => {
    const first = await token()
    const answer = await call(first)
    return answer.kind === 'fault' && answer.fault.act === 'renew' ? call(await token(first)) : answer
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
  settings: WecomSettings,
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
    // Never with the address: the token or the secret stands in it.
    return { kind: 'fault', fault: unreachable(error instanceof Error ? error.name : 'unknown') }
  }
}

const codeSchema = z.object({ errcode: z.number(), errmsg: z.string().default('') })

/** What is wrong with an answer that should have been JSON; null when it is. */
export const faultIn = (answer: Answer): Fault | null => {
  if (answer.kind === 'ok') return null
  return answer.kind === 'fault' ? answer.fault : unreachable('答复不是 JSON')
}

/** A refusal has status 200 and a code; files come as bytes, everything else as JSON. */
const answerOf = async (response: Response): Promise<Answer> => {
  if (!response.ok) return { kind: 'fault', fault: unreachable(`HTTP ${response.status}`) }
  const bytes = await limitedBytes(response)
  const mime = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  if (bytes === null) return { kind: 'fault', fault: { ...faultOf(40007, ''), text: '文件太大' } }
  const json = jsonIn(bytes)
  if (json === null) return { kind: 'bytes', bytes, mime }
  const code = codeSchema.safeParse(json)
  return code.success && code.data.errcode !== 0
    ? { kind: 'fault', fault: faultOf(code.data.errcode, code.data.errmsg) }
    : { kind: 'ok', json }
}

const objectSchema = z.record(z.string(), z.unknown())

const jsonIn = (bytes: Uint8Array): Readonly<Record<string, unknown>> | null => {
  if (bytes[0] !== '{'.charCodeAt(0)) return null
  try {
    return objectSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return null
  }
}
