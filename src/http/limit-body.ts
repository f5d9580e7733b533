import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { DomainError } from '../domain/errors.ts'

/** Refuses bodies of more bytes. Throws body_too_large. */
export const limitBody = (most: number): MiddlewareHandler => {
  const refuse = (): never => {
    throw new DomainError('body_too_large', `请求超过 ${most / 1024} KB，请缩短或分成几份后重发。`)
  }
  const counted = bodyLimit({ maxSize: most, onError: refuse })
  return (context, next) => {
    const declared = declaredLength(context)
    if (declared === undefined) return counted(context, next)
    return declared > most ? refuse() : next()
  }
}

/**
 * What the HTTP parser lets through at most; undefined where only counting tells. To look at a body without reading it
 * costs more than all the routing.
 */
const declaredLength = ({ req }: Context): number | undefined => {
  if (req.method === 'GET' || req.method === 'HEAD') return 0
  const length = req.header('content-length')
  if (length === undefined || !/^\d+$/.test(length) || req.header('transfer-encoding') !== undefined)
    return undefined
  return Number(length)
}
