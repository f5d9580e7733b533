import { signedPost } from '../adapters/signed-post/index.ts'
import type { PlaceId } from './domain/place.ts'
import { answerInbox } from './jobs/answer-inbox.ts'
import { fetchMedia } from './jobs/fetch-media.ts'
import { giveUpUnfetched } from './jobs/give-up-unfetched.ts'
import {
  type ChannelProcess,
  type Channels,
  openChannels,
  openWechatyAlone,
  sentElsewhere,
  webhookNetworksOf,
} from './open-channels.ts'
import type { Cipher } from './ports/cipher.ts'
import { channelClients } from './store/channel-clients.ts'
import { inboxStore } from './store/conversations/inbox.ts'
import type { Database } from './store/database.ts'
import { ledgerStore } from './store/ledger/ledger.ts'
import { reportedLines } from './store/ledger/ledger-reports.ts'
import { reachStore } from './store/ledger/reach-store.ts'
import { publicOrders } from './store/orders/public-orders.ts'
import { sharedValues } from './store/shared-values.ts'
import { frontDoor } from './usecases/channels/front-door.ts'
import { publicDesk } from './usecases/channels/public-desk.ts'
import { requestDesk } from './usecases/channels/request-desk.ts'
import { deliveryReports } from './usecases/deliveries/delivery-reports.ts'
import { sendDeliveries } from './usecases/deliveries/send-deliveries.ts'
import { wakingSender } from './usecases/deliveries/wake-sender.ts'
import type { Deps } from './usecases/deps.ts'
import { answerLane } from './usecases/inbox/answer-lane.ts'
import type { InboxDeps } from './usecases/inbox/inbox-deps.ts'
import type { WebhookDeps } from './usecases/order-feed/serve-webhook.ts'

export type ChannelParts = {
  readonly db: Database
  readonly cipher: Cipher
  readonly deps: Deps
  readonly settings: Channels
  readonly process?: ChannelProcess
  /** For operators; never with what a citizen wrote or with a key. */
  readonly say: (text: string) => void
  /** Something was stored that has to be sent. */
  readonly wakeSender: () => void
  /** Requests may not wait for one another (Workers). */
  readonly isolatedRequests?: boolean
  readonly keepAlive?: (work: Promise<unknown>) => void
  /** Waits; the timer of the runtime unless a test brings its own. */
  readonly pause?: (ms: number) => Promise<void>
}

/** The door by which messages arrive, the channels that hand them in, and what sends the answers. */
export const composeChannels = (parts: ChannelParts) => {
  const { db, cipher, settings, say, wakeSender, process = 'service' } = parts
  const deps = wakingSender(parts.deps, wakeSender)
  const { clock, orders } = deps
  const ledger = ledgerStore(db, cipher)
  const inbox = inboxOf(parts, deps, ledger)
  // A lane of its own for each message: nobody waits for the promise of a request that may be cut off.
  const isolated = parts.isolatedRequests
    ? [(...own: Parameters<ReturnType<typeof answerLane>>) => answerLane(inbox)(...own)]
    : []
  const door = frontDoor(inbox, ...isolated)
  const opened = (process === 'wechaty' ? openWechatyAlone : openChannels)(settings, {
    door,
    reach: reachStore(db, cipher),
    values: sharedValues(db, cipher),
    attachments: deps.attachments,
    clients: channelClients(db, cipher),
    desk: publicDesk(deps),
    requests: requestDesk(deps, publicOrders(db)),
    reports: deliveryReports(
      { ledger, orders, clock, lines: reportedLines(db, cipher) },
      () => senders,
      wakeSender,
    ),
    clock,
    say,
  })
  const senders = opened.flatMap(({ sender, senders = [] }) => [...(sender ? [sender] : []), ...senders])
  const fetchers = opened.flatMap(({ media }) => media ?? [])
  const sending = { ledger, orders, clock, elsewhere: sentElsewhere(settings, process) }
  const webhooks: WebhookDeps = {
    webhooks: deps.webhooks,
    clients: deps.clients,
    post: signedPost({ clock }),
    networksOf: webhookNetworksOf(settings),
    clock,
  }
  return {
    /** The use cases' parts, which wake the sender. */
    deps,
    door,
    opened,
    senders,
    sendsTexts: (place: PlaceId) => senders.some(({ channel, serves }) => channel === 'sms' && serves(place)),
    sending,
    webhooks,
    send: (over?: AbortSignal) => sendDeliveries(sending, senders, over),
    answer: () => answerInbox(inbox, clock.now()),
    giveUp: (over?: AbortSignal) => giveUpUnfetched({ ledger, clock }, over),
    fetch: () => fetchMedia(deps.attachments, fetchers, clock.now(), sending.elsewhere),
  }
}
export type ComposedChannels = ReturnType<typeof composeChannels>

const inboxOf = (
  { db, cipher, wakeSender, say, keepAlive, pause }: ChannelParts,
  deps: Deps,
  ledger: ReturnType<typeof ledgerStore>,
): InboxDeps => ({
  deps,
  inbox: inboxStore(db, cipher),
  ledger: {
    carried: ledger.carried,
    notCarried: async (...line) => {
      await ledger.notCarried(...line)
      wakeSender()
    },
  },
  cipher,
  onFault: (fault) => say(`inbox: ${fault instanceof Error ? fault.message : fault}`),
  ...(keepAlive ? { keepAlive } : {}),
  ...(pause ? { pause } : {}),
})
