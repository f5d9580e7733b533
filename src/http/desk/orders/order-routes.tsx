import type { Context, Hono } from 'hono'
import { DomainError } from '../../../domain/errors.ts'
import { lookToday } from '../../../usecases/daily-checks/daily-checks-of.ts'
import type { Deps } from '../../../usecases/deps.ts'
import {
  countFound,
  type ListQuery,
  listOrders,
  listQuerySchema,
  listsOf,
  orderListSchema,
  orderLists,
} from '../../../usecases/orders/list-orders.ts'
import { orderAtDesk } from '../../../usecases/orders/order-at-desk.ts'
import { reveal } from '../../../usecases/orders/reveal.ts'
import { staffNames } from '../../../usecases/people/staff-names.ts'
import type { AppSettings } from '../../app-settings.ts'
import { field } from '../../pages/form-field.ts'
import { countsFor } from '../desk-counts.ts'
import { type DeskVisit, deskVisitOf } from '../desk-visit.ts'
import { commandRoutes } from './forms/command-routes.tsx'
import { takeDone } from './forms/done-note.ts'
import { OrderPage } from './order-page.tsx'
import type { Contact } from './order-said.tsx'
import { OrdersPage } from './orders-page.tsx'

/** Lists of orders and one order, for everybody whose work they are. */
export const orderRoutes = (desk: Hono, deps: Deps, settings: AppSettings): void => {
  desk.get('/:place/desk/orders', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const list = orderListSchema.catch(listsOf(visit.staff.role)[0] ?? 'all').parse(context.req.query('list'))
    const query = queryOf(context)
    const [counts, page, found, units, look] = await Promise.all([
      isPart(context) ? [] : countsFor(deps, visit),
      listOrders(deps, visit.place, visit.staff, list, query),
      isPart(context) || isNarrowed(query) ? countFound(deps, visit.place, visit.staff, list, query) : null,
      deps.units.units(visit.place),
      isPart(context) ? null : lookToday(deps, visit.staff),
    ])
    const all = found ?? counts.find((each) => each.list === list)?.count ?? 0
    const unitNames = new Map(units.map(({ id, name }) => [id as string, name]))
    const { name } = orderLists[list]
    return context.html(OrdersPage({ visit, counts, list, name, query, page, found: all, unitNames, look }))
  })
  desk.get('/:place/desk/orders/:no', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    return context.html(await orderPage(context, deps, visit))
  })
  desk.post('/:place/desk/orders/:no/contact', async (context) => {
    const visit = await deskVisitOf(context, deps, settings)
    const why = field(await context.req.parseBody(), 'why', 200)
    const contact = await opened(deps, visit, noOf(context), why)
    return context.html(
      await orderPage(context, deps, visit, contact),
      contact?.kind === 'refused' ? 400 : 200,
    )
  })
  commandRoutes(desk, deps, settings)
}

/** Only the rows or the sheet beside them are taken from the answer: what stands in the navigation is not asked for. */
const isPart = (context: Context): boolean =>
  ['rows', 'order'].includes(context.req.header('hx-target') ?? '')

/** Not the whole list, whose count the navigation has. */
const isNarrowed = ({ q, state }: ListQuery): boolean => Boolean(q) || state !== undefined

const perPage = 50

/** Words too long are cut, choices that do not exist are none; an address typed by hand still shows a list. */
const queryOf = (context: Context): ListQuery => {
  const { state, sort, after } = listQuerySchema.shape
  return listQuerySchema.parse({
    q: context.req.query('q')?.slice(0, 200),
    state: state.catch(undefined).parse(context.req.query('state')),
    sort: sort.catch(undefined).parse(context.req.query('sort')),
    after: after.catch(undefined).parse(context.req.query('after') || undefined),
    limit: perPage,
  })
}

/** Numbers are written in capitals; people type them as they like. */
const noOf = (context: Context): string => (context.req.param('no') ?? '').toUpperCase()

const orderPage = async (context: Context, deps: Deps, visit: DeskVisit, contact: Contact = null) => {
  const [counts, desk] = await Promise.all([
    isPart(context) ? [] : countsFor(deps, visit),
    orderAtDesk(deps, visit.place, noOf(context), visit.staff),
  ])
  const accounts = desk.view.events.flatMap(({ actor: { id } }) => (id === undefined ? [] : [id]))
  const names = await staffNames(deps, visit.place, accounts)
  const done = takeDone(context, `/${visit.place}/desk/orders/${desk.view.no}`)
  return OrderPage({ visit, counts, desk, names, contact, done })
}

/** A reason that does not do is said beside what was typed; an order that is none of theirs is a page of its own. */
const opened = async (deps: Deps, { place, staff }: DeskVisit, no: string, why: string): Promise<Contact> => {
  try {
    const { contactName, contactPhone, verbatim } = await reveal(deps, place, no, staff, why)
    return { kind: 'open', name: contactName ?? null, phone: contactPhone ?? null, verbatim }
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'unknown_order' && error.code !== 'not_allowed')
      return { kind: 'refused', fault: error.message, why }
    throw error
  }
}
