import type { Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import { dayInChina } from '../../../domain/place-day.ts'
import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import { setPolicy } from '../../own-policy.ts'
import { visitOf } from '../visit.ts'
import { openingQuestions } from './openings.ts'
import { WidgetPage } from './widget-page.tsx'

const openingsShown = 3

/** The conversation for pages of other origins: a script for them, and the page it puts in a frame. */
export const widgetRoutes = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  pages.get('/widget.js', async (context) => {
    const script = await settings.asset('widget.js')
    if (!script) throw new DomainError('not_found', '没有这个文件。')
    setPolicy(context, { crossOrigin: true })
    return script
  })

  pages.get('/:place/widget', async (context) => {
    const visit = visitOf(context, deps, settings)
    const hosts = settings.widgetOrigins?.(visit.place) ?? []
    const openings = await openingQuestions(deps, visit, dayInChina(visit.now))
    setPolicy(context, {
      contentSecurityPolicy: `default-src 'self'; img-src 'self' data:; frame-ancestors ${["'self'", ...hosts].join(' ')}`,
    })
    context.header('cache-control', 'no-store')
    return context.html(
      <WidgetPage
        visit={visit}
        conversationId={crypto.randomUUID()}
        openings={openings.slice(0, openingsShown)}
        hosts={hosts}
      />,
    )
  })
}
