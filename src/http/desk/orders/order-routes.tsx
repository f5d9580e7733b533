import type { Hono } from 'hono'
import type { Deps } from '../../../usecases/deps.ts'
import {
  listOrders,
  listQuerySchema,
  listsOf,
  orderListSchema,
  orderLists,
} from '../../../usecases/list-orders.ts'
import { staffView } from '../../../usecases/staff-view.ts'
import type { AppSettings } from '../../app-settings.ts'
import { countsFor } from '../desk-counts.ts'
import { deskVisitOf } from '../desk-visit.ts'
import { OrderPage } from './order-page.tsx'
import { OrdersPage } from './orders-page.tsx'

/** Lists of orders and one order, for everybody whose work they are. */
export const orderRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/orders', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const list = orderListSchema.catch(listsOf(visit.staff.role)[0] ?? 'all').parse(context.req.query('list'))
    const query = listQuerySchema.parse({
      q: context.req.query('q'),
      after: context.req.query('after') || undefined,
      limit: 50,
    })
    const [counts, page, units] = await Promise.all([
      countsFor(deps, visit),
      listOrders(deps, visit.place, visit.staff, list, query),
      deps.units.units(visit.place),
    ])
    const unitNames = new Map(units.map(({ id, name }) => [id as string, name]))
    const { name } = orderLists[list]
    return context.html(OrdersPage({ visit, counts, list, name, q: query.q ?? '', page, unitNames }))
  })
  desk.get('/:place/desk/orders/:no', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const [counts, order] = await Promise.all([
      countsFor(deps, visit),
      staffView(deps, visit.place, context.req.param('no').toUpperCase(), visit.staff),
    ])
    return context.html(OrderPage({ visit, counts, order }))
  })
}
