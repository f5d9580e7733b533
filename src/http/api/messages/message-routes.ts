import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { DomainError } from '../../../domain/errors.ts'
import type { PlaceId } from '../../../domain/place.ts'
import { rateLimit } from '../../../domain/rate-limit.ts'
import { noticesFor } from '../../../usecases/deliveries/notices-for.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { logOwnFault, problemOf, rejectInvalid, requestIdOf } from '../../problem.ts'
import { placeIn } from '../place-in.ts'
import type { AnswerMessage } from './answer-message.ts'
import { issueCode } from './continue-elsewhere.ts'
import { readCursor } from './event-cursor.ts'
import { type EventSettings, streamEvents } from './event-stream.ts'
import * as routes from './message-route-table.ts'

const codesPerMinute = 6

/** Messages and conversations under /api/v1/:place. Whoever knows a conversation's id may read it; none are listed. */
export const messageRoutes = (deps: Deps, answer: AnswerMessage, events: EventSettings): OpenAPIHono => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  addMessages(api, answer)
  const limit = rateLimit(codesPerMinute, 60_000)
  api.openapi(routes.getConversation, async (context) => {
    const { place, id } = context.req.valid('param')
    const [turns, notices] = await Promise.all([
      deps.conversations.turns(placeIn(place), id, 50),
      noticesFor(deps, placeIn(place), id),
    ])
    const shown = turns.map(({ attachments, ...turn }) => ({
      ...turn,
      ...(attachments ? { attachments: [...attachments] } : {}),
    }))
    return context.json({ conversationId: id, turns: shown, notices: [...notices] }, 200)
  })
  api.openapi(routes.getEvents, (context) => {
    const { place, id } = context.req.valid('param')
    const told = context.req.header('last-event-id') ?? context.req.valid('query').after ?? ''
    const cursor = readCursor(told)
    if (!cursor)
      throw new DomainError('invalid_input', 'Last-Event-ID 不是本接口给出的编号，请去掉它重新连接。', {
        lastEventId: told,
      })
    return streamEvents(context, deps, { place: placeIn(place), conversationId: id }, cursor, events)
  })
  api.openapi(routes.postCode, async (context) => {
    const { place, id } = context.req.valid('param')
    limit.take(`${place}/${id}`, deps.clock.now().getTime())
    context.header('cache-control', 'no-store')
    return context.json(await issueCode(deps, placeIn(place), id), 200)
  })
  return api
}

const addMessages = (api: OpenAPIHono, answer: AnswerMessage) => {
  api.openapi(routes.postMessage, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const input = context.req.valid('json')
    const { conversationId, messageId } = await idsOf(place, input)
    const answered = async (): Promise<routes.TurnResponse> => ({
      conversationId,
      ...(await answer({
        place,
        channel: input.channel ?? 'api',
        messageId,
        conversationId,
        text: input.text,
        ...(input.attachments ? { attachments: input.attachments.map(({ id }) => id) } : {}),
        ...(input.citizen === undefined ? {} : { citizenKey: input.citizen.key }),
      })),
    })
    if (wantsEvents(context)) return streamTurn(context, answered)
    return context.json(await answered(), 200)
  })
}

/**
 * Ids of a turn. An id a client chose is claimed within its conversation, so that nobody gets another's answer by
 * sending the same one. A message id without a conversation names its conversation together with who says what, so that
 * a repetition finds it and nobody else does who counts from one as well.
 */
const idsOf = async (
  place: PlaceId,
  input: {
    readonly conversationId?: string | undefined
    readonly messageId?: string | undefined
    readonly text: string
    readonly citizen?: { readonly key: string } | undefined
  },
) => {
  const given = input.messageId
  const begun = () =>
    given === undefined
      ? crypto.randomUUID()
      : digest(JSON.stringify([place, given, input.citizen?.key ?? null, input.text]))
  const conversationId = input.conversationId ?? (await begun())
  return { conversationId, messageId: `${conversationId}/${given ?? crypto.randomUUID()}` }
}

const digest = async (text: string): Promise<string> => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const wantsEvents = (context: Context) => context.req.header('accept')?.includes('text/event-stream') === true

/** The turn as events: what is being done, the replies piece by piece, and the whole at the end. */
const streamTurn = (
  context: Context,
  answer: () => Promise<{ conversationId: string; replies: { text: string }[] }>,
) =>
  streamSSE(context, async (stream) => {
    await stream.writeSSE({ event: 'progress', data: JSON.stringify({ text: '正在核对政策和规则' }) })
    try {
      const turn = await answer()
      for (const [index, reply] of turn.replies.entries())
        for (const piece of reply.text.match(/[^\n。]*[\n。]?/g)?.filter((text) => text !== '') ?? [])
          await stream.writeSSE({ event: 'delta', data: JSON.stringify({ reply: index, text: piece }) })
      await stream.writeSSE({ event: 'done', data: JSON.stringify(turn) })
    } catch (error) {
      const problem = problemOf(error, requestIdOf(context))
      logOwnFault(error, context, problem)
      await stream.writeSSE({ event: 'error', data: JSON.stringify(problem) })
    }
  })
