import { OpenAPIHono } from '@hono/zod-openapi'
import { DomainError } from '../../domain/errors.ts'
import type { Deps } from '../../usecases/deps.ts'
import { rateLimit } from '../rate-limit.ts'
import { refuseCrossSite } from './caller.ts'

/** Checking a password takes a processor for a moment; nobody may keep it busy. */
const signInsPerMinute = 600

/** Sign-in, sign-out and the session, as the sign-in library speaks them; faults in our own form. */
export const authRoutes = ({ accounts, clock }: Deps) => {
  const api = new OpenAPIHono()
  const limit = rateLimit(signInsPerMinute, 60_000)
  api.on(['GET', 'POST'], '/api/auth/*', async (context) => {
    refuseCrossSite(context)
    if (context.req.path.includes('/sign-in/')) limit.take('sign-in', clock.now().getTime())
    const response = await accounts.handle(context.req.raw)
    if (response.status < 400) return response
    throw faultOf(response.status)
  })
  return api
}

const faultOf = (status: number): DomainError => {
  if (status === 401) return new DomainError('not_signed_in', '登录已经结束，请重新登录。')
  if (status === 429) return new DomainError('rate_limited', '操作过于频繁，请过一会儿再试。')
  if (status >= 500) throw new Error(`the sign-in library answered ${status}`)
  return new DomainError('invalid_input', '请求内容不符合登录接口的要求，请检查账号和密码（新密码至少8位）。')
}
