import type { Context, MiddlewareHandler, Next } from 'hono'
import { largestUpload } from './api/messages/upload-routes.ts'
import { limitBody } from './limit-body.ts'

const largestBody = 256 * 1024
/** A table of entries; more are several tables. */
const largestFile = 10 * 1024 * 1024
/** Several files with a form at the desk. */
const largestForm = 4 * largestUpload

/** How much each address takes in: little, save where files are handed in. */
export const limitBodies = (): MiddlewareHandler => {
  const limited = limitBody(largestBody)
  const larger = [
    [/\/knowledge\/files\/import$/, limitBody(largestFile)],
    [/^\/api\/v1\/[^/]+\/conversations\/[^/]+\/attachments$/, limitBody(largestUpload)],
    [/^\/relay\/[^/]+\/uploads$/, limitBody(largestUpload)],
    [/^\/[^/]+\/orders\/[^/]+\/photos$/, limitBody(largestUpload)],
    [/^\/[^/]+\/desk\/orders\/[^/]+\/do\/[a-z-]+$/, limitBody(largestForm)],
    // Protocols of others with refusals in a form of their own limit what they read themselves.
    [/^\/(?:v1|mcp|open311)\//, (_context: Context, next: Next) => next()],
  ] as const
  return (context, next) => {
    const own = larger.find(([path]) => path.test(context.req.path))
    return (own?.[1] ?? limited)(context, next)
  }
}
