import { z } from 'zod'
import type { PlaceId } from '../../src/domain/place.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { SharedValues } from '../../src/ports/shared-values.ts'
import { limitedBytes } from './limited-bytes.ts'

/** What every refusal tells: whether a new token helps, and the platform's own code and words. */
export type PlatformFault = {
  readonly act: string
  readonly text: string
  readonly code: number | null
  readonly said: string
}

export type Answer<Fault> =
  | { readonly kind: 'ok'; readonly json: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly mime: string }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** The interface of one account of a platform. */
export type PlatformApi<Fault> = {
  /** Sends JSON to a path below /cgi-bin/; a token that has ended is renewed once. */
  post(path: string, body: unknown): Promise<Answer<Fault>>
  /** Fetches from a path below /cgi-bin/; gives bytes when the answer is no JSON. */
  get(path: string, query: Readonly<Record<string, string>>): Promise<Answer<Fault>>
  /** What was wrong with the last call that failed because of the settings; null when the last one went well. */
  trouble(): Promise<Fault | null>
}

type Query = Readonly<Record<string, string>>
type Request = { readonly path: string; readonly query: Query; readonly body?: unknown }

/** What one platform has of its own. */
export type Platform<Fault> = {
  readonly apiBase: string
  /** Longest wait for an answer, in ms. */
  readonly patienceMs: number
  readonly faultOf: (code: number, said: string) => Fault
  /** Nobody answered, or not in the platform's way. */
  readonly unreachable: (said: string) => Fault
  readonly tooLarge: Fault
  readonly tellFault: (fault: Fault) => string
  /** The name under which all processes share the token. */
  readonly tokenName: string
  /** How a token is asked for; by force where the platform gives the same one until it ends. null = no such thing. */
  readonly tokenRequest: (force: boolean) => Request | null
}

/** Thrown inside the renewal, which has no other way to tell. */
class TokenFault<Fault> extends Error {
  readonly fault: Fault
  constructor(fault: Fault, told: string) {
    super(told)
    this.fault = fault
  }
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** Calls with a token that all processes share. */
export const platformApi = <Fault extends PlatformFault>(
  place: PlaceId,
  platform: Platform<Fault>,
  deps: { readonly values: Pick<SharedValues, 'renewed'>; readonly clock: Clock },
): PlatformApi<Fault> => {
  let wrong: Fault | null = null
  const token = tokenOf(place, platform, deps)

  const withToken = async (call: (token: string) => Promise<Answer<Fault>>): Promise<Answer<Fault>> => {
    const first = await token()
    const answer = await call(first)
    return answer.kind === 'fault' && answer.fault.act === 'renew' ? call(await token(first)) : answer
  }

  const guarded = async (call: (token: string) => Promise<Answer<Fault>>): Promise<Answer<Fault>> => {
    const answer = await withToken(call).catch((error: unknown): Answer<Fault> => {
      if (error instanceof TokenFault) return { kind: 'fault', fault: error.fault }
      throw error
    })
    const fault = answer.kind === 'fault' ? answer.fault : null
    if (fault === null || fault.act === 'misconfigured' || fault.act === 'renew') wrong = fault
    return answer
  }

  return {
    post: (path, body) => guarded((access_token) => ask(platform, { path, query: { access_token }, body })),
    get: (path, query) =>
      guarded((access_token) => ask(platform, { path, query: { ...query, access_token } })),
    trouble: async () => {
      if (wrong !== null) return wrong
      return token().then(
        () => null,
        (error: unknown) => (error instanceof TokenFault ? error.fault : platform.unreachable(String(error))),
      )
    },
  }
}

/** The shared token; another one when the platform calls the `stale` one wrong. */
const tokenOf = <Fault>(
  place: PlaceId,
  platform: Platform<Fault>,
  { values, clock }: { readonly values: Pick<SharedValues, 'renewed'>; readonly clock: Clock },
) => {
  const made = async (request: Request) => {
    const answer = await ask(platform, request)
    const token = tokenSchema.safeParse(answer.kind === 'ok' ? answer.json : null)
    if (token.success) {
      const { access_token, expires_in } = token.data
      return { value: access_token, expiresAt: new Date(clock.now().getTime() + expires_in * 1000) }
    }
    const fault = answer.kind === 'fault' ? answer.fault : platform.unreachable('没有给出令牌')
    throw new TokenFault(fault, platform.tellFault(fault))
  }
  return (stale?: string): Promise<string> =>
    values.renewed(
      place,
      platform.tokenName,
      clock.now(),
      async () => {
        const usual = platform.tokenRequest(false)
        if (usual === null) throw new Error('no way to ask for a token')
        const token = await made(usual)
        const forced = token.value === stale ? platform.tokenRequest(true) : null
        return forced === null ? token : made(forced)
      },
      stale,
    )
}

const ask = async <Fault>(
  platform: Platform<Fault>,
  { path, query, body }: Request,
): Promise<Answer<Fault>> => {
  const address = new URL(`/cgi-bin/${path}`, platform.apiBase)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  const sent =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  try {
    const response = await fetch(address, { ...sent, signal: AbortSignal.timeout(platform.patienceMs) })
    return await answerOf(platform, response)
  } catch (error) {
    // Never with the address: the token or the secret stands in it.
    return { kind: 'fault', fault: platform.unreachable(error instanceof Error ? error.name : 'unknown') }
  }
}

const codeSchema = z.object({ errcode: z.number(), errmsg: z.string().default('') })

/** A refusal has status 200 and a code; files come as bytes, everything else as JSON. */
const answerOf = async <Fault>(platform: Platform<Fault>, response: Response): Promise<Answer<Fault>> => {
  if (!response.ok) return { kind: 'fault', fault: platform.unreachable(`HTTP ${response.status}`) }
  const bytes = await limitedBytes(response)
  if (bytes === null) return { kind: 'fault', fault: platform.tooLarge }
  const mime = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const json = jsonIn(bytes)
  if (json === null)
    return /json|text/.test(mime)
      ? { kind: 'fault', fault: platform.unreachable('答复不是 JSON') }
      : { kind: 'bytes', bytes, mime }
  const code = codeSchema.safeParse(json)
  return code.success && code.data.errcode !== 0
    ? { kind: 'fault', fault: platform.faultOf(code.data.errcode, code.data.errmsg) }
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
