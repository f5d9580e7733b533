import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { attachmentRefSchema } from '../../../domain/attachment.ts'
import { DomainError } from '../../../domain/errors.ts'
import { cleanMedia, largestAttachment, refusedMediaWords } from '../../../domain/media/clean-media.ts'
import type { PlaceId } from '../../../domain/place.ts'
import { rateLimit } from '../../../domain/rate-limit.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { attachmentBody } from '../../attachment-body.ts'
import { rejectInvalid } from '../../problem.ts'
import { placeIn } from '../place-in.ts'
import { json, place, problems } from '../route-parts.ts'
import { conversationIdSchema } from './message-route-table.ts'

/** The file and what a form puts around it. */
export const largestUpload = largestAttachment + 64 * 1024

/** Ours: a citizen's photos of one matter; all of one place within a minute; files in memory at once. */
const bytesOfConversation = 100 * 1024 * 1024
const uploadsPerMinute = { conversation: 20, place: 300 }
const atOnce = 20

const conversation = place.extend({ id: conversationIdSchema })
const attachment = conversation.extend({ attachment: z.string().min(1).max(80) })

const postAttachment = createRoute({
  operationId: 'postAttachment',
  method: 'post',
  path: '/api/v1/{place}/conversations/{id}/attachments',
  summary:
    'Uploads a picture or file (multipart, field `file`, 10 MB) to go with a message of this conversation',
  request: { params: conversation },
  responses: { 201: json(attachmentRefSchema, 'The attachment'), ...problems },
})

const getAttachment = createRoute({
  operationId: 'getAttachment',
  method: 'get',
  path: '/api/v1/{place}/conversations/{id}/attachments/{attachment}',
  summary: 'The bytes of an attachment, without location data',
  request: { params: attachment },
  responses: {
    200: { description: 'The bytes', content: { 'application/octet-stream': { schema: z.string() } } },
    ...problems,
  },
})

const deleteAttachment = createRoute({
  operationId: 'deleteAttachment',
  method: 'delete',
  path: '/api/v1/{place}/conversations/{id}/attachments/{attachment}',
  summary: 'Takes back an attachment that no message has brought yet',
  request: { params: attachment },
  responses: { 200: json(z.object({ removed: z.literal(true) }), 'Removed'), ...problems },
})

/** Pictures and files of a conversation. Whoever knows its id may read them. */
export const uploadRoutes = (deps: Deps): OpenAPIHono => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  const takeUpload = uploadLimit()
  let underWay = 0
  api.openapi(postAttachment, async (context) => {
    const { place: name, id } = context.req.valid('param')
    const where = placeIn(name)
    takeUpload(where, id, deps.clock.now().getTime())
    if (underWay >= atOnce)
      throw new DomainError('busy', '现在上传的人比较多，这个文件没有保存，请过一会儿重试。')
    underWay += 1
    try {
      return context.json(await store(deps, where, id, await fileOf(context)), 201)
    } finally {
      underWay -= 1
    }
  })
  api.openapi(getAttachment, async (context) => {
    const { place: name, id, attachment: wanted } = context.req.valid('param')
    const found = await deps.attachments.read(placeIn(name), wanted)
    if (found?.conversationId !== id) throw noSuch()
    return attachmentBody(context, found)
  })
  api.openapi(deleteAttachment, async (context) => {
    const { place: name, id, attachment: unwanted } = context.req.valid('param')
    if (!(await deps.uploads.discard(placeIn(name), id, unwanted))) throw noSuch()
    return context.json({ removed: true as const }, 200)
  })
  return api
}

const uploadLimit = () => {
  const ofConversation = rateLimit(uploadsPerMinute.conversation, 60_000)
  const ofPlace = rateLimit(uploadsPerMinute.place, 60_000)
  return (where: PlaceId, id: string, now: number) => {
    ofConversation.take(`${where}/${id}`, now)
    ofPlace.take(where, now)
  }
}

/** The same for what never was, what is gone, and what belongs to somebody else. */
const noSuch = () => new DomainError('not_found', '没有这个附件，或者它已经随消息发出。')

const fileOf = async (context: Context): Promise<File> => {
  const form = await context.req.parseBody().catch(() => null)
  const file = form?.['file']
  if (file instanceof File) return file
  throw new DomainError('invalid_input', '没有收到文件，请以 multipart/form-data 的 file 字段重新上传。')
}

const store = async (deps: Deps, where: PlaceId, conversationId: string, file: File) => {
  const clean = cleanMedia(new Uint8Array(await file.arrayBuffer()), file.name)
  if (clean.outcome === 'refused')
    throw new DomainError(
      clean.why === 'too-large' ? 'body_too_large' : 'invalid_input',
      refusedMediaWords[clean.why],
      { why: clean.why },
    )
  const held = await deps.attachments.sizeOf(where, conversationId)
  if (held + clean.bytes.length > bytesOfConversation)
    throw new DomainError(
      'invalid_input',
      '这次对话的附件已满100 MB，没有保存。请用文字说明，或者开始新对话。',
    )
  const { kind, name, mime, bytes } = clean
  return deps.attachments.put(where, { kind, name, mime, bytes, conversationId, at: deps.clock.now() })
}
