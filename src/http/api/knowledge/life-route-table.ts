import { createRoute, z } from '@hono/zod-openapi'
import { openWorkSchema, workStateSchema } from '../../../domain/knowledge/life.ts'
import { lifeCommandSchema } from '../../../domain/knowledge/life-command.ts'
import { entryVersionSchema } from '../../../domain/knowledge-entry.ts'
import { body, json, place, staffProblems, staffSecurity } from '../route-parts.ts'
import { conflictSchema } from './upkeep-route-table.ts'

const text = z.string().nullable()
const entry = place.extend({ id: z.string().max(120).openapi({ example: 'housing-fund.rent' }) })
const unit = z.string().max(60).optional()

const lifeSchema = z.object({
  id: z.string(),
  /** To be named by the next command. */
  revision: z.number(),
  live: entryVersionSchema.nullable(),
  open: openWorkSchema.nullable(),
})

/** The revision that was read, 0 for a new entry; only `withdraw` goes without. */
const expectedRevision = z.number().int().min(0).optional()
type Expecting = { readonly expectedRevision: typeof expectedRevision }
type Option = (typeof lifeCommandSchema.options)[number]

/** Each command with the revision beside it: closed forms that are only put together would exclude each other. */
const lifeCommandComponent = z.discriminatedUnion(
  'type',
  lifeCommandSchema.options.map((option: Option) =>
    option.extend({ expectedRevision }),
  ) as unknown as readonly [z.ZodObject<Option['shape'] & Expecting>],
)

export const getWork = createRoute({
  operationId: 'getWork',
  method: 'get',
  path: '/api/v1/{place}/knowledge/work',
  security: staffSecurity,
  summary: 'Texts in the making; units see their own',
  request: { params: place, query: z.object({ state: workStateSchema.optional(), unit }) },
  responses: {
    200: json(
      z.object({
        work: z.array(
          z.object({
            id: z.string(),
            revision: z.number(),
            state: workStateSchema,
            unit: z.string(),
            question: text,
            writers: z.array(z.string()),
            origin: z.string(),
            /** The order, gap or version it came from. */
            originRef: text,
            sentBack: text,
            updatedAt: z.string(),
          }),
        ),
      }),
      'Work',
    ),
    ...staffProblems,
  },
})

export const getLife = createRoute({
  operationId: 'getLife',
  method: 'get',
  path: '/api/v1/{place}/knowledge/work/{id}',
  security: staffSecurity,
  summary: 'An entry as those see it who write it: the text in the making, versions, history',
  request: { params: entry },
  responses: {
    200: json(
      z.object({
        life: lifeSchema,
        versions: z.array(entryVersionSchema),
        steps: z.array(
          z.object({
            revision: z.number(),
            at: z.string(),
            who: z.string(),
            role: z.string(),
            type: z.string(),
            facts: z.record(z.string(), z.unknown().openapi({ type: 'object' })),
          }),
        ),
      }),
      'The entry',
    ),
    ...staffProblems,
  },
})

export const postLifeCommand = createRoute({
  operationId: 'postLifeCommand',
  method: 'post',
  path: '/api/v1/{place}/knowledge/work/{id}/commands',
  security: staffSecurity,
  summary: 'A step in the life of an entry: write, submit, approve, send-back, publish, withdraw ...',
  request: {
    params: entry,
    ...body(lifeCommandComponent, {
      type: 'send-back',
      why: '依据的条款已经修改，请核对。',
      expectedRevision: 3,
    }),
  },
  responses: {
    200: json(
      z.object({
        life: lifeSchema,
        /** The version that was published. */
        version: z.number().nullable(),
        conflicts: z.array(conflictSchema),
        /** Conversations that were told what no longer holds. */
        toldBefore: z.number(),
        /** It was so before. */
        unchanged: z.boolean(),
      }),
      'The entry afterwards',
    ),
    ...staffProblems,
  },
})

export const getDifference = createRoute({
  operationId: 'getDifference',
  method: 'get',
  path: '/api/v1/{place}/knowledge/work/{id}/difference',
  security: staffSecurity,
  summary: 'What changed between two versions, field by field; without `to` in the text in the making',
  request: {
    params: entry,
    query: z.object({
      from: z.coerce.number().int().min(1),
      to: z.coerce.number().int().min(1).optional(),
    }),
  },
  responses: {
    200: json(
      z.object({
        from: z.number(),
        to: z.number().nullable(),
        changes: z.array(
          z.object({
            field: z.string(),
            label: z.string(),
            before: text,
            after: text,
            added: z.array(z.string()),
            removed: z.array(z.string()),
          }),
        ),
      }),
      'Changes',
    ),
    ...staffProblems,
  },
})

export const getTold = createRoute({
  operationId: 'getTold',
  method: 'get',
  path: '/api/v1/{place}/knowledge/work/{id}/told',
  security: staffSecurity,
  summary: 'Conversations that were told what an entry no longer says; never names',
  request: { params: entry, query: z.object({ before: z.coerce.number().int().min(1).optional() }) },
  responses: {
    200: json(
      z.object({
        told: z.array(
          z.object({
            conversationId: z.string(),
            key: z.string(),
            channel: z.string(),
            question: z.string(),
            corrected: z.boolean(),
            version: z.number(),
            times: z.number(),
            lastAt: z.string(),
          }),
        ),
      }),
      'Conversations, the latest first',
    ),
    ...staffProblems,
  },
})
