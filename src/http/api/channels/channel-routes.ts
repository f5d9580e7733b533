import { OpenAPIHono } from '@hono/zod-openapi'
import { relayClientSchema } from '../../../domain/client-settings.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { PlaceId } from '../../../domain/place.ts'
import type { OpenedChannel } from '../../../ports/channel.ts'
import type { ChannelClient } from '../../../ports/channel-clients.ts'
import type { Resent } from '../../../ports/ledger-desk.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { deliveriesFor } from '../../../usecases/desk-notices.ts'
import type { AppSettings } from '../../app-settings.ts'
import { rejectInvalid } from '../../problem.ts'
import { hasRole, staffOf, worksAtHotline } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './channel-route-table.ts'

const looksAfter = hasRole('system-admin', 'hotline-lead')
const administers = hasRole('system-admin')

/** What was told to whom, by which channels, and the programmes that come with a key. */
export const channelRoutes = (deps: Deps, { channels = [] }: Pick<AppSettings, 'channels'>) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  addLedger(api, deps)
  addClients(api, deps)
  api.openapi(table.getChannels, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    await staffOf(context, deps.accounts, place, worksAtHotline)
    const here = channels.filter(({ places }) => places.includes(place))
    return context.json({ channels: await Promise.all(here.map((each) => standing(each, place))) }, 200)
  })
  return api
}

const standing = async ({ name, health }: OpenedChannel, place: PlaceId) => {
  const told = await (health?.(place) ?? { ok: true, text: '已开通' })
  return { name, ...told }
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
    const resent = await deps.ledgerDesk.resend(place, id, staff.id, deps.clock.now())
    if (resent !== 'queued') throw notResent(resent, id)
    return context.json({ queued: true as const }, 200)
  })
}

const notResent = (why: Exclude<Resent, 'queued'>, id: number): DomainError => {
  if (why === 'unknown') return new DomainError('not_found', `台账里没有第${id}条，请核对编号。`, { id })
  return new DomainError(
    'version_conflict',
    why === 'gone-on'
      ? `第${id}条已经改由另一渠道发出，没有重发，以免重复。请看台账里接着它的那一条。`
      : `第${id}条没有失败，没有重发。只有发送失败、无法送达或已交人工的可以重发。`,
    { id },
  )
}

const addClients = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(table.getClients, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    await staffOf(context, deps.accounts, place, looksAfter)
    return context.json({ clients: (await deps.clients.list(place)).map(clientJson) }, 200)
  })
  api.openapi(table.postClient, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    await staffOf(context, deps.accounts, place, administers)
    const given = context.req.valid('json')
    checkClient(given)
    const { client, key } = await deps.clients.add(place, given, deps.clock.now())
    return context.json({ client: clientJson(client), key }, 200)
  })
  api.openapi(table.deleteClient, async (context) => {
    const { place: name, id } = context.req.valid('param')
    const place = placeIn(name)
    await staffOf(context, deps.accounts, place, administers)
    if (!(await deps.clients.revoke(place, id, deps.clock.now())))
      throw new DomainError('not_found', `没有编号为“${id}”的接入程序，请核对编号。`, { id })
    return context.json({ revoked: true as const }, 200)
  })
}

/** Clients that are written to need to say where; subscriptions have an address of their own. Throws invalid_input. */
const checkClient = ({ scope, settings }: Pick<ChannelClient, 'scope' | 'settings'>): void => {
  if (scope === 'webhook')
    throw new DomainError('invalid_input', '订阅工单事件请用 POST /api/v1/{place}/webhooks。', { scope })
  if (scope === 'relay' && !relayClientSchema.safeParse(settings).success)
    throw new DomainError(
      'invalid_input',
      'relay 的 settings 要有 channels（sms、fax、phone、weibo，用逗号分开）和 url（答复发往的 http 或 https 地址）。',
      { scope },
    )
}

const clientJson = ({ place: _, settings, ...client }: ChannelClient) => ({
  ...client,
  settings: { ...settings },
})
