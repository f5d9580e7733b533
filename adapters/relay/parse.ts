import type { z } from 'zod'
import type { AttachmentRef } from '../../src/domain/attachment.ts'
import type { RelayChannel } from '../../src/domain/client-settings.ts'
import { DomainError } from '../../src/domain/errors.ts'
import { cleanMedia, refusedMediaWords } from '../../src/domain/media/clean-media.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { Inbound } from './types.ts'

/** The body as its schema reads it. Throws not_json, or invalid_input with every field that does not fit. */
export const parseBody = <S extends z.ZodType>(body: Uint8Array, schema: S): z.output<S> => {
  const read = schema.safeParse(jsonIn(body))
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message }))
  throw new DomainError(
    'invalid_input',
    `${faults[0]?.field || '请求内容'}不符合要求，请对照 /relay/schema.json 改正后重发。`,
    { faults },
  )
}

const jsonIn = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new DomainError('not_json', '请求内容不是有效的 JSON，请检查后重发。')
  }
}

const calls = 'call:'

/** The person on this channel: a telephone in one form however it is written, an account, or a call without a number. */
export const citizenKeyOf = (channel: RelayChannel, from: string | undefined, thread?: string): string => {
  if (from === undefined) return `${calls}${thread ?? ''}`
  if (channel === 'weibo') return from
  const plain = from.normalize('NFKC').replace(/[\s()-]/g, '')
  const mobile = /^(?:\+|00)?86(1[3-9]\d{9})$/.exec(plain)?.[1]
  if (!/^\+?\d{3,20}$/.test(plain))
    throw new DomainError('invalid_input', 'from 要是电话号码：数字，可以带国家代码。请核对后重发。', {
      field: 'from',
    })
  return mobile ?? plain
}

/** Where an answer goes; null for a call without a number. */
export const addressOf = (citizenKey: string): string | null =>
  citizenKey.startsWith(calls) ? null : citizenKey

/** A file of this conversation, cleaned and kept. Throws invalid_input for what cannot be kept. */
export const keepFile = async (
  { attachments, clock }: Pick<ChannelDeps, 'attachments' | 'clock'>,
  place: PlaceId,
  conversationId: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<AttachmentRef> => {
  const clean = cleanMedia(file.bytes, file.name)
  if (clean.outcome === 'refused')
    throw new DomainError('invalid_input', refusedMediaWords[clean.why], { name: file.name.slice(0, 60) })
  const { kind, name, mime, bytes } = clean
  return attachments.put(place, { kind, name, mime, bytes, conversationId, at: clock.now() })
}

/** No gateway goes on repeating a message for longer. */
const repeatedForMs = 30 * 24 * 3_600_000

/** The files of a message: those it holds are kept once, however often it arrives. */
export const filesOf = async (
  deps: Pick<ChannelDeps, 'attachments' | 'clock' | 'values'>,
  place: PlaceId,
  conversationId: string,
  { id, attachments = [] }: Inbound,
): Promise<readonly AttachmentRef[]> => {
  if (attachments.length === 0) return []
  const name = `relay-files:${conversationId}:${id}`
  const known = await deps.values.get(place, name)
  if (known !== null) return JSON.parse(known)
  const refs: AttachmentRef[] = []
  for (const file of attachments)
    refs.push(
      'upload' in file
        ? await uploaded(deps, place, conversationId, file.upload)
        : await keepFile(deps, place, conversationId, { name: file.name, bytes: bytesIn(file.content) }),
    )
  const until = new Date(deps.clock.now().getTime() + repeatedForMs)
  await deps.values.set(place, name, null, JSON.stringify(refs), until)
  return refs
}

const bytesIn = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))

const uploaded = async (
  { attachments }: Pick<ChannelDeps, 'attachments'>,
  place: PlaceId,
  conversationId: string,
  id: string,
): Promise<AttachmentRef> => {
  const found = await attachments.read(place, id)
  if (found?.conversationId !== conversationId)
    throw new DomainError(
      'invalid_input',
      '没有这个上传的文件，或它是为另一个号码上传的：请用同样的 channel、from、thread 上传。',
      { upload: id },
    )
  const { kind, name, mime } = found
  return { id, kind, name, mime }
}
