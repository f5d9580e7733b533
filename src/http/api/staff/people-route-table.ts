import { createRoute, z } from '@hono/zod-openapi'
import { unitIdSchema } from '../../../domain/place.ts'
import { staffRoleSchema, staffSchema } from '../../../domain/staff.ts'
import { body, json, place, staffProblems, staffSecurity } from '../route-parts.ts'

const day = z.iso.date().openapi({ example: '2026-11-20' })
const password = z.string().min(8).max(128)
const person = staffSchema.pick({ id: true, name: true })

const meSchema = staffSchema.extend({
  place: z.string(),
  unitName: z.string().nullable(),
  /** Commands that the role may give at all; the order decides about each. */
  commands: z.array(z.string()),
})

export const getMe = createRoute({
  operationId: 'getMe',
  method: 'get',
  path: '/api/v1/{place}/me',
  security: staffSecurity,
  summary: 'Who is signed in, with role, unit and the commands of the role',
  request: { params: place },
  responses: { 200: json(meSchema, 'The person'), ...staffProblems },
})

export const getPeople = createRoute({
  operationId: 'getPeople',
  method: 'get',
  path: '/api/v1/{place}/people',
  security: staffSecurity,
  summary: 'People who work with the system; units see their own',
  request: {
    params: place,
    query: z.object({ unit: unitIdSchema.optional(), role: staffRoleSchema.optional() }),
  },
  responses: { 200: json(z.object({ people: z.array(staffSchema) }), 'People'), ...staffProblems },
})

export const postPerson = createRoute({
  operationId: 'postPerson',
  method: 'post',
  path: '/api/v1/{place}/people',
  security: staffSecurity,
  summary: 'A new account, or a new password for an account that is there',
  request: {
    params: place,
    ...body(person.extend({ role: staffRoleSchema, unit: unitIdSchema.nullable().default(null), password }), {
      id: 'agent.my-city',
      name: '李敏',
      role: 'agent',
      password: 'to-be-changed-at-once',
    }),
  },
  responses: { 200: json(staffSchema, 'The person'), ...staffProblems },
})

const recordedChangeSchema = z.object({
  id: z.string(),
  unit: unitIdSchema.nullable(),
  role: staffRoleSchema,
  leaves: z.string().optional(),
  joins: person.optional(),
  changedOn: day,
  reportedAt: z.string(),
  reportedBy: z.string(),
  /** null where the place sets no day. */
  dueAt: z.string().nullable(),
  late: z.boolean(),
  article: z.string().nullable(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
})

export const postChange = createRoute({
  operationId: 'postChange',
  method: 'post',
  path: '/api/v1/{place}/people/changes',
  security: staffSecurity,
  summary: 'Reports that somebody was replaced; who leaves loses access at once',
  request: {
    params: place,
    ...body(
      z.object({
        unit: unitIdSchema.nullable().default(null),
        role: staffRoleSchema,
        leaves: z.string().max(120).optional(),
        joins: person.extend({ password }).optional(),
        changedOn: day,
      }),
      { role: 'unit-clerk', unit: 'water', leaves: 'clerk.water.my-city', changedOn: '2026-11-20' },
    ),
  },
  responses: {
    200: json(z.object({ change: recordedChangeSchema, told: z.string() }), 'The report'),
    ...staffProblems,
  },
})

export const getChanges = createRoute({
  operationId: 'getChanges',
  method: 'get',
  path: '/api/v1/{place}/people/changes',
  security: staffSecurity,
  summary: 'Reported changes, the latest first; the late ones alone with late=true',
  request: {
    params: place,
    query: z.object({
      late: z.enum(['true']).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: json(z.object({ changes: z.array(recordedChangeSchema) }), 'Changes'), ...staffProblems },
})

export const postKey = createRoute({
  operationId: 'postKey',
  method: 'post',
  path: '/api/v1/{place}/keys',
  security: staffSecurity,
  summary: 'A key with which a programme acts as this account; shown this once',
  request: {
    params: place,
    ...body(z.object({ name: z.string().trim().min(1).max(60) }), { name: '报表导出程序' }),
  },
  responses: { 200: json(z.object({ key: z.string(), name: z.string() }), 'The key'), ...staffProblems },
})

const own = place.extend({ id: z.string().max(60) })
const ended = json(z.object({ ended: z.literal(true) }), 'It opens nothing any more')

export const getKeys = createRoute({
  operationId: 'getKeys',
  method: 'get',
  path: '/api/v1/{place}/keys',
  security: staffSecurity,
  summary: "One's own keys that still open something; never the keys themselves",
  request: { params: place },
  responses: {
    200: json(
      z.object({
        keys: z.array(
          z.object({ id: z.string(), name: z.string(), createdAt: z.string(), expiresAt: z.string() }),
        ),
      }),
      'Keys, the latest first',
    ),
    ...staffProblems,
  },
})

export const deleteKey = createRoute({
  operationId: 'deleteKey',
  method: 'delete',
  path: '/api/v1/{place}/keys/{id}',
  security: staffSecurity,
  summary: "Ends one of one's own keys",
  request: { params: own },
  responses: { 200: ended, ...staffProblems },
})

export const getSessions = createRoute({
  operationId: 'getSessions',
  method: 'get',
  path: '/api/v1/{place}/sessions',
  security: staffSecurity,
  summary: 'Where this account is signed in; `own` is the session that asks',
  request: { params: place },
  responses: {
    200: json(
      z.object({
        sessions: z.array(
          z.object({
            id: z.string(),
            startedAt: z.string(),
            seenAt: z.string(),
            endsAt: z.string(),
            device: z.string().nullable(),
            own: z.boolean(),
          }),
        ),
      }),
      'Sessions, the latest used first',
    ),
    ...staffProblems,
  },
})

export const deleteSession = createRoute({
  operationId: 'deleteSession',
  method: 'delete',
  path: '/api/v1/{place}/sessions/{id}',
  security: staffSecurity,
  summary: "Ends one of one's own sessions",
  request: { params: own },
  responses: { 200: ended, ...staffProblems },
})
