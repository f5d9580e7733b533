import { OpenAPIHono } from '@hono/zod-openapi'
import type { Deps } from '../../../usecases/deps.ts'
import { listOrders, listsOf, orderLists } from '../../../usecases/orders/list-orders.ts'
import { reveal } from '../../../usecases/orders/reveal.ts'
import { registerOrder } from '../../../usecases/registering/register-order.ts'
import { rejectInvalid } from '../../problem.ts'
import { writable } from '../../writable.ts'
import { staffOf } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './order-route-table.ts'

/** Orders as work: the lists, taking down what a citizen said on the telephone, opening contact data. */
export const workRoutes = (deps: Deps) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  api.openapi(table.getOrders, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const { list, ...query } = context.req.valid('query')
    const page = await listOrders(deps, place, staff, list, query)
    const lists = listsOf(staff.role).map((each) => ({ list: each, name: orderLists[each].name }))
    return context.json(writable({ list, lists, ...page }), 200)
  })
  api.openapi(table.postOrder, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const key = context.req.valid('header')['idempotency-key']
    return context.json(await registerOrder(deps, place, staff, context.req.valid('json'), key), 200)
  })
  api.openapi(table.postReveal, async (context) => {
    const { place: name, no } = context.req.valid('param')
    const place = placeIn(name)
    const staff = await staffOf(context, deps.accounts, place)
    const { why } = context.req.valid('json')
    return context.json(await reveal(deps, place, no.toUpperCase(), staff, why), 200)
  })
  return api
}
