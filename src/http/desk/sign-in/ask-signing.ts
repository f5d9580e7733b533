import type { Context } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import type { Deps } from '../../../usecases/deps.ts'

/**
 * As a browser would ask the API, with its own headers: origin and address count for lock-out and cross-site checks.
 * Throws what the sign-in library refuses, in words for people.
 */
export const askSigning = async (
  deps: Pick<Deps, 'accounts'>,
  context: Context,
  route: string,
  body: unknown,
): Promise<Response> => {
  const headers = new Headers(context.req.raw.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  const url = new URL(`/api/auth/${route}`, context.req.url)
  const answer = await deps.accounts.handle(
    new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
  if (answer.status === 429) throw new DomainError('rate_limited', '操作过于频繁，请过一会儿再试。')
  if (answer.status === 401) throw new DomainError('not_signed_in', '账号或密码不对，请核对后再试。')
  if (answer.status >= 400)
    throw new DomainError('invalid_input', '没有完成，请核对填写的内容（新密码至少8位）。')
  return answer
}

/** On to the page, with the cookies the library set. */
export const leave = (answer: Response, to: string): Response => {
  const headers = new Headers({ location: to, 'cache-control': 'no-store' })
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
