import { createRoute, z } from '@hono/zod-openapi'
import { body, json, place, staffProblems, staffSecurity } from '../route-parts.ts'

const states = ['queued', 'sending', 'sent', 'accepted', 'failed', 'undeliverable', 'given_to_human'] as const

const line = z.object({
  id: z.number().int(),
  purpose: z.string(),
  channel: z.string(),
  orderNo: z.string().nullable(),
  conversationId: z.string().nullable(),
  state: z.enum(states),
  urgent: z.boolean(),
  tries: z.number().int(),
  partsSent: z.number().int(),
  lastError: z.string().nullable(),
  allowance: z.string().nullable(),
  platformId: z.string().nullable(),
  at: z.string(),
  notBefore: z.string().nullable(),
  settledAt: z.string().nullable(),
  continues: z.number().int().nullable(),
  text: z.string(),
  resent: z.array(z.object({ who: z.string(), at: z.string() })),
  desk: z.string().optional(),
  body: z.string().optional(),
})

export const getDeliveries = createRoute({
  operationId: 'getDeliveries',
  method: 'get',
  path: '/api/v1/{place}/deliveries',
  security: staffSecurity,
  summary: 'The ledger of replies and notices, the latest first; units see the notices on their own desk',
  request: {
    params: place,
    query: z.object({
      state: z.enum(states).optional(),
      purpose: z.string().max(40).optional(),
      channel: z.string().max(40).optional(),
      order: z.string().max(60).optional(),
      conversation: z.string().max(200).optional(),
      before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: json(z.object({ deliveries: z.array(line) }), 'Deliveries'), ...staffProblems },
})

export const postResend = createRoute({
  operationId: 'postResend',
  method: 'post',
  path: '/api/v1/{place}/deliveries/{id}/resend',
  security: staffSecurity,
  summary: 'Sends a line once more that failed; who did is kept. For the lead and the administrator',
  request: { params: place.extend({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }) },
  responses: { 200: json(z.object({ queued: z.literal(true) }), 'It waits to be sent'), ...staffProblems },
})

export const getChannels = createRoute({
  operationId: 'getChannels',
  method: 'get',
  path: '/api/v1/{place}/channels',
  security: staffSecurity,
  summary: 'The channels this place has, and how each of them stands',
  request: { params: place },
  responses: {
    200: json(
      z.object({
        channels: z.array(z.object({ name: z.string(), ok: z.boolean(), text: z.string() })),
      }),
      'Channels',
    ),
    ...staffProblems,
  },
})

const client = z.object({
  id: z.string(),
  scope: z.enum(['openai', 'open311', 'relay', 'mcp', 'webhook']),
  name: z.string(),
  settings: z.record(z.string(), z.string()),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
})

const newClient = client.pick({ scope: true }).extend({
  name: z.string().trim().min(1).max(80),
  settings: z
    .record(z.string().min(1).max(40), z.string().max(500))
    .refine((settings) => Object.keys(settings).length <= 20, { message: 'at most 20' })
    .default({}),
})

export const getClients = createRoute({
  operationId: 'getClients',
  method: 'get',
  path: '/api/v1/{place}/channel-clients',
  security: staffSecurity,
  summary: 'Programmes with a key; never the keys. For the lead and the administrator',
  request: { params: place },
  responses: { 200: json(z.object({ clients: z.array(client) }), 'Clients'), ...staffProblems },
})

export const postClient = createRoute({
  operationId: 'postClient',
  method: 'post',
  path: '/api/v1/{place}/channel-clients',
  security: staffSecurity,
  summary: 'A key for a programme, shown this once. For the administrator',
  request: { params: place, ...body(newClient, { scope: 'open311', name: '城市服务小程序' }) },
  responses: { 200: json(z.object({ client, key: z.string() }), 'The client and its key'), ...staffProblems },
})

export const deleteClient = createRoute({
  operationId: 'deleteClient',
  method: 'delete',
  path: '/api/v1/{place}/channel-clients/{id}',
  security: staffSecurity,
  summary: 'Ends a key. For the administrator',
  request: { params: place.extend({ id: z.string().max(60) }) },
  responses: {
    200: json(z.object({ revoked: z.literal(true) }), 'It opens nothing any more'),
    ...staffProblems,
  },
})
