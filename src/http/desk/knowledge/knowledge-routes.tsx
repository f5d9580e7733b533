import type { Hono } from 'hono'
import type { Deps } from '../../../usecases/deps.ts'
import { findAtDesk } from '../../../usecases/knowledge/find-at-desk.ts'
import { knowledgeOverview } from '../../../usecases/knowledge/knowledge-overview.ts'
import { knowledgeWaiting } from '../../../usecases/knowledge/knowledge-waiting.ts'
import type { AppSettings } from '../../app-settings.ts'
import { deskVisitOf } from '../desk-visit.ts'
import { Tally } from '../tally.tsx'
import { actRoutes } from './act-routes.tsx'
import { editorRoutes } from './editor-routes.tsx'
import { entryRoutes } from './entry-routes.tsx'
import { filesRoutes } from './files-routes.tsx'
import { FindPage } from './find-page.tsx'
import { knowledgeVisit } from './knowledge-visit.ts'
import { OverviewPage } from './overview-page.tsx'
import { unitNamesIn } from './unit-names.ts'
import { upkeepRoutes } from './upkeep-routes.tsx'

/** Knowledge at work: what is to be done, entries, their life, what keeps them right. */
export const knowledgeDeskRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/knowledge', async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const { place, staff } = frame.visit
    const [overview, unitNames] = await Promise.all([
      knowledgeOverview(deps, staff),
      unitNamesIn(deps, place),
    ])
    return context.html(OverviewPage({ ...frame, overview, unitNames }))
  })
  desk.get('/:place/desk/knowledge/find', async (context) => {
    const frame = await knowledgeVisit(context, deps, settings)
    const query = {
      q: (context.req.query('q') ?? '').trim().slice(0, 200),
      mine: context.req.query('mine') === '1',
    }
    const entries = await findAtDesk(deps, frame.visit.staff, query)
    return context.html(FindPage({ ...frame, query, entries }))
  })
  desk.get('/:place/desk/knowledge/waiting', async (context) => {
    const { staff } = await deskVisitOf(context, deps, settings)
    return context.html(<Tally count={await knowledgeWaiting(deps, staff)} words="件知识待办" />)
  })
  editorRoutes(desk, deps, settings)
  entryRoutes(desk, deps, settings)
  actRoutes(desk, deps, settings)
  upkeepRoutes(desk, deps, settings)
  filesRoutes(desk, deps, settings)
}
