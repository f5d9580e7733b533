import { type Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../domain/errors.ts'
import type { Deps } from '../../usecases/deps.ts'
import { listsOf } from '../../usecases/orders/list-orders.ts'
import type { AppSettings } from '../app-settings.ts'
import { pageProblem } from '../page-problem.ts'
import { type Visit, visitOf, visitTo } from '../pages/visit.ts'
import { recordDownloads } from '../record-downloads.ts'
import { accountRoutes } from './account/account-routes.tsx'
import { adminRoutes } from './admin/admin-routes.ts'
import { boardRoutes } from './board/board-routes.tsx'
import { conversationRoutes } from './conversations/conversation-routes.tsx'
import { dailyCheckRoutes } from './daily-checks/daily-check-routes.tsx'
import { countsFor } from './desk-counts.ts'
import { DeskFrame, DeskLayout } from './desk-layout.tsx'
import { type DeskVisit, deskVisitOf, SignInFirst } from './desk-visit.ts'
import { enquiryRoutes } from './enquiries/enquiry-routes.tsx'
import { hotspotsRoutes } from './hotspots/hotspots-routes.tsx'
import { knowledgeDeskRoutes } from './knowledge/knowledge-routes.tsx'
import { messageRoutes } from './messages/message-routes.tsx'
import { orderRoutes } from './orders/order-routes.tsx'
import { peopleRoutes } from './people/people-routes.tsx'
import { registerRoutes } from './register/register-routes.tsx'
import { reportRoutes } from './reports/report-routes.tsx'
import { revealsRoutes } from './reveals/reveals-routes.tsx'
import { sectionsOf } from './sections.ts'
import { signInRoutes } from './sign-in/sign-in-routes.tsx'
import { undecidedRoutes } from './undecided/undecided-routes.tsx'

/** The pages of people at work, below /:place/desk. Every page asks who is looking, every form where it comes from. */
export const deskRoutes = (deps: Deps, settings: AppSettings): Hono => {
  const desk = new Hono()
  desk.onError((error, context) => showDeskProblem(context, deps, settings, error))
  desk.use('/:place/desk/*', csrf(), async (context, next) => {
    await next()
    // Nothing seen at work stays in a shared browser.
    context.header('cache-control', 'no-store')
  })
  desk.use('/:place/desk/*', recordDownloads(deps))
  if (settings.byAddress) desk.use('/:place/desk/*', settings.byAddress.desk)
  signInRoutes(desk, deps, settings)
  desk.get('/:place/desk', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const { place, staff } = visit
    const list = listsOf(staff.role)[0]
    const first = list === undefined ? (ownWork(visit)?.path ?? '/account') : `/orders?list=${list}`
    return context.redirect(`/${place}/desk${first}`, 303)
  })
  orderRoutes(desk, deps, settings)
  conversationRoutes(desk, deps, settings)
  registerRoutes(desk, deps, settings)
  enquiryRoutes(desk, deps, settings)
  undecidedRoutes(desk, deps, settings)
  dailyCheckRoutes(desk, deps, settings)
  messageRoutes(desk, deps, settings)
  revealsRoutes(desk, deps, settings)
  knowledgeDeskRoutes(desk, deps, settings)
  boardRoutes(desk, deps, settings)
  hotspotsRoutes(desk, deps, settings)
  reportRoutes(desk, deps, settings)
  accountRoutes(desk, deps, settings)
  peopleRoutes(desk, deps, settings)
  adminRoutes(desk, deps, settings)
  // Last: what no part serves stays in the frame of the desk.
  desk.get('/:place/desk/*', async (context) => {
    await deskVisitOf(context, deps, settings)
    throw new DomainError('not_found', '地址可能写错了，或者页面已经不在了。请从栏目里再进入一次。')
  })
  return desk
}

/** Where somebody without orders begins: at their work, not at what others let them know. */
const ownWork = (visit: DeskVisit) =>
  sectionsOf(visit).find(({ key }) => key !== 'messages') ?? sectionsOf(visit)[0]

const fromElsewhere = {
  status: 403,
  title: '没有提交',
  detail: '这次提交不是从本系统的页面发出的，没有保存任何内容。请打开工作台再提交一次。',
}

/** Nobody signed in: to the page for that. Else what went wrong, in the frame of the desk where there is one. */
export const showDeskProblem = async (
  context: Context,
  deps: Deps,
  settings: AppSettings,
  error: unknown,
): Promise<Response> => {
  if (error instanceof SignInFirst)
    // What htmx fetches into a page would bring the page to sign in at into its middle.
    return context.req.header('hx-request') === 'true'
      ? context.body(null, 401)
      : context.redirect(error.to, 303)
  if (error instanceof DomainError && error.code === 'password_due') {
    const { place } = visitHere(context, deps, settings)
    return context.redirect(`/${place}/desk/first-password`, 303)
  }
  if (error instanceof DomainError && error.code === 'second_step_due') {
    const { place } = visitHere(context, deps, settings)
    return context.redirect(`/${place}/desk/second-step`, 303)
  }
  const problem =
    error instanceof HTTPException && error.status === 403
      ? fromElsewhere
      : pageProblem(error, context, 'staff')
  const status = problem.status as ContentfulStatusCode
  // Whoever is not signed in, or cannot be looked up because of the same fault, gets the page without a desk around it.
  const visit = await deskVisitOf(context, deps, settings).catch(() => null)
  if (!visit) return context.html(withoutDesk(visitHere(context, deps, settings), problem), status)
  // The same fault may keep them from being counted.
  const counts = await countsFor(deps, visit).catch(() => [])
  const form = formSent(context)
  return context.html(
    <DeskLayout visit={visit} counts={counts} title={problem.title} at="">
      <section class="problem" role="alert">
        <h1>{problem.title}</h1>
        <p>{problem.detail}</p>
        <p class="ways">
          {form === null ? null : <a href={form}>回到刚才的表单</a>}
          <a href={`/${visit.place}/desk`}>回到工作台</a>
        </p>
      </section>
    </DeskLayout>,
    status,
  )
}

/** The page whose form was sent, as the browser tells it; null where nothing was sent. */
const formSent = ({ req }: Context): string | null => {
  const from = req.method === 'POST' ? req.header('referer') : undefined
  const page = from === undefined ? null : URL.parse(from)
  return page?.pathname.includes('/desk/') ? `${page.pathname}${page.search}` : null
}

/** The place of the address, or the default one when there is no such place. */
const visitHere = (context: Context, deps: Deps, settings: AppSettings): Visit => {
  try {
    return visitOf(context, deps, settings)
  } catch {
    return visitTo(context, deps, settings, settings.defaultPlace)
  }
}

type Problem = { readonly title: string; readonly detail: string }

/** For somebody who has no desk here: signed in elsewhere, or with a form from another site. */
const withoutDesk = (visit: Visit, { title, detail }: Problem) => (
  <DeskFrame visit={visit} title={title}>
    <main id="main" class="sign-in" role="alert">
      <h1>{title}</h1>
      <p>{detail}</p>
      <p>
        <a href={`/${visit.place}/desk/sign-in`}>到登录页</a>
      </p>
    </main>
  </DeskFrame>
)
