import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Staff } from '../../../domain/staff.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { listCorrections, refuseCorrection } from '../../../usecases/knowledge/corrections.ts'
import { dismissConflict } from '../../../usecases/knowledge/dismiss-conflict.ts'
import { assignGap, fillGap, listGaps } from '../../../usecases/knowledge/gaps.ts'
import { unitStanding } from '../../../usecases/knowledge/unit-standing.ts'
import { rejectInvalid } from '../../problem.ts'
import { staffOf } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './upkeep-route-table.ts'

/** What is wrong, contradictory or missing in the knowledge, and who keeps theirs. */
export const knowledgeUpkeepRoutes = (deps: Deps) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  const staffIn = (context: Context, place: string) => staffOf(context, deps.accounts, placeIn(place))
  addWhatIsWrong(api, deps, staffIn)
  addGaps(api, deps, staffIn)
  return api
}

type StaffIn = (context: Context, place: string) => Promise<Staff>

const addWhatIsWrong = (api: OpenAPIHono, deps: Deps, staffIn: StaffIn) => {
  api.openapi(table.getCorrections, async (context) => {
    const staff = await staffIn(context, context.req.valid('param').place)
    const { state, unit, late } = context.req.valid('query')
    const corrections = await listCorrections(deps, staff, {
      ...(state === undefined ? {} : { state }),
      ...(unit === undefined ? {} : { unit }),
      late: late === 'true',
    })
    return context.json({ corrections: [...corrections] }, 200)
  })
  api.openapi(table.postRefusal, async (context) => {
    const { place, id } = context.req.valid('param')
    const staff = await staffIn(context, place)
    return context.json(await refuseCorrection(deps, staff, id, context.req.valid('json').why), 200)
  })
  api.openapi(table.getConflicts, async (context) => {
    const staff = await staffIn(context, context.req.valid('param').place)
    const conflicts = await deps.knowledgeLife.conflicts(staff.place, context.req.valid('query').state)
    return context.json({ conflicts: [...conflicts] }, 200)
  })
  api.openapi(table.postDismissal, async (context) => {
    const { place, id } = context.req.valid('param')
    const staff = await staffIn(context, place)
    return context.json(await dismissConflict(deps, staff, id, context.req.valid('json').why), 200)
  })
}

const addGaps = (api: OpenAPIHono, deps: Deps, staffIn: StaffIn) => {
  api.openapi(table.getGaps, async (context) => {
    const staff = await staffIn(context, context.req.valid('param').place)
    const { state, unit } = context.req.valid('query')
    const query = { ...(state === undefined ? {} : { state }), ...(unit === undefined ? {} : { unit }) }
    const gaps = await listGaps(deps, staff, query)
    return context.json({ gaps: gaps.map((gap) => ({ ...gap, terms: [...gap.terms] })) }, 200)
  })
  api.openapi(table.postAssignment, async (context) => {
    const { place, id } = context.req.valid('param')
    const gap = await assignGap(deps, await staffIn(context, place), id, context.req.valid('json').unit)
    return context.json({ ...gap, terms: [...gap.terms] }, 200)
  })
  api.openapi(table.postFilling, async (context) => {
    const { place, id } = context.req.valid('param')
    const gap = await fillGap(deps, await staffIn(context, place), id, context.req.valid('json').entryId)
    return context.json({ ...gap, terms: [...gap.terms] }, 200)
  })
  api.openapi(table.getStanding, async (context) => {
    const staff = await staffIn(context, context.req.valid('param').place)
    const { article, units } = await unitStanding(deps, staff)
    return context.json({ article, units: [...units] }, 200)
  })
}
