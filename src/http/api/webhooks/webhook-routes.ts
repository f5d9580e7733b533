import { OpenAPIHono } from '@hono/zod-openapi'
import { DomainError } from '../../../domain/errors.ts'
import type { PlaceId } from '../../../domain/place.ts'
import type { WebhookStanding } from '../../../ports/webhook-store.ts'
import {
  addSubscription,
  administersChannels,
  looksAfterChannels,
  resendEvent,
  resumeWebhook,
} from '../../../usecases/channels/look-after-channels.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { readFeed } from '../../../usecases/order-feed/read-feed.ts'
import { rejectInvalid } from '../../problem.ts'
import { hasRole, staffOf } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './webhook-route-table.ts'

const looksAfter = hasRole(...looksAfterChannels)
const administers = hasRole(...administersChannels)

/** Order events for other systems: to be fetched, and how their subscriptions stand. */
export const webhookRoutes = (deps: Deps) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  api.openapi(table.getOrderEvents, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const { after, limit, types } = context.req.valid('query')
    const page = await readFeed(deps, place, staff, {
      after,
      limit,
      ...(types === undefined ? {} : { types }),
    })
    return context.json({ ...page, events: [...page.events] }, 200)
  })
  api.openapi(table.postWebhook, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const by = await staffOf(context, deps.accounts, place, administers)
    const { name, url, unit, types } = context.req.valid('json')
    const { client, key } = await addSubscription(deps, by, {
      name,
      settings: {
        url,
        ...(unit === undefined ? {} : { unit }),
        ...(types ? { types: types.join(',') } : {}),
      },
    })
    return context.json({ id: client.id, key }, 201)
  })
  api.openapi(table.getWebhooks, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    await staffOf(context, deps.accounts, place, looksAfter)
    return context.json({ webhooks: (await deps.webhooks.list(place)).map(standingJson) }, 200)
  })
  addDeliveries(api, deps)
  return api
}

const addDeliveries = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(table.getWebhookDeliveries, async (context) => {
    const { place: name, id } = context.req.valid('param')
    const place = placeIn(name)
    await staffOf(context, deps.accounts, place, looksAfter)
    await checkKnown(deps, place, id)
    const { state, after, limit } = context.req.valid('query')
    const deliveries = await deps.webhooks.deliveries({ place, clientId: id }, state ?? null, after, limit)
    return context.json({ deliveries: [...deliveries] }, 200)
  })
  api.openapi(table.postWebhookResend, async (context) => {
    const { place: name, id, position } = context.req.valid('param')
    const place = placeIn(name)
    await resendEvent(deps, await staffOf(context, deps.accounts, place, administers), id, position)
    return context.json({ queued: true as const }, 200)
  })
  api.openapi(table.postWebhookResume, async (context) => {
    const { place: name, id } = context.req.valid('param')
    const place = placeIn(name)
    await resumeWebhook(deps, await staffOf(context, deps.accounts, place, administers), id)
    return context.json({ resumed: true as const }, 200)
  })
}

const checkKnown = async ({ webhooks }: Deps, place: PlaceId, id: string): Promise<void> => {
  if ((await webhooks.list(place)).some(({ clientId }) => clientId === id)) return
  throw new DomainError('not_found', `没有编号为“${id}”的订阅，或它已停用，请核对编号。`, { id })
}

const standingJson = (webhook: WebhookStanding) => {
  const { url = '', unit = null, types = null } = webhook.settings
  return {
    id: webhook.clientId,
    name: webhook.name,
    url,
    unit,
    types,
    state: stateOf(webhook),
    failures: webhook.failures,
    failingSince: webhook.failingSince?.toISOString() ?? null,
    nextAt: webhook.nextAt?.toISOString() ?? null,
    lastError: webhook.lastError,
    deliveredAt: webhook.deliveredAt?.toISOString() ?? null,
    waiting: webhook.waiting,
    dead: webhook.dead,
  }
}

const stateOf = ({ pausedAt, failures }: WebhookStanding): 'paused' | 'failing' | 'working' =>
  pausedAt !== null ? 'paused' : failures > 0 ? 'failing' : 'working'
