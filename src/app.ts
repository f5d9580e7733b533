import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { DomainError } from './domain/errors.ts'
import { apiRoutes } from './http/api/api.ts'
import { demoRoutes } from './http/api/demo.ts'
import { answerMessages } from './http/api/messages/answer-message.ts'
import { openApi } from './http/api/open-api.ts'
import type { AppSettings } from './http/app-settings.ts'
import { backlogMetrics } from './http/backlog-metrics.ts'
import { deskRoutes, showDeskProblem } from './http/desk/desk-routes.tsx'
import { knowAddress } from './http/know-address.ts'
import { ledgerMetrics } from './http/ledger-metrics.ts'
import { limitBodies } from './http/limit-bodies.ts'
import { limitsByAddress } from './http/limit-by-address.ts'
import { metrics } from './http/metrics.ts'
import { ownPolicy } from './http/own-policy.ts'
import { pageRoutes, showPageProblem } from './http/pages/pages.tsx'
import { respondWithProblem } from './http/problem.ts'
import type { Models } from './open-models.ts'
import type { Cipher } from './ports/cipher.ts'
import type { Clock } from './ports/clock.ts'
import { accountStore, demoAccounts, type SigningOptions } from './store/accounts/index.ts'
import { attachmentStore } from './store/attachment-store.ts'
import { auditTrail } from './store/audit-trail.ts'
import { backlog } from './store/backlog.ts'
import { channelClients } from './store/channel-clients.ts'
import { continueCodes } from './store/conversations/continue-codes.ts'
import { conversationMarks } from './store/conversations/conversation-marks.ts'
import { conversationStore } from './store/conversations/conversation-store.ts'
import { humanService } from './store/conversations/human-service.ts'
import { dailyCheckStore } from './store/daily-check-store.ts'
import type { Database } from './store/database.ts'
import { deskInbox } from './store/desk-inbox.ts'
import { dutyCorrections } from './store/duty-corrections.ts'
import { enquiryStore } from './store/enquiry-store.ts'
import { knowledgeLifeStore } from './store/knowledge/knowledge-life.ts'
import { knowledgeLoader } from './store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from './store/knowledge/knowledge-store.ts'
import { ledgerStore } from './store/ledger/ledger.ts'
import { ledgerDesk } from './store/ledger/ledger-desk.ts'
import { orderFeed } from './store/order-feed/order-feed.ts'
import { webhookStore } from './store/order-feed/webhook-store.ts'
import { orderStore } from './store/orders/order-store.ts'
import { sweeperStore } from './store/orders/sweeper.ts'
import { ownOrders } from './store/own-orders.ts'
import { ratingLinks } from './store/rating-links.ts'
import { rememberedUnits } from './store/remembered-units.ts'
import { reportStore } from './store/reports/report-store.ts'
import { dataRequests } from './store/retention/data-requests.ts'
import type { ShelfIndexes } from './store/shelf-index/shelf-indexes.ts'
import { staffStore } from './store/staff-store.ts'
import { undecidedStore } from './store/undecided-store.ts'
import { unitStore } from './store/unit-store.ts'
import { uploadStore } from './store/uploads.ts'
import { tellingWatchers } from './usecases/conversations/telling-watchers.ts'
import { watchConversations } from './usecases/conversations/watch-conversations.ts'
import type { Deps } from './usecases/deps.ts'

export type { AppSettings }

type Beside = {
  readonly shelves?: ShelfIndexes
  /** Where citizens reach the service, for links in notices. */
  readonly publicUrl?: string
}

