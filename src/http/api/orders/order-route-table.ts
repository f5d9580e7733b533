import { createRoute, z } from '@hono/zod-openapi'
import { orderCardSchema } from '../../../domain/answer.ts'
import { listQuerySchema, orderListSchema } from '../../../usecases/orders/list-orders.ts'
import { orderAttachmentSchema } from '../../../usecases/orders/order-attachments.ts'
import { citizenOrderSchema } from '../../../usecases/own-orders/citizen-order.ts'
import { registrationSchema } from '../../../usecases/registering/register-order.ts'
import {
  anybodySecurity,
  body,
  json,
  orderNo,
  place,
  problems,
  staffProblems,
  staffSecurity,
} from '../route-parts.ts'
import { orderCommandComponent } from './command-components.ts'

/** An order as people who work on it see it: all its parts and its history; names and telephones stay sealed. */
const staffOrderSchema = z
  .object({
    no: z.string(),
    state: z.string(),
    version: z.number().int(),
    title: z.string(),
    attachments: z.array(orderAttachmentSchema),
    events: z.array(z.looseObject({ seq: z.number().int(), at: z.string() })),
  })
  .openapi('StaffOrder', { additionalProperties: {} })

const code = z.string().min(1).max(20)

export const getOrder = createRoute({
  operationId: 'getOrder',
  method: 'get',
  path: '/api/v1/{place}/orders/{no}',
  security: anybodySecurity,
  summary: 'An order: by query code what the citizen may see, with a session or key what the person may see',
  request: { params: orderNo, query: z.object({ code: code.optional() }) },
  responses: {
    200: json(
      z.union([citizenOrderSchema.extend({ attachments: z.array(orderAttachmentSchema) }), staffOrderSchema]),
      'The order',
    ),
    ...staffProblems,
  },
})

export const getOrderAttachment = createRoute({
  operationId: 'getOrderAttachment',
  method: 'get',
  path: '/api/v1/{place}/orders/{no}/attachments/{id}',
  security: anybodySecurity,
  summary: 'The bytes of what the citizen sent, without location data; for whoever may see the order',
  request: {
    params: orderNo.extend({ id: z.string().min(1).max(80) }),
    query: z.object({ code: code.optional() }),
  },
  responses: {
    200: { description: 'The bytes', content: { 'application/octet-stream': { schema: z.string() } } },
    ...staffProblems,
  },
})

export const postOrderCommand = createRoute({
  operationId: 'postOrderCommand',
  method: 'post',
  path: '/api/v1/{place}/orders/{no}/commands',
  security: anybodySecurity,
  summary: 'A command on an order; 409 with the article when a rule forbids it, 400 with what is missing',
  request: {
    params: orderNo,
    headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
    ...body(
      z.intersection(
        orderCommandComponent,
        z.object({
          /** The citizen's query code; people at work are known by session or key instead. */
          code: code.optional(),
          expectedVersion: z.number().int().min(1).optional(),
        }),
      ),
      { type: 'supplement', text: '昨晚十二点后仍在营业。', code: '165753' },
    ),
  },
  responses: {
    200: json(
      z.union([
        citizenOrderSchema,
        staffOrderSchema.extend({ warnings: z.array(z.string()), repeated: z.boolean() }),
      ]),
      'The order after it',
    ),
    ...staffProblems,
  },
})

const listedOrderSchema = z
  .looseObject({ no: z.string(), state: z.string(), version: z.number().int(), title: z.string() })
  .openapi('OrderLine')

export const getOrders = createRoute({
  operationId: 'getOrders',
  method: 'get',
  path: '/api/v1/{place}/orders',
  security: staffSecurity,
  summary: 'A list of work: what the person has to do, or all they may see; nothing in it is personal',
  request: {
    params: place,
    query: listQuerySchema.extend({ list: orderListSchema.default('all') }),
  },
  responses: {
    200: json(
      z.object({
        list: z.string(),
        /** Lists this person has. */
        lists: z.array(z.object({ list: z.string(), name: z.string() })),
        orders: z.array(listedOrderSchema),
        /** Where the page ended; null when it was the last. */
        after: z.string().nullable(),
      }),
      'Orders',
    ),
    ...staffProblems,
  },
})

export const postOrder = createRoute({
  operationId: 'postOrder',
  method: 'post',
  path: '/api/v1/{place}/orders',
  security: staffSecurity,
  summary: 'Files an order for a citizen who called or sent a fax or text message, under the rules of intake',
  request: {
    params: place,
    headers: z.object({ 'idempotency-key': z.string().min(1).max(100).optional() }),
    ...body(registrationSchema, {
      channel: 'phone',
      text: '人民路12号门口的路灯三天不亮了',
      place: '人民路12号门口',
      contactName: '王',
      contactPhone: '13800000000',
    }),
  },
  responses: { 200: json(orderCardSchema, 'The receipt'), ...staffProblems },
})

export const postReveal = createRoute({
  operationId: 'postReveal',
  method: 'post',
  path: '/api/v1/{place}/orders/{no}/reveal',
  security: staffSecurity,
  summary: "Opens name, telephone and the citizen's own words; who and why is recorded",
  request: {
    params: orderNo,
    ...body(z.object({ why: z.string().trim().min(2).max(400) }), { why: '回访，核对办理结果' }),
  },
  responses: {
    200: json(
      z.object({
        contactName: z.string().optional(),
        contactPhone: z.string().optional(),
        verbatim: z.string(),
      }),
      'Personal data',
    ),
    ...staffProblems,
  },
})

export const getPublished = createRoute({
  operationId: 'getPublished',
  method: 'get',
  path: '/api/v1/{place}/published',
  summary: 'Published results, de-identified, the latest first',
  request: {
    params: place,
    query: z.object({
      q: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: {
    200: json(
      z.object({
        results: z.array(z.object({ no: z.string(), title: z.string(), text: z.string(), at: z.string() })),
      }),
      'Results',
    ),
    ...problems,
  },
})
