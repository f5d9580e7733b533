import { type WebhookClient, webhookClientSchema } from '../../domain/client-settings.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { ChannelClients } from '../../ports/channel-clients.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Posted, SignedPost } from '../../ports/signed-post.ts'
import type { Webhook, WebhookDue, WebhookStore } from '../../ports/webhook-store.ts'
import { nextTryOfAddress, nextTryOfEvent } from './webhook-back-off.ts'

export type WebhookDeps = {
  readonly webhooks: WebhookStore
  readonly clients: Pick<ChannelClients, 'withKey'>
  readonly post: SignedPost
  /** Private networks that the operator lets a place's events into. */
  readonly networksOf: (place: PlaceId) => readonly string[]
  readonly clock: Clock
}

/** Events of one subscription under way at once; one alone while its address is failing. */
const atOnce = 8
const queuedAtOnce = 500
/** Longer than a post may take. */
const leaseMs = 60_000

/** Queues what one subscription has yet to get and sends it, until nothing is due or the address fails. */
export const serveWebhook = async (
  deps: WebhookDeps,
  webhook: Webhook,
  over?: AbortSignal,
): Promise<void> => {
  const { webhooks, clock } = deps
  const settings = webhookClientSchema.safeParse(webhook.settings)
  if (!settings.success) return webhooks.addressFailed(webhook, '订阅的设置不能用', null, clock.now())
  const { filter } = settings.data
  while ((await webhooks.queue(webhook, filter, queuedAtOnce, clock.now())) === queuedAtOnce);
  let failing = webhook.failures > 0
  for (;;) {
    if (over?.aborted) return
    const due = await webhooks.take(webhook, filter, failing ? 1 : atOnce, clock.now(), leaseMs)
    if (due.length === 0) return
    const faults = await sendAll(deps, { webhook, client: settings.data, failing }, due)
    if (faults === 'revoked') return
    const [fault] = faults
    if (fault) {
      const next = nextTryOfAddress(webhook, clock.now(), fault.askedS)
      return webhooks.addressFailed(webhook, fault.error, fault.gone ? null : next, clock.now())
    }
    failing = false
  }
}

type Receiver = {
  readonly webhook: Webhook
  readonly client: WebhookClient
  /** Nothing has got through since it failed. */
  readonly failing: boolean
}

/** What is wrong with the address itself, whatever is sent there. */
type AddressFault = { readonly error: string; readonly askedS: number | null; readonly gone: boolean }

const sendAll = async (
  deps: WebhookDeps,
  to: Receiver,
  due: readonly WebhookDue[],
): Promise<'revoked' | readonly AddressFault[]> => {
  // Revoked meanwhile: what was taken lies there unsent.
  const found = await deps.clients.withKey(to.webhook.place, to.webhook.clientId)
  if (!found) return 'revoked'
  const faults = await Promise.all(due.map((one) => sendOne(deps, to, found.key, one)))
  return faults.filter((fault) => fault !== null)
}

const sendOne = async (
  { webhooks, post, networksOf, clock }: WebhookDeps,
  { webhook, client: { url }, failing }: Receiver,
  key: string,
  due: WebhookDue,
): Promise<AddressFault | null> => {
  const { event } = due
  if (event === null) {
    await webhooks.withheld(webhook, due, clock.now())
    return null
  }
  const posted = await post({
    url,
    client: webhook.clientId,
    key,
    idempotencyKey: event.id,
    body: JSON.stringify(event),
    networks: networksOf(webhook.place),
  })
  const now = clock.now()
  const failure = failureOf(posted)
  if (failure === null) await webhooks.delivered(webhook, due, now)
  else {
    // While the address fails whatever is sent, no event is to blame, and none waits longer than the address does.
    const next = failing && failure.of === 'address' ? now : nextTryOfEvent(due.tries, now)
    await webhooks.failed(webhook, due, failure.error, next, now)
  }
  return failure?.of === 'address' ? failure : null
}

type Failure = AddressFault & { readonly of: 'address' | 'event' }

/** The other side understood who asked and what, and does not want this one. */
const ofEvent: readonly number[] = [400, 409, 413, 415, 422]

const failureOf = (posted: Posted): Failure | null => {
  if (posted.kind === 'failed') return { of: 'address', error: posted.error, askedS: null, gone: false }
  const { status, retryAfterS } = posted
  if (status >= 200 && status < 300) return null
  const moved = status >= 300 && status < 400 ? '，不跟随重定向' : ''
  return {
    of: ofEvent.includes(status) ? 'event' : 'address',
    error: `HTTP ${status}${moved}`,
    askedS: retryAfterS,
    gone: status === 410,
  }
}
