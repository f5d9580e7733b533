import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { PlaceId } from '../../domain/place.ts'
import { describePack, packOf } from '../../rules/index.ts'
import { countDeadlines } from '../../usecases/count-deadlines.ts'
import type { Deps } from '../../usecases/deps.ts'
import { findKnowledge, readEntry } from '../../usecases/find-knowledge.ts'
import { handleMessage } from '../../usecases/handle-message.ts'
import { giveFeedback } from '../../usecases/knowledge/corrections.ts'
import { noticesFor } from '../../usecases/notices-for.ts'
import { triage } from '../../usecases/triage.ts'
import type { AppSettings } from '../app-settings.ts'
import { documentRoutes } from '../documents/document-routes.tsx'
import { RulesPage } from '../documents/rules-page.tsx'
import { problemOf, rejectInvalid, requestIdOf } from '../problem.ts'
import { rateLimit } from '../rate-limit.ts'
import { authRoutes } from './auth-routes.ts'
import { staffOrNobody } from './caller.ts'
import { knowledgeFileRoutes } from './knowledge/file-routes.ts'
import { knowledgeLifeRoutes } from './knowledge/life-routes.ts'
import { knowledgeUpkeepRoutes } from './knowledge/upkeep-routes.ts'
import { orderRoutes } from './orders/order-routes.ts'
import { workRoutes } from './orders/work-routes.ts'
import { placeIn } from './place-in.ts'
import * as routes from './routes.ts'
import { peopleRoutes } from './staff/people-routes.ts'
import { reportRoutes } from './staff/report-routes.ts'
import { suggestionRoutes } from './staff/suggestion-routes.ts'

const messagesPerMinute = 60

/** The JSON API of one deployment, every place under /api/v1/:place. */
export const apiRoutes = (deps: Deps, settings: Pick<AppSettings, 'knowledgeFiles'> = {}) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  addMessages(api, deps)
  addRules(api, deps)
  // Before the entries themselves, whose addresses have any word where these have theirs.
  api.route('/', knowledgeLifeRoutes(deps))
  api.route('/', knowledgeUpkeepRoutes(deps))
  api.route('/', knowledgeFileRoutes(deps, settings.knowledgeFiles))
  addKnowledge(api, deps)
  for (const part of [
    authRoutes,
    orderRoutes,
    workRoutes,
    documentRoutes,
    peopleRoutes,
    reportRoutes,
    suggestionRoutes,
  ])
    api.route('/', part(deps))
  return api
}

const addMessages = (api: OpenAPIHono, deps: Deps) => {
  const limit = rateLimit(messagesPerMinute, 60_000)
  api.openapi(routes.postMessage, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const input = context.req.valid('json')
    const { conversationId, messageId } = await idsOf(place, input)
    const receivedAt = deps.clock.now()
    limit.take(`${place}/${conversationId}`, receivedAt.getTime())
    const answer = async () => ({
      conversationId,
      ...(await handleMessage(deps, {
        place,
        channel: input.channel ?? 'api',
        messageId,
        conversationId,
        ...(input.citizen === undefined ? {} : { citizenKey: input.citizen.key }),
        text: input.text,
        receivedAt,
      })),
    })
    if (wantsEvents(context)) return streamTurn(context, answer) as never
    return context.json(await answer(), 200)
  })
  api.openapi(routes.getConversation, async (context) => {
    const { place, id } = context.req.valid('param')
    const [turns, notices] = await Promise.all([
      deps.conversations.turns(placeIn(place), id, 50),
      noticesFor(deps, placeIn(place), id),
    ])
    return context.json({ conversationId: id, turns: [...turns], notices: [...notices] }, 200)
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

const wantsPage = (context: Context) => context.req.header('accept')?.includes('text/html') === true

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
      await stream.writeSSE({ event: 'error', data: JSON.stringify(problemOf(error, requestIdOf(context))) })
    }
  })

const addRules = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(routes.postTriage, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    return context.json(await triage(deps, place, context.req.valid('json')), 200)
  })
  api.openapi(routes.postDeadlines, (context) => {
    const place = placeIn(context.req.valid('param').place)
    return context.json({ deadlines: [...countDeadlines(place, context.req.valid('json'))] }, 200)
  })
  api.openapi(routes.getRules, (context) => {
    const place = placeIn(context.req.valid('param').place)
    const tree = describePack(packOf(place), deps.clock.now())
    if (wantsPage(context)) return context.html(RulesPage({ tree })) as never
    return context.json({ ...tree, rules: tree.rules as unknown as routes.RuleTreeJson['rules'] }, 200)
  })
  api.openapi(routes.getUnits, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    return context.json({ units: [...(await deps.units.units(place))] }, 200)
  })
}

const addKnowledge = (api: OpenAPIHono, deps: Deps) => {
  api.openapi(routes.getKnowledge, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const { q, topic, unit, kind, audience, limit, offset } = context.req.valid('query')
    const entries = await findKnowledge(deps, place, {
      limit,
      offset,
      ...(q === undefined ? {} : { q }),
      ...(topic === undefined ? {} : { topic }),
      ...(unit === undefined ? {} : { unit }),
      ...(kind === undefined ? {} : { kind }),
      ...(audience === undefined ? {} : { audience }),
    })
    return context.json({ entries: [...entries] }, 200)
  })
  api.openapi(routes.getEntry, async (context) => {
    const { place, id } = context.req.valid('param')
    return context.json(await readEntry(deps, placeIn(place), id), 200)
  })
  api.openapi(routes.postFeedback, async (context) => {
    const { place: name, id } = context.req.valid('param')
    const { verdict, comment, version } = context.req.valid('json')
    const place = placeIn(name)
    const entry = await readEntry(deps, place, id)
    const staff = await staffOrNobody(context, deps.accounts, place)
    const feedback = {
      entryId: id,
      version: version ?? entry.version,
      verdict,
      ...(comment === undefined ? {} : { comment }),
      at: deps.clock.now(),
    }
    await giveFeedback(deps, place, feedback, staff ? 'staff' : 'citizen')
    return context.json({ recorded: true as const }, 200)
  })
}
