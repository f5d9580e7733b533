import type { Hono } from 'hono'
import type { Deps } from '../../../usecases/deps.ts'
import { lineNamesOf } from '../../../usecases/reports/line-names.ts'
import { markedOrders, supervisionBoard } from '../../../usecases/reports/supervision-board.ts'
import type { AppSettings } from '../../app-settings.ts'
import { countsFor } from '../desk-counts.ts'
import { deskVisitOf } from '../desk-visit.ts'
import { BoardPage } from './board-page.tsx'
import { MarkedPage } from './marked-page.tsx'

/** The supervision board, and the orders behind its figures. */
export const boardRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/board', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const [board, counts, nameOf] = await Promise.all([
      supervisionBoard(deps, visit.place, visit.staff),
      countsFor(deps, visit),
      lineNamesOf(deps, visit.place, 'unit'),
    ])
    return context.html(BoardPage({ visit, counts, board, nameOf }))
  })
  desk.get('/:place/desk/board/orders', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const [marked, counts, nameOf] = await Promise.all([
      markedOrders(deps, visit.place, visit.staff, context.req.query()),
      countsFor(deps, visit),
      lineNamesOf(deps, visit.place, 'unit'),
    ])
    return context.html(MarkedPage({ visit, counts, marked, nameOf }))
  })
}
