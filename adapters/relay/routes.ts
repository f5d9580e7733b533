import { type Context, Hono } from 'hono'
import { type RelayChannel, relayChannelSchema } from '../../src/domain/client-settings.ts'
import { DomainError } from '../../src/domain/errors.ts'
import { type PlaceId, placeIdSchema } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import { hear } from './hear.ts'
import { citizenKeyOf, filesOf, keepFile, parseBody } from './parse.ts'
import { type Inbound, inboundSchema, type RelaySettings, relaySchemas, reportSchema } from './types.ts'
import { handOverLate } from './unclear.ts'
import { type Verified, verify } from './verify.ts'
import { keepWayBack } from './way-back.ts'

export type RelayDeps = ChannelDeps & { readonly settingsOf: (place: PlaceId) => RelaySettings | null }

/** `/relay/:place`: messages in, files before them, reports on what was sent; `/relay/schema.json` describes all. */
export const relayRoutes = (deps: RelayDeps): Hono => {
  const routes = new Hono()
  routes.get('/relay/schema.json', (context) => context.json(relaySchemas()))

  routes.post('/relay/:place', async (context) => {
    const { place, settings, verified } = await opened(deps, context)
    const inbound = parseBody(verified.body, inboundSchema)
    checkSpeaks(verified, inbound.channel)
    await handOverLate(deps, place)
    return context.json(await take(deps, place, settings, verified, inbound))
  })

  routes.post('/relay/:place/uploads', async (context) => {
    const { place, verified } = await opened(deps, context)
    const { channel: name, from, thread, name: fileName = '' } = context.req.query()
    const channel = relayChannelSchema.safeParse(name)
    if (!channel.success || (from === undefined && thread === undefined))
      throw new DomainError('invalid_input', '地址里要有 channel，以及 from 或 thread，和消息里的一样。')
    checkSpeaks(verified, channel.data)
    const citizenKey = citizenKeyOf(channel.data, from, thread)
    const conversation = await deps.door.conversationOf(place, channel.data, citizenKey, thread)
    const { id } = await keepFile(deps, place, conversation, { name: fileName, bytes: verified.body })
    return context.json({ upload: id }, 201)
  })

  routes.post('/relay/:place/reports', async (context) => {
    const { place, verified } = await opened(deps, context)
    const { id, state, error } = parseBody(verified.body, reportSchema)
    const [line = '', part] = id.split(/\.(?=\d+$)/)
    const report = { id: line, state, ofPart: part !== undefined, ...(error === undefined ? {} : { error }) }
    const noted = await deps.reports?.note(place, verified.client.channels, report)
    if (noted === 'not-yet')
      throw new DomainError('version_conflict', '这条消息还在发送，请过一分钟再报。', { id })
    if (noted !== 'noted')
      throw new DomainError('not_found', `没有发过编号为“${id}”的消息，或它不是这个接入程序的。`, { id })
    return context.json({ noted: true })
  })
  return routes
}

const opened = async (deps: RelayDeps, context: Context) => {
  const place = placeIdSchema.safeParse(context.req.param('place'))
  const settings = place.success ? deps.settingsOf(place.data) : null
  if (!place.success || settings === null)
    throw new DomainError('unknown_place', '这个地区没有开通转发：请核对地址，或在设置中加上 relay。')
  return { place: place.data, settings, verified: await verify(deps, place.data, context.req.raw) }
}

const checkSpeaks = ({ client }: Verified, channel: RelayChannel): void => {
  if (client.channels.includes(channel)) return
  throw new DomainError('not_allowed', `这个接入程序不能替“${channel}”收发：请由管理员在它的设置里加上。`, {
    channel,
  })
}

const take = async (
  deps: RelayDeps,
  place: PlaceId,
  settings: RelaySettings,
  { clientId }: Verified,
  inbound: Inbound,
) => {
  const { channel, thread, transcript } = inbound
  const citizenKey = citizenKeyOf(channel, inbound.from, thread)
  const conversation = await deps.door.conversationOf(place, channel, citizenKey, thread)
  await keepWayBack(deps, place, conversation, { client: clientId, thread: thread ?? null })
  const attachments = await filesOf(deps, place, conversation, inbound)
  return hear(deps, {
    conversation,
    doubtful: transcript !== undefined && transcript.confidence < settings.confidence,
    arriving: {
      place,
      channel,
      messageId: `${clientId}/${inbound.id}`,
      citizenKey,
      ...(thread === undefined ? {} : { thread }),
      text: inbound.text ?? transcript?.text ?? '',
      ...(attachments.length === 0 ? {} : { attachments }),
      receivedAt: new Date(inbound.time),
    },
  })
}
