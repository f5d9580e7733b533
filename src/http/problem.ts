import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { DomainError, type ErrorCode } from '../domain/errors.ts'
import { faultLine } from './fault-line.ts'
import { faultWords, fieldOf } from './fault-words.ts'

const table = {
  unknown_place: { status: 404, title: '没有这个地区' },
  unknown_order: { status: 404, title: '没有这件工单' },
  unknown_entry: { status: 404, title: '没有这个知识条目' },
  unknown_conversation: { status: 404, title: '没有这个会话' },
  invalid_input: { status: 400, title: '请求内容不符合要求' },
  not_json: { status: 400, title: '请求不是有效的 JSON' },
  body_too_large: { status: 413, title: '请求太大' },
  wrong_code: { status: 403, title: '查询码不对' },
  not_signed_in: { status: 401, title: '请先登录' },
  password_due: { status: 403, title: '请先修改密码' },
  second_step_due: { status: 403, title: '请先开启两步验证' },
  not_allowed: { status: 403, title: '没有这项权限' },
  unknown_staff: { status: 404, title: '没有这个账号' },
  key_reused: { status: 409, title: '幂等键已用于另一请求' },
  forbidden_by_rule: { status: 409, title: '规则不允许这一步' },
  version_conflict: { status: 409, title: '已被别人改动' },
  rate_limited: { status: 429, title: '请求过于频繁' },
  not_found: { status: 404, title: '没有这个地址' },
  busy: { status: 503, title: '暂时繁忙' },
} as const satisfies Record<ErrorCode, { status: ContentfulStatusCode; title: string }>

const codes = [...(Object.keys(table) as ErrorCode[]), 'internal'] as const

/** application/problem+json (RFC 9457) as every fault is told. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** What was wrong, with which value, and what to do. */
  detail: z.string(),
  /** For programmes; the words above may change. */
  code: z.enum(codes),
  facts: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string().optional(),
})
type Problem = z.infer<typeof problemSchema>

/** The status of a page that tells this fault. */
export const statusOf = ({ code }: DomainError): ContentfulStatusCode => table[code].status

/** The problem document for whatever was thrown. Unknown faults show a request id and nothing else. */
export const respondWithProblem = (error: unknown, context: Context): Response => {
  const problem = problemOf(error, requestIdOf(context))
  logOwnFault(error, context, problem)
  return context.body(JSON.stringify(problem), problem.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json; charset=utf-8',
  })
}

/** What is our fault goes into the operators' log, under the number its reader is shown; a database away is no news. */
export const logOwnFault = (error: unknown, context: Context, { status, code }: OwnFault): void => {
  if (status >= 500 && (code !== 'busy' || isOverfull(error)))
    console.error(requestIdOf(context), faultLine(error))
}
type OwnFault = { readonly status: number; readonly code?: string }

/** What of a request's id is read out on the telephone: the log has it at the beginning of a line. */
export const shortNumber = (requestId: string): string =>
  /^[\da-f]{8}-[\da-f-]{27}$/.test(requestId) ? requestId.slice(0, 8) : requestId

/** The status and words for a fault, as pages and API both need them. */
export const problemOf = (error: unknown, requestId: string): Problem => {
  const known = asDomainError(error)
  if (!known)
    return {
      type: 'about:blank',
      title: '系统出错',
      status: 500,
      detail: `系统出错，这次没有办成，以前提交的都在。请过几分钟再试；还是不行，请拨打12345，说出编号 ${shortNumber(requestId)}。`,
      code: 'internal',
      requestId,
    }
  const { status, title } = table[known.code]
  return {
    type: `/problems/${known.code}`,
    title,
    status,
    detail: known.message,
    code: known.code,
    ...(Object.keys(known.facts).length > 0 ? { facts: known.facts } : {}),
    requestId,
  }
}

const asDomainError = (error: unknown): DomainError | null => {
  if (error instanceof DomainError) return error
  if (error instanceof HTTPException && error.status === 413)
    return new DomainError('body_too_large', '请求超过大小限制，请缩短后重发。')
  if (error instanceof HTTPException && error.status === 415)
    return new DomainError('not_json', '请求要以 content-type: application/json 发送，请改正后重发。')
  if (error instanceof HTTPException && error.status === 400)
    return new DomainError('not_json', '请求内容不是有效的 JSON，请检查后重发。')
  if (isUnavailable(error)) return new DomainError('busy', '数据库暂时连不上，没有保存任何内容，请稍后重发。')
  if (isOverfull(error)) return new DomainError('busy', '系统暂时存不下新的内容，这次没有保存，请稍后重发。')
  return null
}

/** The database refused, dropped or never answered the connection. */
const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|57P0[123]|53300|08\w{3})$/.test(code) ||
    /timeout exceeded when trying to connect|not (?:currently|yet) accepting connections|Connection terminated|connection error and is not queryable/.test(
      error.message,
    )
  )
}

/** The database is there and gave this up: its disk or memory is full, or two at once stood in each other's way. */
const isOverfull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(53[124]00|40001|40P01)$/.test(String(error.code))

export const requestIdOf = (context: Context): string => context.get('requestId') ?? 'unknown'

/** A text of nothing but NUL counts as filled in for the validator and is stored as nothing. */
const holdsOnlyNul = (data: unknown): boolean => {
  if (typeof data === 'string') return data.includes('\0') && data.replaceAll('\0', '').trim() === ''
  return typeof data === 'object' && data !== null && Object.values(data).some(holdsOnlyNul)
}

/** Our own answer to input that does not fit; the default one leaks the validator's raw result. */
export const rejectInvalid = (result: {
  readonly success: boolean
  readonly data?: unknown
  readonly error?: z.ZodError
}): void => {
  if (result.success && holdsOnlyNul(result.data))
    throw new DomainError('invalid_input', '有一项内容只有不可见的控制字符。请填写文字后重发。')
  if (result.success || !result.error) return
  const faults = result.error.issues.map((issue) => ({ field: fieldOf(issue), problem: faultWords(issue) }))
  const first = faults[0]
  throw new DomainError(
    'invalid_input',
    `${first?.field ?? '(body)'}：${first?.problem ?? '不符合要求'}。请按接口说明 /openapi.json 改正后重发。`,
    { faults },
  )
}
