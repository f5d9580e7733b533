import type { MiddlewareHandler } from 'hono'
import { clientAddress } from '../domain/client-address.ts'
import { callerAddress } from '../ports/caller-address.ts'

/** The connection as the Node server hands it in; other runtimes have none. */
type Connection = {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } }
}

/** Says to everything behind it where the caller is counted, `proxies` trusted proxies standing before the service. */
export const knowAddress =
  (proxies: number): MiddlewareHandler =>
  (context, next) => {
    const socket = (context.env as Connection | undefined)?.incoming?.socket?.remoteAddress
    const forwardedFor = context.req.header('x-forwarded-for')
    context.set(callerAddress, clientAddress({ socket, forwardedFor }, proxies))
    return next()
  }
