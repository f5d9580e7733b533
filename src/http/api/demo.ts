import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { rejectInvalid } from '../problem.ts'
import { body, json, problems } from './route-parts.ts'

const putClock = createRoute({
  operationId: 'putClock',
  method: 'put',
  path: '/api/v1/demo/clock',
  summary: 'Demonstration only: moves the clock of this process and runs the jobs that are due by then',
  request: body(z.object({ now: z.iso.datetime({ offset: true }) }), { now: '2026-12-01T09:00:00+08:00' }),
  responses: {
    200: json(
      z.object({ now: z.string(), noted: z.number().int() }),
      'The clock and how many overdue clocks were noted',
    ),
    ...problems,
  },
})

/** Moves the clock and runs what is due; gives the number of overdue clocks noted. */
export type MoveClock = (to: Date) => Promise<number>

export const demoRoutes = (moveClock: MoveClock) => {
  const api = new OpenAPIHono({ defaultHook: rejectInvalid })
  api.openapi(putClock, async (context) => {
    const to = new Date(context.req.valid('json').now)
    const noted = await moveClock(to)
    return context.json({ now: to.toISOString(), noted }, 200)
  })
  return api
}
