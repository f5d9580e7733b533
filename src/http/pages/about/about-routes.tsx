import type { Hono } from 'hono'
import type { Deps } from '../../../usecases/deps.ts'
import type { AppSettings } from '../../app-settings.ts'
import { visitOf } from '../visit.ts'
import { AboutPage } from './about-page.tsx'

export const aboutRoutes = (pages: Hono, deps: Deps, settings: AppSettings): void => {
  pages.get('/:place/about', (context) =>
    context.html(<AboutPage visit={visitOf(context, deps, settings)} />),
  )
}
