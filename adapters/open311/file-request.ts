import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { ChannelClient } from '../../src/ports/channel-clients.ts'
import type { RequestDesk, RequestResult } from '../../src/ports/request-desk.ts'
import { mayFetch } from './media.ts'
import { requestIn } from './parse.ts'
import { type Open311Settings, RequestFault } from './types.ts'

type Needs = Pick<ChannelDeps, 'attachments' | 'door' | 'clock'> & { readonly requests: RequestDesk }

/** How long a picture's address is tried. */
const fetchDays = 3

/** Files the form as an order. Throws 404 for an unknown service, 400 with what is missing, wrong or not taken on. */
export const fileRequest = async (
  { requests, attachments, door, clock }: Needs,
  { place, settings }: { readonly place: PlaceId; readonly settings: Open311Settings },
  client: ChannelClient,
  key: string,
  form: URLSearchParams,
): Promise<Extract<RequestResult, { kind: 'filed' }>> => {
  const code = form.get('service_code')?.trim() ?? ''
  if (code === '') throw new RequestFault(400, ['service_code：没有给出。'])
  const attributes = await requests.attributes(place, code)
  if (!attributes) throw new RequestFault(404, [`service_code：没有“${code.slice(0, 80)}”这类服务。`])
  const { mediaUrl, ...request } = requestIn(form, code, attributes)
  const conversationId = await door.conversationOf(place, 'open311', client.id, crypto.randomUUID())
  const fetched = mediaUrl !== null && mayFetch(settings.mediaHosts, mediaUrl)
  const text = mediaUrl === null || fetched ? request.text : `${request.text}\n图片地址：${mediaUrl}`
  const pictures = fetched
    ? [await expectPicture(attachments, place, conversationId, mediaUrl, clock.now())]
    : []
  const given = { ...request, text, conversationId, attachments: pictures }
  const result = await requests.file(place, client.id, key, given)
  const order = result.kind === 'filed' ? result.no : null
  await dropUnused(attachments, place, pictures, order)
  if (result.kind === 'filed') return result
  throw refusalOf(result)
}

/** A request that is not taken on leaves no picture behind, and one that comes again leaves no second one. */
const dropUnused = async (
  attachments: Needs['attachments'],
  place: PlaceId,
  pictures: readonly string[],
  order: string | null,
): Promise<void> => {
  if (pictures.length === 0) return
  const used = order === null ? [] : (await attachments.ofOrder(place, order)).map(({ id }) => id)
  const why = order === null ? 'the request was not taken on' : 'the request had been filed before'
  for (const id of pictures) if (!used.includes(id)) await attachments.notFetched(place, id, why, null)
}

const expectPicture = async (
  attachments: Needs['attachments'],
  place: PlaceId,
  conversationId: string,
  source: string,
  at: Date,
): Promise<string> => {
  const until = new Date(at.getTime() + fetchDays * 86_400_000)
  const name = new URL(source).pathname.split('/').at(-1)?.slice(-80) || 'picture'
  const awaited = { conversationId, channel: 'open311', source, at, until }
  return (await attachments.expect(place, { ...awaited, kind: 'photo', name, mime: 'image/jpeg' })).id
}

/** What parameters of the protocol stand for the fields of the rules. */
const parameters: Readonly<Record<string, string>> = {
  place: 'address_string',
  contactPhone: 'phone',
  contactName: 'first_name、last_name',
}

const refusalOf = (result: Exclude<RequestResult, { kind: 'filed' }>): RequestFault => {
  if (result.kind === 'turned-away')
    return new RequestFault(400, [
      result.article === null || result.text.includes(result.article)
        ? result.text
        : `${result.text}（${result.article}）`,
    ])
  return new RequestFault(
    400,
    result.missing.map(
      ({ field, question, why }) => `${parameters[field] ?? `attribute[${field}]`}：${question}（${why}）`,
    ),
  )
}
