import { createRoute, z } from '@hono/zod-openapi'
import { reportSchema } from '../../../usecases/reports/report.ts'
import { json, place, staffProblems, staffSecurity } from '../route-parts.ts'

const day = z.iso.date().openapi({ example: '2026-10-01' })

export const getReport = createRoute({
  operationId: 'getReport',
  method: 'get',
  path: '/api/v1/{place}/reports',
  security: staffSecurity,
  summary: 'Figures for bulletins, by unit and without order of merit, and which bulletins the place owes',
  request: { params: place, query: z.object({ from: day, to: day }) },
  responses: { 200: json(reportSchema, 'Figures'), ...staffProblems },
})

export const getAccountability = createRoute({
  operationId: 'getAccountability',
  method: 'get',
  path: '/api/v1/{place}/accountability',
  security: staffSecurity,
  summary: 'Accountability noted in a month; units see their own',
  request: { params: place, query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }) },
  responses: {
    200: json(
      z.object({
        month: z.string(),
        noted: z.array(
          z.object({
            no: z.string(),
            at: z.string(),
            unit: z.string().nullable(),
            rule: z.string(),
            cause: z.string(),
            of: z.string(),
            measures: z.array(z.string()),
            reason: z.string(),
            article: z.string(),
          }),
        ),
      }),
      'What was noted',
    ),
    ...staffProblems,
  },
})
