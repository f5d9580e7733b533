import type { Hono } from 'hono'
import type { PlaceId } from '../domain/place.ts'
import type { AttachmentStore, Awaited } from './attachment-store.ts'
import type { ChannelClients } from './channel-clients.ts'
import type { ChannelSender } from './channel-sender.ts'
import type { Clock } from './clock.ts'
import type { DeliveryReports } from './delivery-reports.ts'
import type { FrontDoor } from './front-door.ts'
import type { PublicDesk } from './public-desk.ts'
import type { ReachStore } from './reach-store.ts'
import type { RequestDesk } from './request-desk.ts'
import type { SharedValues } from './shared-values.ts'

/** What every adapter is given. */
export type ChannelDeps = {
  readonly door: FrontDoor
  readonly reach: ReachStore
  readonly values: SharedValues
  readonly attachments: AttachmentStore
  readonly clients: ChannelClients
  /** What anybody may read. */
  readonly desk?: PublicDesk
  /** Where other systems bring matters. */
  readonly requests?: RequestDesk
  /** What gateways report of what was sent. */
  readonly reports?: DeliveryReports
  readonly clock: Clock
  /** For operators; never with what a citizen wrote or with a key. */
  readonly say: (text: string) => void
}

export type Fetched =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array; readonly mime: string }
  | { readonly kind: 'again'; readonly error: string }
  | { readonly kind: 'lost'; readonly error: string }

/** Fetches what a platform keeps for a while. */
export type MediaFetcher = {
  readonly channel: string
  fetch(awaited: Awaited): Promise<Fetched>
}

/** A channel as the composition root puts it to work; every part is optional. */
export type OpenChannel = {
  /** Routes at the root of the service (/wechat/:place ...). */
  readonly routes?: Hono
  readonly sender?: ChannelSender
  /** Where one door stands for several channels. */
  readonly senders?: readonly ChannelSender[]
  readonly media?: MediaFetcher
  /** A connection of its own (wechaty, a pull). */
  start?(): Promise<void>
  stop?(): Promise<void>
  /** For the administrator's page: what stands in this place (or in all), in a sentence. */
  health?(place?: PlaceId): Promise<{ readonly ok: boolean; readonly text: string }>
}

/** A channel with its name in the settings and the places that have it. */
export type OpenedChannel = OpenChannel & {
  readonly name: string
  readonly places: readonly PlaceId[]
}
