import type { Hono } from 'hono'
import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import { visitOf } from '../visit.ts'
import { PublishedPage } from './published-page.tsx'

const shown = 30

/** Results that may be read by everybody; the rules of the place decided so for each. */
export const publishedRoutes = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  pages.get('/:place/published', async (context) => {
    const visit = visitOf(context, deps, settings)
    const q = context.req.query('q')?.trim().slice(0, 200) ?? ''
    const found = await deps.orders.published(visit.place, q === '' ? undefined : q, shown + 1)
    const results = found.slice(0, shown)
    return context.html(<PublishedPage visit={visit} q={q} results={results} more={found.length > shown} />)
  })
}
