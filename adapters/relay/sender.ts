import { type RelayChannel, relayChannelSchema, relayClientSchema } from '../../src/domain/client-settings.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { ChannelSender, Outgoing, Sending, Sent } from '../../src/ports/channel-sender.ts'
import type { Posted, SignedPost } from '../../src/ports/signed-post.ts'
import { addressOf } from './parse.ts'
import { partsOf, segmentsOf } from './render.ts'
import { acceptedSchema, type Outbound, type RelaySettings } from './types.ts'
import { wayBackOf } from './way-back.ts'

export type SenderDeps = Pick<ChannelDeps, 'clients' | 'values' | 'clock'> & {
  readonly post: SignedPost
  readonly settingsOf: (place: PlaceId) => RelaySettings | null
}

const allowance = 'relay'

/** A sender for each channel that comes by the relay: it posts the words to the client that speaks for the channel. */
export const relaySenders = (deps: SenderDeps): readonly ChannelSender[] =>
  relayChannelSchema.options.map((channel) => ({
    channel,
    serves: (place) => deps.settingsOf(place)?.channels.includes(channel) ?? false,
    send: (outgoing, sending) => send(deps, channel, outgoing, sending),
  }))

type Target = {
  readonly client: string
  readonly key: string
  readonly url: string
  readonly thread: string | null
}

const send = async (
  deps: SenderDeps,
  channel: RelayChannel,
  outgoing: Outgoing,
  sending?: Sending,
): Promise<Sent> => {
  const { place, at } = outgoing
  let { partsSent } = outgoing
  const settings = deps.settingsOf(place)
  const target = settings ? await targetOf(deps, channel, outgoing) : null
  if (!settings || !target) return { kind: 'refused', error: `没有为${channel}转发的接入程序`, partsSent }
  const { smsSegments } = settings
  const texts = partsOf(channel, outgoing.replies, { smsSegments, at })
  let accepted = texts.length > 0
  while (partsSent < texts.length) {
    if (sending?.over.aborted) return { kind: 'again', error: '接入程序太慢，余下的部分稍后再发', partsSent }
    const message = messageOf(channel, outgoing, target, texts, partsSent)
    const { client, key, url } = target
    const posted = await deps.post({
      url,
      client,
      key,
      idempotencyKey: message.id,
      body: JSON.stringify(message),
      networks: settings.networks,
      loopback: true,
    })
    const failure = failureOf(posted, deps.clock.now())
    if (failure !== null) return { ...failure, partsSent }
    accepted &&= posted.kind === 'answered' && isAccepted(posted.body)
    partsSent += 1
    if (partsSent < texts.length) await sending?.left(partsSent)
  }
  return { kind: accepted ? 'accepted' : 'sent', allowance }
}

/** The client the conversation came by, as long as it speaks for the channel; else any that does. */
const targetOf = async (
  { clients, values }: SenderDeps,
  channel: RelayChannel,
  { place, conversationId }: Outgoing,
): Promise<Target | null> => {
  const way = await wayBackOf(values, place, conversationId)
  const speaking = (await clients.list(place)).flatMap(({ id, scope, revokedAt, settings }) => {
    const read = relayClientSchema.safeParse(settings)
    const speaks =
      scope === 'relay' && revokedAt === null && read.success && read.data.channels.includes(channel)
    return speaks ? [{ id, url: read.data.url }] : []
  })
  const chosen = speaking.find(({ id }) => id === way?.client) ?? speaking[0]
  const found = chosen ? await clients.withKey(place, chosen.id) : null
  if (!chosen || !found) return null
  const thread = way?.client === chosen.id ? way.thread : null
  return { client: chosen.id, key: found.key, url: chosen.url, thread }
}

const messageOf = (
  channel: RelayChannel,
  { place, id, purpose, address, urgent, at }: Outgoing,
  { thread }: Target,
  texts: readonly string[],
  index: number,
): Outbound => {
  const text = texts[index] ?? ''
  return {
    id: texts.length === 1 ? id : `${id}.${index + 1}`,
    part: index + 1,
    parts: texts.length,
    place,
    channel,
    to: addressOf(address),
    thread,
    purpose,
    text,
    ...(channel === 'sms' ? { segments: segmentsOf(text) } : {}),
    urgent,
    at: at.toISOString(),
  }
}

/** 4xx that mean "later", as 429 does. */
const later: readonly number[] = [408, 425, 429]

const failureOf = (
  posted: Posted,
  now: Date,
):
  | { readonly kind: 'again'; readonly error: string; readonly after?: Date }
  | { readonly kind: 'refused'; readonly error: string }
  | null => {
  if (posted.kind === 'failed') return { kind: 'again', error: posted.error }
  const { status, retryAfterS } = posted
  if (status >= 200 && status < 300) return null
  const error = `HTTP ${status}`
  if (status >= 400 && status < 500 && !later.includes(status)) return { kind: 'refused', error }
  const after = retryAfterS === null ? {} : { after: new Date(now.getTime() + retryAfterS * 1000) }
  return { kind: 'again', error, ...after }
}

const isAccepted = (body: string): boolean => {
  try {
    return acceptedSchema.safeParse(JSON.parse(body)).success
  } catch {
    return false
  }
}
