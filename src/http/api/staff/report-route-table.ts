import { createRoute, z } from '@hono/zod-openapi'
import { reportSchema } from '../../../usecases/report.ts'
import { json, place, staffProblems, staffSecurity } from '../route-parts.ts'

const day = z.iso.date().openapi({ example: '2026-10-01' })

export const getReport = createRoute({
  method: 'get',
  path: '/api/v1/{place}/reports',
  security: staffSecurity,
  summary: 'Figures for bulletins, by unit and without order of merit, and which bulletins the place owes',
  request: { params: place, query: z.object({ from: day, to: day }) },
  responses: { 200: json(reportSchema, 'Figures'), ...staffProblems },
})

export const getAccountability = createRoute({
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

export const getDeliveries = createRoute({
  method: 'get',
  path: '/api/v1/{place}/deliveries',
  security: staffSecurity,
  summary: 'The ledger of replies and notices, the latest first; units see the notices on their own desk',
  request: {
    params: place,
    query: z.object({
      state: z.enum(['queued', 'sent', 'failed', 'undeliverable']).optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: json(
      z.object({
        deliveries: z.array(
          z.object({
            id: z.number().int(),
            purpose: z.string(),
            channel: z.string(),
            orderNo: z.string().nullable(),
            state: z.string(),
            tries: z.number().int(),
            lastError: z.string().nullable(),
            at: z.string(),
            settledAt: z.string().nullable(),
            desk: z.string().optional(),
            body: z.string().optional(),
          }),
        ),
      }),
      'Deliveries',
    ),
    ...staffProblems,
  },
})
