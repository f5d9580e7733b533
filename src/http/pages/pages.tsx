import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError } from '../../domain/errors.ts'
import type { Deps } from '../../usecases/deps.ts'
import type { AnswerMessage } from '../api/messages/answer-message.ts'
import type { AppSettings } from '../app-settings.ts'
import { pageProblem } from '../page-problem.ts'
import { aboutRoutes } from './about/about-routes.tsx'
import { chatRoutes } from './chat/chat-routes.tsx'
import { continueRoutes } from './chat/continue-routes.tsx'
import { widgetRoutes } from './chat/widget-routes.tsx'
import { field } from './form-field.ts'
import { knowledgeRoutes } from './knowledge/knowledge-routes.tsx'
import { myRoutes } from './my/my-routes.tsx'
import { ownRoutes } from './my/own-routes.tsx'
import { orderRoutes } from './orders/order-routes.tsx'
import { publishedRoutes } from './orders/published-routes.tsx'
import { rateRoutes } from './orders/rate-routes.tsx'
import { ProblemPage } from './problem-page.tsx'
import { textSizeCookie, visitOf, visitTo } from './visit.ts'

const year = 365 * 24 * 3600

/** The pages for citizens; every one works without scripts. */
export const pageRoutes = (deps: Deps, settings: AppSettings, answer: AnswerMessage): Hono => {
  const pages = new Hono()
  pages.onError((error, context) => showPageProblem(context, deps, settings, error))
  pages.use('*', unknownAddresses(deps, settings))
  if (settings.byAddress) pages.use('*', settings.byAddress.pages)
  knowledgeRoutes(pages, deps, settings)
  orderRoutes(pages, deps, settings)
  publishedRoutes(pages, deps, settings)
  rateRoutes(pages, deps, settings)
  myRoutes(pages, deps, settings)
  ownRoutes(pages, deps, settings)
  aboutRoutes(pages, deps, settings)
  pages.post('/:place/text-size', csrf(), async (context) => {
    const { place } = visitOf(context, deps, settings)
    const form = await context.req.parseBody()
    const size = field(form, 'size', 10) === 'large' ? 'large' : 'normal'
    setCookie(context, textSizeCookie, size, { path: '/', maxAge: year, sameSite: 'Lax' })
    return context.redirect(backHere(field(form, 'back', 2000), `/${place}`), 303)
  })
  continueRoutes(pages, deps, settings)
  widgetRoutes(pages, deps, settings)
  chatRoutes(pages, deps, settings, answer)
  return pages
}

/** An address of our own only: one leading slash, nothing a browser would read as another host. */
const backHere = (back: string, otherwise: string): string =>
  /^\/(?![/\\])[\w\-./?=&%:~+]*$/.test(back) ? back : otherwise

/** A browser that asks for an address nobody serves gets a page, a programme its problem document. */
const unknownAddresses =
  (deps: Deps, settings: AppSettings) =>
  async (context: Context, next: () => Promise<void>): Promise<void> => {
    await next()
    if (context.res.status !== 404 || !wantsPage(context)) return
    if (context.res.headers.get('content-type')?.startsWith('text/html')) return
    const problem = problemPage(context, deps, settings, {
      status: 404,
      title: '没有这个页面',
      detail: '地址可能写错了，或者页面已经撤下。您可以直接提问，或从上面的栏目进入。',
    })
    context.res = new Response(String(await problem), {
      status: 404,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })
  }

const wantsPage = (context: Context) =>
  context.req.method === 'GET' && context.req.header('accept')?.includes('text/html') === true

type Problem = { readonly status: number; readonly title: string; readonly detail: string }

const problemPage = (context: Context, deps: Deps, settings: AppSettings, problem: Problem) =>
  ProblemPage({ visit: visitOrDefault(context, deps, settings), problem })

/** Tells a citizen what went wrong, and gives back what they wrote where it was not taken. */
export const showPageProblem = async (
  context: Context,
  deps: Deps,
  settings: AppSettings,
  error: unknown,
): Promise<Response> => {
  const problem = knownProblem(context, error)
  const form = problem.status >= 500 ? await context.req.parseBody().catch(() => ({})) : {}
  context.header('cache-control', 'no-store')
  return context.html(
    ProblemPage({
      visit: visitOrDefault(context, deps, settings),
      problem,
      written: field(form, 'text', 20_000),
    }),
    problem.status as ContentfulStatusCode,
  )
}

const knownProblem = (context: Context, error: unknown): Problem => {
  if (error instanceof HTTPException && error.status === 403)
    return {
      status: 403,
      title: '没有提交',
      detail: '这次提交不是从本站页面发出的，没有保存任何内容。请打开本站页面再提交一次。',
    }
  if (error instanceof DomainError && error.code === 'unknown_place') return unknownPlace
  if (error instanceof DomainError && error.code === 'unknown_entry') return unknownAnswer
  return pageProblem(error, context, 'citizen')
}

/** Names of places in addresses mean nothing to people. */
const unknownPlace: Problem = {
  status: 404,
  title: '没有这个地区',
  detail: '地址里的地区不对，或者那里还没有开通。请核对地址，或从这里进入已经开通的地区。',
}

/** Nor do the names of entries. */
const unknownAnswer: Problem = {
  status: 404,
  title: '没有这条答复',
  detail: '地址可能写错了，或者这条已经撤下。请在“查政策”里搜一搜，或者直接提问。',
}

/** The place of the address, or the default one when there is no such place. */
const visitOrDefault = (context: Context, deps: Deps, settings: AppSettings) => {
  try {
    return visitTo(context, deps, settings, visitOf(context, deps, settings).place)
  } catch {
    return visitTo(context, deps, settings, settings.defaultPlace)
  }
}
