import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { problemSchema, rejectInvalid } from '../problem.ts'

const putClock = createRoute({
  method: 'put',
  path: '/api/v1/demo/clock',
  summary: 'Demonstration only: moves the clock of this process and runs the jobs that are due by then',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.object({ now: z.iso.datetime({ offset: true }) }) } },
    },
  },
  responses: {
    200: {
      description: 'The clock and how many overdue clocks were noted',
      content: { 'application/json': { schema: z.object({ now: z.string(), noted: z.number().int() }) } },
    },
    400: {
      description: 'What was wrong',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
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
