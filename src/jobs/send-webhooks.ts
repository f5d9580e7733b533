import type { Webhook } from '../ports/webhook-store.ts'
import { serveWebhook, type WebhookDeps } from '../usecases/order-feed/serve-webhook.ts'
import { type Repeating, repeating } from './repeating.ts'

/** New events, and what failed and is due again, are looked for this often. */
const everyMs = 2_000
/** What was delivered is on file so long. */
const keptMs = 30 * 24 * 3_600_000

const nameOf = ({ place, clientId }: Webhook) => `${place}/${clientId}`

/** Sends order events, each subscription by itself: one that is slow holds up no other. */
export const webhookLoop = (deps: WebhookDeps, onFault: (fault: Error) => void): Repeating => {
  const underWay = new Map<string, Promise<void>>()
  const begin = (webhook: Webhook, over: AbortSignal) => {
    const name = nameOf(webhook)
    if (underWay.has(name)) return
    const work = serveWebhook(deps, webhook, over)
      .catch((fault: unknown) => onFault(fault instanceof Error ? fault : new Error(String(fault))))
      .finally(() => underWay.delete(name))
    underWay.set(name, work)
  }
  const loop = repeating({
    everyMs,
    run: async (over) => {
      const now = deps.clock.now()
      for (const webhook of await deps.webhooks.ready(now)) begin(webhook, over)
      await deps.webhooks.forget(new Date(now.getTime() - keptMs))
    },
    onFault,
  })
  return {
    ...loop,
    stop: async () => {
      await loop.stop()
      await Promise.all(underWay.values())
    },
  }
}
