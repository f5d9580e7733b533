import { DomainError, type ErrorCode } from '../../src/domain/errors.ts'

/** A refusal in the form in which OpenAI's API refuses. */
export class ApiFault extends Error {
  readonly status: 400 | 401 | 404 | 405 | 413 | 429 | 500 | 503
  readonly code: string
  readonly param: string | null
  readonly headers: Readonly<Record<string, string>>
  constructor(
    status: ApiFault['status'],
    code: string,
    message: string,
    extra: { readonly param?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message)
    this.name = 'ApiFault'
    this.status = status
    this.code = code
    this.param = extra.param ?? null
    this.headers = extra.headers ?? {}
  }
}

const typeOf = (status: number): string => {
  if (status === 429) return 'rate_limit_error'
  return status >= 500 ? 'server_error' : 'invalid_request_error'
}

/** {"error": {message, type, param, code}} with its status. */
export const faultResponse = (fault: ApiFault): Response =>
  Response.json(
    {
      error: { message: fault.message, type: typeOf(fault.status), param: fault.param, code: fault.code },
    },
    { status: fault.status, headers: fault.headers },
  )

/** The client's own retries would only come too early again. */
const noRetry = { 'x-should-retry': 'false' }

/** Too much at once; the official client waits no longer than a minute by itself. */
export const tooMany = (message: string, seconds: number): ApiFault =>
  new ApiFault(429, 'rate_limit_exceeded', message, {
    headers: { 'retry-after': `${seconds}`, ...noRetry },
  })

const later: readonly ErrorCode[] = ['busy', 'version_conflict']

/** Whatever was thrown, as a refusal; of an unknown fault nothing is told but that it was one. */
export const faultOf = (error: unknown, requestId: string): ApiFault => {
  if (error instanceof ApiFault) return error
  if (!(error instanceof DomainError))
    return new ApiFault(500, 'internal_error', `系统出错，请稍后再试；反映时请提供编号 ${requestId}。`)
  if (error.code === 'rate_limited')
    return tooMany(error.message, Number(error.facts['retryAfterSeconds'] ?? 60))
  if (later.includes(error.code))
    return new ApiFault(503, error.code, error.message, { headers: { 'retry-after': '2' } })
  if (error.code === 'body_too_large') return new ApiFault(413, error.code, error.message)
  return new ApiFault(400, error.code, error.message)
}