/** Every part over one database: what the use cases need, and the loaders for content. */
export const composeDeps = (
  db: Database,
  cipher: Cipher,
  clock: Clock,
  signing: SigningOptions,
  { chatModel, embedder, shelves, publicUrl }: Models & Beside = {},
) => {
  const units = rememberedUnits(unitStore(db), clock)
  const accounts = accountStore(db, signing)
  const deps: Deps = {
    clock,
    knowledge: knowledgeStore(db, embedder, shelves),
    knowledgeLife: knowledgeLifeStore(db, cipher),
    units,
    conversations: conversationStore(db, cipher, {
      together: shelves !== undefined,
      ...(shelves ? { revisions: shelves.revisions } : {}),
    }),
    orders: orderStore(db, cipher),
    orderFeed: orderFeed(db),
    webhooks: webhookStore(db),
    staff: staffStore(db),
    reports: reportStore(db, cipher),
    accounts,
    audit: auditTrail(db),
    dutyCorrections: dutyCorrections(db),
    ledger: ledgerStore(db, cipher),
    ledgerDesk: ledgerDesk(db),
    backlog: backlog(db),
    clients: channelClients(db, cipher),
    attachments: attachmentStore(db, cipher),
    dataRequests: dataRequests(db),
    ratingLinks: ratingLinks(cipher, publicUrl),
    ownOrders: ownOrders(db, cipher, publicUrl),
    uploads: uploadStore(db),
    continueCodes: continueCodes(db, cipher),
    marks: conversationMarks(db),
    humans: humanService(db),
    enquiries: enquiryStore(db, cipher),
    dailyChecks: dailyCheckStore(db, cipher),
    undecided: undecidedStore(db),
    deskInbox: deskInbox(db, cipher),
    ...(chatModel ? { chatModel } : {}),
    randomDigits,
  }
  return {
    deps,
    units,
    loader: knowledgeLoader(db),
    sweeper: sweeperStore(db),
    accounts,
    demoAccounts: demoAccounts(db),
  }
}

const randomDigits = (count: number): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(count)), (value) => value % 10).join('')

/** The whole service behind one fetch function; the same on both runtimes and in tests. */
export const createApp = (given: Deps, settings: AppSettings): OpenAPIHono => {
  const app = new OpenAPIHono()
  const watch = watchConversations(given.marks)
  const deps = tellingWatchers(given, watch)
  const briefly = settings.isolatedRequests === true
  const answer = answerMessages(deps, briefly)
  const events = { watch, briefly, stopping: settings.stopping ?? new AbortController().signal }
  app.onError(showFault(deps, settings))
  const measured = metrics()
  app.use(requestId())
  app.use(knowAddress(settings.trustedProxies ?? 0))
  app.use(measured.measure)
  // An address typed with a slash at its end is led to the one without.
  app.use(trimTrailingSlash())
  app.use(ownPolicy)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'self'"],
      },
    }),
  )
  app.use(limitBodies())
  const byAddress = limitsByAddress(deps.clock)
  app.use(byAddress.api)
  addProbes(app, deps, settings, measured)
  if (settings.mode === 'demo' && settings.moveClock) app.route('/', demoRoutes(settings.moveClock))
  app.route('/', apiRoutes(deps, settings, answer, events))
  openApi(app)
  for (const { routes } of settings.channels ?? []) if (routes) app.route('/', routes)
  app.route('/', deskRoutes(deps, { ...settings, byAddress }))
  app.route('/', pageRoutes(deps, { ...settings, byAddress }, answer))
  app.notFound((context) =>
    respondWithProblem(new DomainError('not_found', `没有 ${context.req.path} 这个地址。`), context),
  )
  return app
}

/** A browser gets a page, also where a paper lies below the API or a body is refused before its route; a programme its document. */
const showFault =
  (deps: Deps, settings: AppSettings) =>
  (error: unknown, context: Context): Response | Promise<Response> => {
    if (context.req.header('accept')?.includes('text/html') !== true)
      return respondWithProblem(error, context)
    const show = /^\/[^/]+\/desk(?:\/|$)/.test(context.req.path) ? showDeskProblem : showPageProblem
    return show(context, deps, settings, error)
  }

/** What operators and browsers ask for beside the service itself. */
const addProbes = (
  app: OpenAPIHono,
  deps: Deps,
  settings: AppSettings,
  measured: ReturnType<typeof metrics>,
): void => {
  app.get('/healthz', (context) => context.text('ok'))
  app.get('/readyz', async (context) =>
    (await settings.ready()) ? context.text('ready') : context.text('not ready', 503),
  )
  app.get('/metrics', async (context) =>
    context.text(
      [
        measured.text(),
        await ledgerMetrics(deps.ledgerDesk, deps.clock.now()),
        await backlogMetrics(deps.backlog, deps.clock.now()),
      ].join(''),
    ),
  )
  app.get('/assets/*', async (context) => {
    const file = await settings.asset(context.req.path.slice('/assets/'.length))
    if (!file) throw new DomainError('not_found', '没有这个文件。')
    return file
  })
}
