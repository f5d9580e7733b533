import { createRoute, z } from '@hono/zod-openapi'
import { outcomeSchema, replySchema } from '../../../domain/answer.ts'
import { attachmentRefSchema } from '../../../domain/attachment.ts'
import { mayOpenById } from '../../../domain/conversation-id.ts'
import { body, json, jsonOrText, place, problems } from '../route-parts.ts'

const mostAttachments = 9

/** The conversation over HTTP: messages, what comes of them, pictures and files. */
export const conversationIdSchema = z
  .string()
  .regex(/^[\w:.-]{1,128}$/)
  .refine(mayOpenById, { message: 'belongs to a channel of its own and is not opened here' })
const conversation = place.extend({ id: conversationIdSchema })

const messageInputSchema = z.object({
  conversationId: conversationIdSchema.optional(),
  /**
   * The sender's id of the message; the same id in one conversation is answered once. Without a conversationId it must
   * be unguessable: it then names the conversation.
   */
  messageId: z
    .string()
    .regex(/^[\w:.@+/=-]{1,200}$/)
    .optional(),
  text: z.string().max(20_000),
  channel: z.enum(['web', 'api']).optional(),
  /** Pictures and files that were uploaded to this conversation before. */
  attachments: z
    .array(z.object({ id: z.string().min(1).max(80) }))
    .max(mostAttachments)
    .optional(),
  citizen: z.object({ key: z.string().min(1).max(200) }).optional(),
})

export const turnResponseSchema = z.object({
  conversationId: z.string(),
  outcome: outcomeSchema,
  replies: z.array(replySchema),
})
export type TurnResponse = z.infer<typeof turnResponseSchema>

export const postMessage = createRoute({
  operationId: 'postMessage',
  method: 'post',
  path: '/api/v1/{place}/messages',
  summary: 'One message of a citizen; with Accept: text/event-stream the turn as server-sent events',
  request: { params: place, ...body(messageInputSchema, { text: '试用期最长可以约定多久？' }) },
  responses: { 200: jsonOrText(turnResponseSchema, 'text/event-stream', 'The turn'), ...problems },
})

export const getConversation = createRoute({
  operationId: 'getConversation',
  method: 'get',
  path: '/api/v1/{place}/conversations/{id}',
  summary: 'The latest turns of a conversation, oldest first',
  request: { params: conversation },
  responses: {
    200: json(
      z.object({
        conversationId: z.string(),
        /** What was told of its orders after they were filed, oldest first. */
        notices: z.array(z.object({ orderNo: z.string(), at: z.string(), text: z.string() })),
        turns: z.array(
          z.object({
            seq: z.number(),
            text: z.string(),
            at: z.string(),
            attachments: z.array(attachmentRefSchema).optional(),
            outcome: outcomeSchema,
            replies: z.array(replySchema),
          }),
        ),
      }),
      'Turns',
    ),
    ...problems,
  },
})

export const getEvents = createRoute({
  operationId: 'getEvents',
  method: 'get',
  path: '/api/v1/{place}/conversations/{id}/events',
  summary: 'Turns and notices of a conversation as server-sent events; goes on after Last-Event-ID',
  request: {
    params: conversation,
    query: z.object({
      /** Where a first connection begins: the `id` of an event. */
      after: z.string().max(200).optional(),
    }),
    headers: z.object({ 'last-event-id': z.string().max(200).optional() }),
  },
  responses: {
    200: {
      description:
        'Events `turn` (a turn as in the conversation) and `notice` ({id, purpose, orderNo, at, text})',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...problems,
  },
})

export const postCode = createRoute({
  operationId: 'postCode',
  method: 'post',
  path: '/api/v1/{place}/conversations/{id}/code',
  summary: 'A code of eight digits that opens the conversation on another device, once and for ten minutes',
  request: { params: conversation },
  responses: {
    200: json(z.object({ code: z.string().regex(/^\d{8}$/), until: z.string() }), 'The code'),
    ...problems,
  },
})
