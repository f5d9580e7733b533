import { createRoute, z } from '@hono/zod-openapi'
import { orderCommandSchema } from '../../../domain/work-order/command.ts'
import { citizenOrderSchema } from '../../../usecases/look-up-order.ts'
import { body, json, orderNo, place, problems, staffProblems } from '../route-parts.ts'

/** An order as people who work on it see it: all its parts and its history; names and telephones stay sealed. */
export const staffOrderSchema = z
  .looseObject({
    no: z.string(),
    state: z.string(),
    version: z.number().int(),
    title: z.string(),
    events: z.array(z.looseObject({ seq: z.number().int(), at: z.string() })),
  })
  .openapi('StaffOrder')

const code = z.string().min(1).max(20)

export const getOrder = createRoute({
  method: 'get',
  path: '/api/v1/{place}/orders/{no}',
  summary: 'An order: by query code what the citizen may see, with a session or key what the person may see',
  request: { params: orderNo, query: z.object({ code: code.optional() }) },
  responses: { 200: json(z.union([citizenOrderSchema, staffOrderSchema]), 'The order'), ...staffProblems },
})

export const postOrderCommand = createRoute({
  method: 'post',
  path: '/api/v1/{place}/orders/{no}/commands',
  summary: 'A command on an order; 409 with the article when a rule forbids it, 400 with what is missing',
  request: {
    params: orderNo,
    headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
    ...body(
      z.intersection(
        orderCommandSchema,
        z.object({
          /** The citizen's query code; people at work are known by session or key instead. */
          code: code.optional(),
          expectedVersion: z.number().int().min(1).optional(),
        }),
      ),
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

export const getPublished = createRoute({
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
