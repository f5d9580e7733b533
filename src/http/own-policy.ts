import type { Context, MiddlewareHandler } from 'hono'

/** What an answer needs other than the rest of the service: where it may stand, what it may load, who may load it. */
export type OwnPolicy = {
  readonly contentSecurityPolicy?: string
  /** Another origin may load it: a script for pages of others. */
  readonly crossOrigin?: boolean
}

const key = 'ownPolicy'

/** Says the policy of this answer. */
export const setPolicy = (context: Context, policy: OwnPolicy): void => context.set(key, policy)

/** Goes before the headers every answer gets, so that it has the last word. */
export const ownPolicy: MiddlewareHandler = async (context, next) => {
  await next()
  const policy = context.get(key) as OwnPolicy | undefined
  if (!policy || context.res.status >= 400) return
  const { headers } = context.res
  if (policy.contentSecurityPolicy !== undefined) {
    headers.set('content-security-policy', policy.contentSecurityPolicy)
    // Knows one origin only; whoever understands frame-ancestors ignores it anyway.
    if (policy.contentSecurityPolicy.includes('frame-ancestors')) headers.delete('x-frame-options')
  }
  if (policy.crossOrigin === true) headers.set('cross-origin-resource-policy', 'cross-origin')
}
