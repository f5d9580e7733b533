import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { describePack, packOf } from '../../rules/index.ts'
import { countDeadlines } from '../../usecases/clocks/count-deadlines.ts'
import type { Deps } from '../../usecases/deps.ts'
import { giveFeedback } from '../../usecases/knowledge/corrections.ts'
import { findKnowledge, readEntry } from '../../usecases/knowledge/find-knowledge.ts'
import { triage } from '../../usecases/suggesting/triage.ts'
import type { AppSettings } from '../app-settings.ts'
import { documentRoutes } from '../documents/document-routes.tsx'
import { RulesPage } from '../documents/rules-page.tsx'
import { rejectInvalid } from '../problem.ts'
import { recordDownloads } from '../record-downloads.ts'
import { writable } from '../writable.ts'
import { authRoutes } from './auth-routes.ts'
import { staffOrNobody } from './caller.ts'
import { channelRoutes } from './channels/channel-routes.ts'
import { knowledgeFileRoutes } from './knowledge/file-routes.ts'
import { knowledgeLifeRoutes } from './knowledge/life-routes.ts'
import { knowledgeUpkeepRoutes } from './knowledge/upkeep-routes.ts'
import type { AnswerMessage } from './messages/answer-message.ts'
import type { EventSettings } from './messages/event-stream.ts'
import { messageRoutes } from './messages/message-routes.ts'
import { uploadRoutes } from './messages/upload-routes.ts'
import { orderRoutes } from './orders/order-routes.ts'
import { workRoutes } from './orders/work-routes.ts'
import { placeIn } from './place-in.ts'
import * as routes from './routes.ts'
import { peopleRoutes } from './staff/people-routes.ts'
import { reportRoutes } from './staff/report-routes.ts'
import { suggestionRoutes } from './staff/suggestion-routes.ts'
import { webhookRoutes } from './webhooks/webhook-routes.ts'

/** The JSON API of one deployment, every place under /api/v1/:place. */
export const apiRoutes = (
  deps: Deps,
  settings: Pick<AppSettings, 'knowledgeFiles' | 'channels'>,
  answer: AnswerMessage,
  events: EventSettings,
) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  api.use('/api/v1/:place/*', recordDownloads(deps))
  api.route('/', messageRoutes(deps, answer, events))
  api.route('/', uploadRoutes(deps))
  addRules(api, deps)
  // Before the entries themselves, whose addresses have any word where these have theirs.
  api.route('/', knowledgeLifeRoutes(deps))
  api.route('/', knowledgeUpkeepRoutes(deps))
  api.route('/', knowledgeFileRoutes(deps, settings.knowledgeFiles))
  addKnowledge(api, deps)
  api.route('/', channelRoutes(deps, settings))
  for (const part of [
    authRoutes,
    orderRoutes,
    workRoutes,
    documentRoutes,
    peopleRoutes,
    reportRoutes,
    suggestionRoutes,
    webhookRoutes,
  ])
    api.route('/', part(deps))
  return api
}

const wantsPage = (context: Context) => context.req.header('accept')?.includes('text/html') === true

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
    if (wantsPage(context)) return context.html(RulesPage({ tree }))
    return context.json(writable(tree) satisfies routes.RuleTreeJson, 200)
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
