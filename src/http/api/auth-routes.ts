import { OpenAPIHono, z } from '@hono/zod-openapi'
import { DomainError } from '../../domain/errors.ts'
import { rateLimit } from '../../domain/rate-limit.ts'
import type { Deps } from '../../usecases/deps.ts'
import { refuseCrossSite } from './caller.ts'
import { body, json, staffProblems } from './route-parts.ts'

/** Checking a password takes a processor for a moment; nobody may keep it busy. */
const signInsPerMinute = 600

/** Sign-in, sign-out and the session, as the sign-in library speaks them; faults in our own form. */
export const authRoutes = ({ accounts, clock }: Deps) => {
  const api = new OpenAPIHono()
  describe(api)
  describeSecondStep(api)
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

const done = { 200: json(z.looseObject({}), 'Done; the session travels as a cookie'), ...staffProblems }
const signedIn = [{ session: [] }]

/** The library's routes are not made from schemas of ours; these say what they take. */
const describe = ({ openAPIRegistry: registry }: OpenAPIHono): void => {
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'jiban.session_token',
    description: 'From signing in; with the prefix __Secure- over https',
  })
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of an account, made at /api/v1/{place}/keys',
  })
  const password = z.string().min(8).max(128)
  registry.registerPath({
    method: 'post',
    operationId: 'postSignIn',
    path: '/api/auth/sign-in/username',
    summary: 'Signs somebody in who works with the system',
    request: body(z.object({ username: z.string(), password: z.string() }), {
      username: 'agent.my-city',
      password: 'to-be-changed-at-once',
    }),
    responses: done,
  })
  registry.registerPath({
    method: 'post',
    operationId: 'postSignOut',
    path: '/api/auth/sign-out',
    summary: 'Ends the session',
    security: signedIn,
    responses: done,
  })
  registry.registerPath({
    method: 'get',
    operationId: 'getSession',
    path: '/api/auth/get-session',
    summary: 'The session; null where there is none',
    security: signedIn,
    responses: { ...done, 200: json(z.looseObject({}).nullable(), 'The session') },
  })
  registry.registerPath({
    method: 'post',
    operationId: 'postPassword',
    path: '/api/auth/change-password',
    summary: 'A new password; other sessions and all keys of the account end',
    security: signedIn,
    request: body(z.object({ currentPassword: z.string(), newPassword: password }), {
      currentPassword: 'to-be-changed-at-once',
      newPassword: 'one-of-my-own',
    }),
    responses: done,
  })
}

const describeSecondStep = ({ openAPIRegistry: registry }: OpenAPIHono): void => {
  const password = body(z.object({ password: z.string() }), { password: 'one-of-my-own' })
  const code = body(z.object({ code: z.string() }), { code: '492039' })
  const given = z.looseObject({ totpURI: z.string(), backupCodes: z.array(z.string()) })
  const steps = [
    [
      'enable',
      'postSecondStep',
      'A key for an app and recovery codes, shown once; in force after the first code',
      password,
    ],
    [
      'disable',
      'postNoSecondStep',
      'Signing in by password alone again, unless the role asks for more',
      password,
    ],
    [
      'verify-totp',
      'postAppCode',
      'A code of the app: the first one, or the second step of signing in',
      code,
    ],
    [
      'verify-backup-code',
      'postRecoveryCode',
      'A recovery code as the second step of signing in; good once',
      code,
    ],
  ] as const
  for (const [step, operationId, summary, request] of steps)
    registry.registerPath({
      method: 'post',
      operationId,
      path: `/api/auth/two-factor/${step}`,
      summary,
      security: signedIn,
      request,
      responses:
        step === 'enable' ? { ...done, 200: json(given, 'For the app, and to be written down') } : done,
    })
}

const faultOf = (status: number): DomainError => {
  if (status === 401) return new DomainError('not_signed_in', '登录已经结束，请重新登录。')
  if (status === 429) return new DomainError('rate_limited', '操作过于频繁，请过一会儿再试。')
  if (status >= 500) throw new Error(`the sign-in library answered ${status}`)
  return new DomainError('invalid_input', '请求内容不符合登录接口的要求，请检查账号和密码（新密码至少8位）。')
}
