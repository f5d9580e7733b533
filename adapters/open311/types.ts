import { z } from 'zod'

/** What an operator may set for a place; `{}` is enough. */
export const open311SettingsSchema = z.strictObject({
  /** The jurisdiction_id clients send, such as the city's own site; the place's id is always taken. */
  jurisdiction: z.string().min(1).max(200).optional(),
  /** Hosts from which pictures (media_url) are fetched, over https; of all others the address is kept as text. */
  mediaHosts: z
    .array(z.string().regex(/^[a-z0-9.-]+$/i, 'must be a host name: img.example.gov.cn'))
    .default([]),
  /** Requests in a minute, in each process: of each key, and of all who read without one. */
  requestsPerMinute: z.number().int().min(1).max(100_000).default(300),
  /** Whom developers ask, told in the discovery document. */
  contact: z.string().max(400).default('12345'),
  type: z.enum(['production', 'test']).default('production'),
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
})
export type Open311Settings = z.infer<typeof open311SettingsSchema>

export type Format = 'json' | 'xml'

/** A document as both formats write it: a list names its items, which JSON leaves out. */
export type Document =
  | string
  | number
  | boolean
  | null
  | { readonly [field: string]: Document }
  | DocumentList
export class DocumentList {
  readonly item: string
  readonly items: readonly Document[]
  constructor(item: string, items: readonly Document[]) {
    this.item = item
    this.items = items
  }
}

/** A refusal as the protocol tells it: one status, and for each thing that is wrong a line. */
export class RequestFault extends Error {
  readonly status: 400 | 403 | 404 | 405 | 413 | 429 | 500 | 503
  readonly lines: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  constructor(
    status: RequestFault['status'],
    lines: readonly string[],
    headers: RequestFault['headers'] = {},
  ) {
    super(lines.join(' '))
    this.name = 'RequestFault'
    this.status = status
    this.lines = lines
    this.headers = headers
  }
}
