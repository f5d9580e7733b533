import { createMcpHandler, type McpHttpHandler } from '@modelcontextprotocol/server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { DomainError } from '../../src/domain/errors.ts'
import { rateLimit } from '../../src/domain/rate-limit.ts'
import { callerAddress } from '../../src/ports/caller-address.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { PublicDesk } from '../../src/ports/public-desk.ts'
import { mcpServer } from './server.ts'
import type { McpSettings } from './types.ts'
import { isListed, verify } from './verify.ts'

export type McpDeps = Pick<ChannelDeps, 'clients' | 'clock' | 'say'> & { readonly desk: PublicDesk }

const largestRequest = 64 * 1024
/** Nothing here ever changes for those who listen; a few may listen all the same. */
const mostListeners = 16

/** POST /mcp/:place by every revision of the protocol, without sessions; `close` ends what is open. */
export const mcpRoutes = (deps: McpDeps, settingsOf: (place: string) => McpSettings) => {
  const routes = new Hono()
  const handlers = new Map<string, McpHttpHandler>()
  const limits = new Map<number, ReturnType<typeof rateLimit>>()
  routes.onError((error) => {
    if (!(error instanceof DomainError)) {
      deps.say(`mcp: ${error.message}`)
      return refusal(500, '系统出错，请稍后再试。')
    }
    if (error.code !== 'rate_limited') return refusal(404, error.message)
    const headers = { 'retry-after': `${error.facts['retryAfterSeconds'] ?? 60}` }
    return refusal(429, error.message, headers)
  })
  routes.use(
    '/mcp/:place',
    cors({
      origin: (origin, { req }) => (isListed(settingsOf(req.param('place') ?? ''), origin) ? origin : null),
    }),
  )
  routes.all('/mcp/:place', async (context) => {
    const { req } = context
    const place = deps.desk.place(req.param('place'))
    const settings = settingsOf(place.id)
    const who = await verify(deps.clients, place.id, settings, {
      origin: req.header('origin'),
      authorization: req.header('authorization'),
    })
    if (who.kind === 'refused')
      return refusal(who.status, who.message, who.status === 401 ? { 'www-authenticate': 'Bearer' } : {})
    const most = settings.requestsPerMinute
    const limit = limits.get(most) ?? rateLimit(most, 60_000)
    limits.set(most, limit)
    const from = context.get(callerAddress)
    const caller = who.known || from === undefined ? who.caller : `${who.caller}/${from}`
    limit.take(caller, deps.clock.now().getTime())
    const handler = handlers.get(place.id) ?? handlerFor(deps, place, settings)
    handlers.set(place.id, handler)
    return handler.fetch(req.raw)
  })
  const close = async () => {
    await Promise.all([...handlers.values()].map((handler) => handler.close()))
  }
  return { routes, close }
}

const handlerFor = (
  deps: McpDeps,
  place: ReturnType<PublicDesk['place']>,
  { publicUrl }: McpSettings,
): McpHttpHandler =>
  createMcpHandler(
    ({ requestInfo }) => {
      const linkOf = (path: string) => new URL(path, publicUrl ?? requestInfo?.url).href
      return mcpServer(deps.desk, { ...place, linkOf }, deps.say)
    },
    {
      maxRequestBodySize: largestRequest,
      maxSubscriptions: mostListeners,
      onerror: (fault) => deps.say(`mcp: ${fault.name}`),
    },
  )

/** A refusal before any message was read has no message to answer. */
const refusal = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, { status, headers })
