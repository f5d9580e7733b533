import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Staff } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { giveLifeCommand } from '../../../usecases/knowledge/give-life-command.ts'
import { difference, listWork, readLife, whoWasTold } from '../../../usecases/knowledge/read-life.ts'
import { rejectInvalid } from '../../problem.ts'
import { writable } from '../../writable.ts'
import { staffOf } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './life-route-table.ts'

/** The life of entries for those who write, review and publish them. */
export const knowledgeLifeRoutes = (deps: Deps) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  const staffIn = (context: Context, place: string) => staffOf(context, deps.accounts, placeIn(place))
  addWork(api, deps, staffIn)
  return api
}

type StaffIn = (context: Context, place: string) => Promise<Staff>

const addWork = (api: OpenAPIHono, deps: Deps, staffIn: StaffIn) => {
  api.openapi(table.getWork, async (context) => {
    const staff = await staffIn(context, context.req.valid('param').place)
    const { state, unit } = context.req.valid('query')
    const query = { ...(state === undefined ? {} : { state }), ...(unit === undefined ? {} : { unit }) }
    return context.json(writable({ work: await listWork(deps, staff, query) }), 200)
  })
  api.openapi(table.getDifference, async (context) => {
    const { place, id } = context.req.valid('param')
    const { from, to } = context.req.valid('query')
    const staff = await staffIn(context, place)
    return context.json(writable(await difference(deps, staff, id, from, to ?? null)), 200)
  })
  api.openapi(table.getTold, async (context) => {
    const { place, id } = context.req.valid('param')
    const staff = await staffIn(context, place)
    await readLife(deps, staff, id)
    const told = await whoWasTold(deps, staff.place, id, context.req.valid('query').before)
    return context.json(writable({ told }), 200)
  })
  api.openapi(table.getLife, async (context) => {
    const { place, id } = context.req.valid('param')
    return context.json(writable(await readLife(deps, await staffIn(context, place), id)), 200)
  })
  api.openapi(table.postLifeCommand, async (context) => {
    const { place, id } = context.req.valid('param')
    const { expectedRevision, ...command } = context.req.valid('json')
    const staff = await staffIn(context, place)
    const given = { place: staff.place, id, staff, command }
    const revision = expectedRevision === undefined ? {} : { expectedRevision }
    return context.json(writable(await giveLifeCommand(deps, { ...given, ...revision })), 200)
  })
}
