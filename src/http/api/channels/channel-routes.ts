import { OpenAPIHono } from '@hono/zod-openapi'
import type { ChannelClient } from '../../../ports/channel-clients.ts'
import {
  addClient,
  administersChannels,
  channelHealth,
  endClient,
  looksAfterChannels,
  resendDelivery,
} from '../../../usecases/channels/look-after-channels.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { deliveriesFor } from '../../../usecases/messages/deliveries-for.ts'
import type { AppSettings } from '../../app-settings.ts'
import { rejectInvalid } from '../../problem.ts'
import { hasRole, staffOf, worksAtHotline } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './channel-route-table.ts'

const looksAfter = hasRole(...looksAfterChannels)
const administers = hasRole(...administersChannels)

/** What was told to whom, by which channels, and the programmes that come with a key. */
export const channelRoutes = (deps: Deps, { channels = [] }: Pick<AppSettings, 'channels'>) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  addLedger(api, deps)
  addClients(api, deps)
  api.openapi(table.getChannels, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    await staffOf(context, deps.accounts, place, worksAtHotline)
    return context.json({ channels: [...(await channelHealth(channels, place))] }, 200)
  })
  return api
}

const addLedger = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(table.getDeliveries, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const { state, purpose, channel, order, conversation, before, limit } = context.req.valid('query')
    const deliveries = await deliveriesFor(deps, staff, {
      limit,
      ...(state === undefined ? {} : { state }),
      ...(purpose === undefined ? {} : { purpose }),
      ...(channel === undefined ? {} : { channel }),
      ...(order === undefined ? {} : { orderNo: order.toUpperCase() }),
      ...(conversation === undefined ? {} : { conversationId: conversation }),
      ...(before === undefined ? {} : { before }),
    })
    return context.json(
      { deliveries: deliveries.map((line) => ({ ...line, resent: [...line.resent] })) },
      200,
    )
  })
  api.openapi(table.postResend, async (context) => {
    const { place: name, id } = context.req.valid('param')
    const place = placeIn(name)
    const staff = await staffOf(context, deps.accounts, place, looksAfter)
    await resendDelivery(deps, staff, id)
    return context.json({ queued: true as const }, 200)
  })
}

const addClients = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(table.getClients, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    await staffOf(context, deps.accounts, place, looksAfter)
    return context.json({ clients: (await deps.clients.list(place)).map(clientJson) }, 200)
  })
  api.openapi(table.postClient, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const by = await staffOf(context, deps.accounts, place, administers)
    const { client, key } = await addClient(deps, by, context.req.valid('json'))
    return context.json({ client: clientJson(client), key }, 200)
  })
  api.openapi(table.deleteClient, async (context) => {
    const { place: name, id } = context.req.valid('param')
    const place = placeIn(name)
    const by = await staffOf(context, deps.accounts, place, administers)
    await endClient(deps, by, id)
    return context.json({ revoked: true as const }, 200)
  })
}

const clientJson = ({ place: _, settings, ...client }: ChannelClient) => ({
  ...client,
  settings: { ...settings },
})
