import { OpenAPIHono } from '@hono/zod-openapi'
import { instantsOf } from '../../../rules/bulletins.ts'
import type { Deps } from '../../../usecases/deps.ts'
import { report } from '../../../usecases/reports/report.ts'
import { rejectInvalid } from '../../problem.ts'
import { staffOf, worksAtHotline } from '../caller.ts'
import { placeIn } from '../place-in.ts'
import * as table from './report-route-table.ts'

const mostNoted = 5000

/** What was done in a period, and what followed for people. */
export const reportRoutes = (deps: Deps) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  api.openapi(table.getReport, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    await staffOf(context, deps.accounts, place, worksAtHotline)
    const { from, to } = context.req.valid('query')
    return context.json(await report(deps, place, from, to), 200)
  })
  api.openapi(table.getAccountability, async (context) => {
    const place = placeIn(context.req.valid('param').place)
    const staff = await staffOf(context, deps.accounts, place)
    const { month } = context.req.valid('query')
    const noted = await deps.reports.accountability(
      place,
      ...monthOf(month),
      mostNoted,
      staff.unit ?? undefined,
    )
    return context.json(
      { month, noted: noted.map((each) => ({ ...each, measures: [...each.measures] })) },
      200,
    )
  })
  return api
}

const monthOf = (month: string): readonly [Date, Date] => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  return instantsOf(`${month}-01`, last)
}
