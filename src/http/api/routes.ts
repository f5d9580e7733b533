import { createRoute, z } from '@hono/zod-openapi'
import { deadlineSchema } from '../../domain/deadline.ts'
import { unitSchema } from '../../domain/unit.ts'
import { countDeadlinesInputSchema } from '../../usecases/clocks/count-deadlines.ts'
import { foundEntrySchema, readEntrySchema } from '../../usecases/knowledge/find-knowledge.ts'
import { triageInputSchema, triageSchema } from '../../usecases/suggesting/triage.ts'
import { body, json, jsonOrText, place, problems } from './route-parts.ts'

/** The JSON API as data: what goes in, what comes out. Served at /openapi.json. */
export const postTriage = createRoute({
  operationId: 'postTriage',
  method: 'post',
  path: '/api/v1/{place}/triage',
  summary: 'What a text says and what the rules of the place make of it; stores nothing',
  request: {
    params: place,
    ...body(triageInputSchema, {
      text: '楼下烧烤店半夜还在路边摆摊，我要投诉',
      facts: { litigation: 'none' },
    }),
  },
  responses: { 200: json(triageSchema, 'Reading and decision'), ...problems },
})

export const postDeadlines = createRoute({
  operationId: 'postDeadlines',
  method: 'post',
  path: '/api/v1/{place}/deadlines',
  summary: 'Deadlines under given conditions, with the counting explained',
  request: {
    params: place,
    ...body(countDeadlinesInputSchema, {
      conditions: { stage: 'handle', kind: 'complaint' },
      startAt: '2026-09-30T09:00:00+08:00',
    }),
  },
  responses: { 200: json(z.object({ deadlines: z.array(deadlineSchema) }), 'Deadlines'), ...problems },
})

export const getKnowledge = createRoute({
  operationId: 'getKnowledge',
  method: 'get',
  path: '/api/v1/{place}/knowledge',
  summary: 'Ranked entries for a question, or all that may be cited',
  request: {
    params: place,
    query: z.object({
      q: z.string().max(400).optional(),
      topic: z.string().max(60).optional(),
      unit: z.string().max(60).optional(),
      kind: z.string().max(60).optional(),
      audience: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(10),
      offset: z.coerce.number().int().min(0).max(10_000).default(0),
    }),
  },
  responses: { 200: json(z.object({ entries: z.array(foundEntrySchema) }), 'Entries'), ...problems },
})

export const getEntry = createRoute({
  operationId: 'getEntry',
  method: 'get',
  path: '/api/v1/{place}/knowledge/{id}',
  summary: 'An entry with its versions, basis and owner',
  request: { params: place.extend({ id: z.string().max(120) }) },
  responses: { 200: json(readEntrySchema, 'The entry'), ...problems },
})

export const postFeedback = createRoute({
  operationId: 'postFeedback',
  method: 'post',
  path: '/api/v1/{place}/knowledge/{id}/feedback',
  summary: 'Says whether an entry helped or is wrong',
  request: {
    params: place.extend({ id: z.string().max(120) }),
    ...body(
      z.object({
        verdict: z.enum(['helpful', 'unsolved', 'wrong']),
        comment: z.string().max(1000).optional(),
        version: z.number().int().min(1).optional(),
      }),
      { verdict: 'wrong', comment: '办理地点已经搬了。', version: 1 },
    ),
  },
  responses: { 200: json(z.object({ recorded: z.literal(true) }), 'Recorded'), ...problems },
})

const regulationSchema = z.object({
  title: z.string(),
  docNo: z.string().nullable(),
  issuer: z.string().nullable(),
  effectiveFrom: z.string().nullable(),
  completeness: z.string(),
})

const ruleTreeSchema = z.object({
  place: z.string(),
  name: z.string(),
  day: z.string(),
  regulation: regulationSchema,
  terms: z.record(z.string(), z.string()),
  /** Groups with children, and rules with value, article, strength and origin. */
  rules: z.array(z.record(z.string(), z.unknown().openapi({ type: 'object' }))),
})
export type RuleTreeJson = z.infer<typeof ruleTreeSchema>

export const getRules = createRoute({
  operationId: 'getRules',
  method: 'get',
  path: '/api/v1/{place}/rules',
  summary: 'The rule pack in force, readable, each value with article, strength and origin',
  request: { params: place },
  responses: { 200: jsonOrText(ruleTreeSchema, 'text/html', 'The rules'), ...problems },
})

export const getUnits = createRoute({
  operationId: 'getUnits',
  method: 'get',
  path: '/api/v1/{place}/units',
  summary: 'Units of the place',
  request: { params: place },
  responses: { 200: json(z.object({ units: z.array(unitSchema) }), 'Units'), ...problems },
})

export * from './messages/message-route-table.ts'
export * from './orders/order-route-table.ts'
export * from './staff/people-route-table.ts'
export * from './staff/report-route-table.ts'
