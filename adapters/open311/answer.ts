import type { Context } from 'hono'
import { DomainError, type ErrorCode } from '../../src/domain/errors.ts'
import { type Format, RequestFault } from './types.ts'

/** The last part of an address, without and with its format: `noise.json`. */
export const splitName = (file: string): { readonly name: string; readonly format: Format | null } => {
  const [, name, format] = /^(.*)\.(json|xml)$/.exec(file) ?? []
  return { name: name ?? file, format: format === 'json' || format === 'xml' ? format : null }
}

/** As the address ends; else what the client accepts; XML is the one that the protocol demands. */
export const formatOf = ({ req }: Context): Format => {
  const { format } = splitName(new URL(req.url).pathname)
  return format ?? (req.header('accept')?.includes('json') ? 'json' : 'xml')
}

const statuses: Readonly<Partial<Record<ErrorCode, RequestFault['status']>>> = {
  unknown_place: 404,
  rate_limited: 429,
  busy: 503,
  body_too_large: 413,
}

/** Whatever was thrown, as the protocol tells it; of an unknown fault nothing but that there was one. */
export const faultOf = (error: unknown, say: (text: string) => void): RequestFault => {
  if (error instanceof RequestFault) return error
  if (!(error instanceof DomainError)) {
    say(`open311: ${error instanceof Error ? error.message : error}`)
    return new RequestFault(500, ['系统出错，没有登记，请稍后再试。'])
  }
  const retry = error.facts['retryAfterSeconds']
  const headers = typeof retry === 'number' ? { 'retry-after': `${retry}` } : {}
  return new RequestFault(statuses[error.code] ?? 400, [error.message], headers)
}
