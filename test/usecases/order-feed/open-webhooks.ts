import { randomUUID } from 'node:crypto'
import { signedPost } from '../../../adapters/signed-post/index.ts'
import { unitIdSchema } from '../../../src/domain/place.ts'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { channelClients } from '../../../src/store/channel-clients.ts'
import type { OpenDatabase } from '../../../src/store/database.ts'
import { webhookStore } from '../../../src/store/order-feed/webhook-store.ts'
import { orderStore } from '../../../src/store/orders/order-store.ts'
import { serveWebhook, type WebhookDeps } from '../../../src/usecases/order-feed/serve-webhook.ts'
import { subscribe } from '../../../src/usecases/order-feed/subscribe.ts'
import { at, filed, here } from '../../store/turns.ts'
import { movableClock } from '../../support/jiban.ts'
import { signedEndpoint } from '../../support/signed-endpoint.ts'

const cipher = aesCipher('a key for tests only')
export const housing = unitIdSchema.parse('housing')
export const market = unitIdSchema.parse('market')
const agent = { role: 'agent' } as const

export const dispatchedTo = (lead: typeof housing): OrderEvent => ({
  type: 'dispatched',
  lead,
  co: [],
  why: '',
})
export const note: OrderEvent = { type: 'supplemented', text: '又来了' }

/** One round of the loop that serves subscriptions, waited for. */
export const sendEvents = async (deps: WebhookDeps): Promise<void> => {
  const ready = await deps.webhooks.ready(deps.clock.now())
  await Promise.all(ready.map((webhook) => serveWebhook(deps, webhook)))
}

/** Subscriptions over a database, with orders to happen and an endpoint that takes what is sent. */
export const openWebhooks = async ({ db }: OpenDatabase, networks: readonly string[] = ['127.0.0.0/8']) => {
  await db.deleteFrom('webhook_delivery').execute()
  await db.deleteFrom('webhook').execute()
  await db.deleteFrom('order_feed').execute()
  const clock = movableClock('2026-11-22T10:00:00+08:00')
  const clients = channelClients(db, cipher)
  const webhooks = webhookStore(db)
  const endpoint = await signedEndpoint()
  const deps: WebhookDeps = {
    webhooks,
    clients,
    post: signedPost({ clock, patienceMs: 2_000 }),
    networksOf: () => networks,
    clock,
  }
  const orders = orderStore(db, cipher)
  const units = { units: async () => [{ id: housing }, { id: market }] as never }
  const append = (no: string, expectedVersion: number, ...events: OrderEvent[]) =>
    orders.append(here, { no, expectedVersion, events: events.map((event) => ({ actor: agent, event })) }, at)
  return {
    db,
    deps,
    clock,
    clients,
    webhooks,
    endpoint,
    append,
    /** Subscribes the endpoint. */
    subscribe: (settings: Record<string, string> = {}, url = endpoint.url) =>
      subscribe({ clients, webhooks, units, clock }, here, { name: '系统', settings: { url, ...settings } }),
    /** An order that is filed, and whatever else happens to it. */
    happens: async (...events: OrderEvent[]) => {
      const no = `W${randomUUID()}`
      await append(no, 0, filed(), ...events)
      return no
    },
    send: (changed: Partial<WebhookDeps> = {}) => sendEvents({ ...deps, ...changed }),
    later: (ms: number) => clock.set(new Date(clock.now().getTime() + ms).toISOString()),
    types: () => endpoint.got.map(({ json }) => json['type']),
    of: (clientId: string) => ({ place: here, clientId }),
    states: async () =>
      (await db.selectFrom('webhook_delivery').select('state').orderBy('position').execute()).map(
        ({ state }) => state,
      ),
    standing: async () => (await webhooks.list(here))[0],
    close: () => endpoint.close(),
  }
}
export type OpenWebhooks = Awaited<ReturnType<typeof openWebhooks>>
