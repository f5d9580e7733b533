import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { rateLimit } from '../../src/domain/rate-limit.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { ChannelClient } from '../../src/ports/channel-clients.ts'
import type { Received } from '../../src/ports/front-door.ts'
import { ApiFault, faultOf, faultResponse, tooMany } from './api-fault.ts'
import { carryingBody } from './carrying-body.ts'
import { completionOf, eventsOf } from './completion.ts'
import { type Letter, letterOf, requestIn } from './parse.ts'
import { renderTurn } from './render.ts'
import type { CompletionRequest, OpenaiSettings } from './types.ts'
import { checkModel, clientOf } from './verify.ts'

export type OpenaiDeps = Pick<ChannelDeps, 'door' | 'clients' | 'clock' | 'say'>
export type SettingsOf = (place: string) => OpenaiSettings

/** Longest time a request is held for its answer, and how often a turn that another request makes is asked for. */
const holdMs = 30_000
const askAgainMs = 500
/** Clients send the whole talk each time. */
const largestRequest = 2 * 1024 * 1024

const tooLarge = (): never => {
  throw new ApiFault(413, 'request_too_large', '请求超过 2 MB，请减少前面的对话后重发。', {
    // What was not read is still on the line.
    headers: { connection: 'close', 'x-should-retry': 'false' },
  })
}

/** POST /v1/chat/completions, GET /v1/models, GET /v1/models/:id; everything else under /v1 is told to be nothing. */
export const openaiRoutes = (
  deps: OpenaiDeps,
  settingsOf: SettingsOf,
  pause: (ms: number) => Promise<unknown> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Hono => {
  const routes = new Hono()
  routes.onError((error, context) => {
    const fault = faultOf(error, context.get('requestId') ?? 'unknown')
    if (fault.status === 500) deps.say(`openai: ${error.name}: ${error.message}`)
    return faultResponse(fault)
  })
  routes.use('/v1/*', bodyLimit({ maxSize: largestRequest, onError: tooLarge }))
  const limited = limitedClients(deps, settingsOf)
  routes.get('/v1/models', async (context) => {
    const client = await limited(context)
    return context.json({ object: 'list', data: [modelOf(client)] })
  })
  routes.get('/v1/models/:id', async (context) => {
    const client = await limited(context)
    checkModel(client, context.req.param('id'))
    return context.json(modelOf(client))
  })
  routes.post('/v1/chat/completions', async (context) => {
    const client = await limited(context)
    const request = requestIn(await context.req.text())
    checkModel(client, request.model)
    const { req } = context
    const ids = {
      conversation: req.header('x-conversation-id') || undefined,
      key: req.header('idempotency-key') || req.header('x-request-id') || undefined,
    }
    const letter = await letterOf(client, request, ids, deps.clock.now())
    const received = await answered(deps, letter, pause)
    const origin = settingsOf(client.place).publicUrl ?? new URL(req.url).origin
    return respond(deps, request, letter, received, origin)
  })
  routes.all('/v1/*', ({ req }) => {
    throw new ApiFault(404, 'unknown_url', `没有 ${req.method} ${req.path} 这个接口。`)
  })
  return routes
}

const limitedClients = (deps: OpenaiDeps, settingsOf: SettingsOf) => {
  const limits = new Map<number, ReturnType<typeof rateLimit>>()
  return async ({ req }: Context): Promise<ChannelClient> => {
    const client = await clientOf(deps.clients, req.header('authorization'))
    const most = settingsOf(client.place).requestsPerMinute
    const limit = limits.get(most) ?? rateLimit(most, 60_000)
    limits.set(most, limit)
    limit.take(client.id, deps.clock.now().getTime())
    return client
  }
}

const modelOf = ({ place, createdAt }: ChannelClient) => ({
  id: place,
  object: 'model',
  created: Math.floor(new Date(createdAt).getTime() / 1000),
  owned_by: 'jiban',
})

type Answered = Extract<Received, { kind: 'answered' }>

/** The turn; a message that is being answered already is waited for. Throws 429, and 503 when it takes too long. */
const answered = async (
  { door }: OpenaiDeps,
  { arriving }: Letter,
  pause: (ms: number) => Promise<unknown>,
): Promise<Answered> => {
  for (let waited = 0; waited <= holdMs; waited += askAgainMs) {
    const received = await door.receive(arriving, { answerWithinMs: holdMs, mergeMs: 0 })
    if (received.kind === 'answered') return received
    if (received.kind === 'refused') throw tooMany(received.notice ?? '消息过于密集，请过一会儿再发。', 60)
    await pause(askAgainMs)
  }
  throw new ApiFault(
    503,
    'still_working',
    '消息已收到，还在办理。请稍后带同一个 Idempotency-Key 重发，即可取到答复。',
    {
      headers: { 'retry-after': '5' },
    },
  )
}

const respond = (
  deps: OpenaiDeps,
  request: CompletionRequest,
  { arriving, standsAlone }: Letter,
  { turn, reply }: Answered,
  origin: string,
): Response => {
  const rendered = renderTurn(turn, origin, standsAlone)
  const frame = {
    id: `chatcmpl-${arriving.messageId.slice(0, 32)}`,
    model: request.model,
    created: Math.floor(arriving.receivedAt.getTime() / 1000),
  }
  const streamed = request.stream === true
  const pieces = streamed ? eventsOf(frame, request, rendered) : [completionOf(frame, request, rendered)]
  const noted = (noting: Promise<void>) =>
    noting.catch((fault: unknown) => deps.say(`openai: reply ${reply} left unnoted: ${fault}`))
  const body = carryingBody(
    pieces,
    () => noted(deps.door.carried(arriving.place, reply, streamed ? 'sse' : 'response')),
    () => noted(deps.door.notCarried(arriving.place, reply, 'the client went away')),
  )
  return new Response(body, {
    headers: streamed
      ? { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' }
      : { 'content-type': 'application/json' },
  })
}
