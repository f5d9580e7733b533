import { createRoute, z } from '@hono/zod-openapi'
import { feedEventSchema, feedTypeSchema } from '../../../domain/work-order/feed-event.ts'
import { body, json, place, staffProblems, staffSecurity } from '../route-parts.ts'

const cursor = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0)
const limit = z.coerce.number().int().min(1).max(500).default(100)
const webhook = place.extend({ id: z.string().max(60) })
const delivery = webhook.extend({ position: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })
const states = ['queued', 'sending', 'delivered', 'dead', 'withheld'] as const

/** `types=dispatched,rated` as a list. */
const types = z
  .string()
  .max(2000)
  .transform((text) => text.split(','))
  .pipe(z.array(feedTypeSchema).min(1))

export const getOrderEvents = createRoute({
  operationId: 'getOrderEvents',
  method: 'get',
  path: '/api/v1/{place}/order-events',
  security: staffSecurity,
  summary:
    'What happened to orders, after a cursor; people and keys of a unit get the orders they may see. Nothing is passed over',
  request: { params: place, query: z.object({ after: cursor, limit, types: types.optional() }) },
  responses: {
    200: json(
      z.object({
        events: z.array(feedEventSchema),
        /** `after` of the next request. */
        cursor: z.number().int(),
        more: z.boolean(),
      }),
      'Events in their order',
    ),
    ...staffProblems,
  },
})

const standing = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  unit: z.string().nullable(),
  types: z.string().nullable(),
  state: z.enum(['working', 'failing', 'paused']),
  failures: z.number().int(),
  failingSince: z.string().nullable(),
  nextAt: z.string().nullable(),
  lastError: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  waiting: z.number().int(),
  dead: z.number().int(),
})

export const postWebhook = createRoute({
  operationId: 'postWebhook',
  method: 'post',
  path: '/api/v1/{place}/webhooks',
  security: staffSecurity,
  summary:
    'Subscribes a system to order events from now on; the key that signs is shown this once. For the administrator',
  request: {
    params: place,
    ...body(
      z.strictObject({
        name: z.string().trim().min(1).max(80),
        url: z.string().max(500),
        unit: z.string().max(60).optional(),
        types: z.array(feedTypeSchema).min(1).optional(),
      }),
      { name: '城市运行平台', url: 'https://hooks.example.gov.cn/orders', types: ['dispatched', 'rated'] },
    ),
  },
  responses: {
    201: json(z.object({ id: z.string(), key: z.string() }), 'The subscription and its key'),
    ...staffProblems,
  },
})

export const getWebhooks = createRoute({
  operationId: 'getWebhooks',
  method: 'get',
  path: '/api/v1/{place}/webhooks',
  security: staffSecurity,
  summary: 'The subscriptions and how each stands. For the lead and the administrator',
  request: { params: place },
  responses: { 200: json(z.object({ webhooks: z.array(standing) }), 'Subscriptions'), ...staffProblems },
})

export const getWebhookDeliveries = createRoute({
  operationId: 'getWebhookDeliveries',
  method: 'get',
  path: '/api/v1/{place}/webhooks/{id}/deliveries',
  security: staffSecurity,
  summary: 'Events of a subscription by their state: `dead` are those that were refused for good',
  request: { params: webhook, query: z.object({ state: z.enum(states).optional(), after: cursor, limit }) },
  responses: {
    200: json(
      z.object({
        deliveries: z.array(
          z.object({
            position: z.number().int(),
            eventId: z.string(),
            type: feedTypeSchema,
            orderNo: z.string(),
            state: z.enum(states),
            tries: z.number().int(),
            lastError: z.string().nullable(),
            nextAt: z.string().nullable(),
            settledAt: z.string().nullable(),
          }),
        ),
      }),
      'Deliveries, the oldest first',
    ),
    ...staffProblems,
  },
})

export const postWebhookResend = createRoute({
  operationId: 'postWebhookResend',
  method: 'post',
  path: '/api/v1/{place}/webhooks/{id}/deliveries/{position}/resend',
  security: staffSecurity,
  summary: 'Sends a dead event once more. For the administrator',
  request: { params: delivery },
  responses: { 200: json(z.object({ queued: z.literal(true) }), 'It waits to be sent'), ...staffProblems },
})

export const postWebhookResume = createRoute({
  operationId: 'postWebhookResume',
  method: 'post',
  path: '/api/v1/{place}/webhooks/{id}/resume',
  security: staffSecurity,
  summary: 'Tries an address again that was paused after failing for a day. For the administrator',
  request: { params: webhook },
  responses: { 200: json(z.object({ resumed: z.literal(true) }), 'It is tried again'), ...staffProblems },
})
