import type { Context, MiddlewareHandler } from 'hono'
import { type RateLimit, rateLimit } from '../domain/rate-limit.ts'
import { callerAddress } from '../ports/caller-address.ts'
import type { Clock } from '../ports/clock.ts'

type Rule = {
  readonly path: RegExp
  readonly method?: 'POST'
  readonly limit: RateLimit
  /** Of the requests to this path, those that count; else all. */
  readonly counts?: (context: Context) => boolean | Promise<boolean>
}

const minute = 60_000
const most = {
  // A whole office signs in by one address in the morning.
  signIns: { uses: 120, windowMs: minute },
  // By number and code. A code has hundreds of millions; behind one address may be a street.
  lookUps: { uses: 600, windowMs: 10 * minute },
  // Codes of a few digits, and the text messages that carry them.
  codes: { uses: 60, windowMs: 10 * minute },
  feedback: { uses: 30, windowMs: minute },
} as const

const limitOf = ({ uses, windowMs }: { readonly uses: number; readonly windowMs: number }) =>
  rateLimit(uses, windowMs)

export type LimitsByAddress = Readonly<Record<'api' | 'desk' | 'pages', MiddlewareHandler>>

/**
 * What one address may do of what is worth guessing, whichever way it takes: pages and API have one count. Nobody is
 * counted whose address is not known; the limits for all callers together hold all the same. Throws rate_limited.
 */
export const limitsByAddress = (clock: Clock): LimitsByAddress => {
  const [signIns, lookUps, codes] = [limitOf(most.signIns), limitOf(most.lookUps), limitOf(most.codes)]
  const rules = {
    api: [
      { path: /^\/api\/auth\/sign-in\//, method: 'POST', limit: signIns },
      { path: /^\/api\/auth\/two-factor\//, method: 'POST', limit: signIns },
      { path: /^\/api\/v1\/[^/]+\/orders\/./, limit: lookUps, counts: bringsCode },
    ],
    desk: [{ path: /^\/[^/]+\/desk\/sign-in(?:\/|$)/, method: 'POST', limit: signIns }],
    pages: [
      { path: /^\/[^/]+\/orders$/, method: 'POST', limit: lookUps },
      { path: /^\/[^/]+\/(?:orders|rate)\/./, limit: lookUps },
      { path: /^\/[^/]+\/(?:continue|my\/code|my\/orders|my\/enter\/.+)$/, method: 'POST', limit: codes },
      { path: /^\/[^/]+\/knowledge\/.+\/feedback$/, method: 'POST', limit: limitOf(most.feedback) },
    ],
  } as const satisfies Record<string, readonly Rule[]>
  return {
    api: counting(rules.api, clock),
    desk: counting(rules.desk, clock),
    pages: counting(rules.pages, clock),
  }
}

/** People at work have no code; what they read is not counted. */
const bringsCode = async ({ req }: Context): Promise<boolean> => {
  if (req.query('code') !== undefined) return true
  if (req.method !== 'POST') return false
  const body: unknown = await req.json().catch(() => null)
  return typeof body === 'object' && body !== null && 'code' in body
}

const counting =
  (rules: readonly Rule[], clock: Clock): MiddlewareHandler =>
  async (context, next) => {
    const address = context.get(callerAddress)
    const { path, method } = context.req
    const rule =
      address === undefined
        ? undefined
        : rules.find((each) => each.path.test(path) && (each.method ?? method) === method)
    if (rule && (await (rule.counts?.(context) ?? true)))
      rule.limit.take(address ?? '', clock.now().getTime())
    await next()
  }
