import type { PlaceId } from '../domain/place.ts'
import type { PlacePhrases } from '../domain/place-phrase.ts'
import type { OpenedChannel } from '../ports/channel.ts'
import type { KnowledgeFiles } from '../ports/knowledge-files.ts'
import type { MoveClock } from './api/demo.ts'
import type { ReportFiles } from './desk/reports/chart.ts'
import type { LimitsByAddress } from './limit-by-address.ts'

/** What a deployment decides about the service. */
export type AppSettings = {
  /** The place served at `/`. */
  readonly defaultPlace: PlaceId
  readonly mode: 'demo' | 'production'
  /** Where people reach the service, for the address an identity provider leads back to; empty = as they came. */
  readonly publicUrl?: string
  /** Days contact data is kept after closing where the place's rules set none. */
  readonly retentionDays?: number
  /** Proxies that stand before the service; 0 = a caller is whoever opened the connection. */
  readonly trustedProxies?: number
  /** What one address may do; the service makes it. */
  readonly byAddress?: LimitsByAddress
  /** Whether the database answers; for /readyz. */
  readonly ready: () => Promise<boolean>
  /** A static file below /assets, or null. Read from disk on Node, from the asset binding on Workers. */
  readonly asset: (path: string) => Promise<Response | null>
  /** Demonstration only: moves the clock and runs what is due. Absent = the clock cannot be moved. */
  readonly moveClock?: MoveClock
  /** Requests may not wait for one another (Workers): events are told briefly, messages answered side by side. */
  readonly isolatedRequests?: boolean
  /** Origins whose pages may embed the conversation of a place. */
  readonly widgetOrigins?: (place: PlaceId) => readonly string[]
  /** What is mounted beside the pages and the API. */
  readonly channels?: readonly OpenedChannel[]
  /** Whether text messages can be sent for a place; absent = for none. */
  readonly sendsTexts?: (place: PlaceId) => boolean
  /** The process is about to end: what is held open is let go. */
  readonly stopping?: AbortSignal
  /** Sentences of each place for its agents; absent = the common ones alone. */
  readonly phrases?: PlacePhrases
  /** Reads and writes Excel and Word; absent on Workers, whose bundle has no room for them. */
  readonly knowledgeFiles?: KnowledgeFiles
  /** Draws charts and writes workbooks of reports; absent on Workers, which show the tables alone. */
  readonly reportFiles?: ReportFiles
}
