import { createRoute, z } from '@hono/zod-openapi'
import { body, json, place, staffProblems, staffSecurity } from '../route-parts.ts'

/** What keeps knowledge right: corrections, conflicts, gaps, and how units stand. */
const text = z.string().nullable()
const record = place.extend({ id: z.uuid() })
const unit = z.string().max(60).optional()
const why = z.string().trim().min(2).max(500)

const side = z.object({ shelf: z.string(), entryId: z.string(), version: z.number() })
export const conflictSchema = z.object({
  id: z.string(),
  a: side,
  b: side,
  /** The question that both answer, differently. */
  wording: z.string(),
  state: z.enum(['open', 'suspected', 'resolved', 'dismissed']),
  foundAt: z.string(),
  settledAt: text,
  settledBy: text,
  why: text,
})

const correctionSchema = z.object({
  id: z.string(),
  shelf: z.string(),
  entryId: z.string(),
  version: z.number(),
  question: z.string(),
  unit: text,
  saidBy: z.enum(['citizen', 'staff']),
  comment: text,
  reports: z.number(),
  openedAt: z.string(),
  dueAt: z.string(),
  article: z.string(),
  state: z.enum(['open', 'corrected', 'withdrawn', 'refused']),
  closedAt: text,
  closedBy: text,
  closedVersion: z.number().nullable(),
  why: text,
})

export const getCorrections = createRoute({
  operationId: 'getCorrections',
  method: 'get',
  path: '/api/v1/{place}/knowledge/corrections',
  security: staffSecurity,
  summary: 'Answers that somebody said are wrong, the most urgent first; units see their own',
  request: {
    params: place,
    query: z.object({
      state: correctionSchema.shape.state.optional(),
      unit,
      late: z.enum(['true']).optional(),
    }),
  },
  responses: {
    200: json(z.object({ corrections: z.array(correctionSchema) }), 'Corrections'),
    ...staffProblems,
  },
})

export const postRefusal = createRoute({
  operationId: 'postRefusal',
  method: 'post',
  path: '/api/v1/{place}/knowledge/corrections/{id}/refuse',
  security: staffSecurity,
  summary: 'The answer stands, with the reason. A new version closes a correction by itself',
  request: { params: record, ...body(z.object({ why }).strict(), { why: '条文没有变，答复仍然成立。' }) },
  responses: { 200: json(correctionSchema, 'The correction'), ...staffProblems },
})

export const getConflicts = createRoute({
  operationId: 'getConflicts',
  method: 'get',
  path: '/api/v1/{place}/knowledge/conflicts',
  security: staffSecurity,
  summary:
    'Pairs of valid entries that answer one question differently; open ones are not answered from, suspected ones are to be looked at',
  request: { params: place, query: z.object({ state: conflictSchema.shape.state.optional() }) },
  responses: { 200: json(z.object({ conflicts: z.array(conflictSchema) }), 'Conflicts'), ...staffProblems },
})

export const postDismissal = createRoute({
  operationId: 'postDismissal',
  method: 'post',
  path: '/api/v1/{place}/knowledge/conflicts/{id}/dismiss',
  security: staffSecurity,
  summary: 'The two do not contradict each other, with the reason',
  request: { params: record, ...body(z.object({ why }).strict(), { why: '条文没有变，答复仍然成立。' }) },
  responses: { 200: json(conflictSchema, 'The conflict'), ...staffProblems },
})

const gapSchema = z.object({
  id: z.string(),
  question: z.string(),
  terms: z.array(z.string()),
  asked: z.number(),
  unit: text,
  state: z.enum(['open', 'assigned', 'filled']),
  filledBy: text,
  firstAt: z.string(),
  lastAt: z.string(),
})

export const getGaps = createRoute({
  operationId: 'getGaps',
  method: 'get',
  path: '/api/v1/{place}/knowledge/gaps',
  security: staffSecurity,
  summary: 'What people asked in vain, by question, the most asked first; units see their own',
  request: { params: place, query: z.object({ state: gapSchema.shape.state.optional(), unit }) },
  responses: { 200: json(z.object({ gaps: z.array(gapSchema) }), 'Gaps'), ...staffProblems },
})

export const postAssignment = createRoute({
  operationId: 'postAssignment',
  method: 'post',
  path: '/api/v1/{place}/knowledge/gaps/{id}/assign',
  security: staffSecurity,
  summary: 'Gives a gap to the unit that has to write about it',
  request: { params: record, ...body(z.object({ unit: z.string().max(60) }).strict(), { unit: 'water' }) },
  responses: { 200: json(gapSchema, 'The gap'), ...staffProblems },
})

export const postFilling = createRoute({
  operationId: 'postFilling',
  method: 'post',
  path: '/api/v1/{place}/knowledge/gaps/{id}/fill',
  security: staffSecurity,
  summary: 'An entry that is there answers it',
  request: {
    params: record,
    ...body(z.object({ entryId: z.string().max(120) }).strict(), { entryId: 'water.low-pressure' }),
  },
  responses: { 200: json(gapSchema, 'The gap'), ...staffProblems },
})

export const getStanding = createRoute({
  operationId: 'getStanding',
  method: 'get',
  path: '/api/v1/{place}/knowledge/standing',
  security: staffSecurity,
  summary:
    'How units keep their knowledge: overdue reviews, entries left expired, open corrections, gaps; the worst first',
  request: { params: place },
  responses: {
    200: json(
      z.object({
        /** The article that demands it. */
        article: text,
        units: z.array(
          z.object({
            unit: z.string(),
            unitName: text,
            lapsed: z.boolean(),
            entries: z.number(),
            overdueReviews: z.number(),
            /** Their last day has passed, and they were neither renewed nor withdrawn. */
            expired: z.number(),
            dueSoon: z.number(),
            openCorrections: z.number(),
            lateCorrections: z.number(),
            gaps: z.number(),
            waiting: z.number(),
          }),
        ),
      }),
      'Units',
    ),
    ...staffProblems,
  },
})
