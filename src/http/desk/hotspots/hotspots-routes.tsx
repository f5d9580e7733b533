import type { Hono } from 'hono'
import { dayInChina } from '../../../domain/place-day.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { hotspots } from '../../../usecases/reports/hotspots.ts'
import type { AppSettings } from '../../app-settings.ts'
import { countsFor } from '../desk-counts.ts'
import { deskVisitOf } from '../desk-visit.ts'
import { HotspotsPage } from './hotspots-page.tsx'

/** Where much of the same comes in. */
export const hotspotsRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/hotspots', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const [found, counts] = await Promise.all([
      hotspots(deps, visit.place, visit.staff, dayInChina(visit.now)),
      countsFor(deps, visit),
    ])
    return context.html(HotspotsPage({ visit, counts, hotspots: found }))
  })
}
