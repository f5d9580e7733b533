import { z } from 'zod'
import { guideSchema } from '../../src/domain/knowledge-entry.ts'

/** What an operator may set for a place; `{}` is enough. */
export const mcpSettingsSchema = z.strictObject({
  /** `optional`: anybody may read, as on the pages; `required`: only clients with a key of the scope mcp. */
  key: z.enum(['optional', 'required']).default('optional'),
  /** Requests in a minute, in each process: of each key, and of all who come without one. */
  requestsPerMinute: z.number().int().min(1).max(100_000).default(300),
  /** Pages whose scripts may call, such as https://example.org; programmes outside a browser send no origin. */
  origins: z.array(z.url({ protocol: /^https?$/ })).default([]),
  /** Where the pages of this service are reached from outside, for links; else the address of the request. */
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
})
export type McpSettings = z.infer<typeof mcpSettingsSchema>

export const searchInput = z.object({
  query: z.string().min(1).max(400).describe('要查的问题或关键词，例如“居住证怎么办理”'),
  topic: z.string().max(60).optional().describe('只在这个主题里找（条目的 topic）'),
  limit: z.number().int().min(1).max(20).default(5).describe('最多几条'),
})
export const searchOutput = z.object({
  policies: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      question: z.string(),
      topic: z.string(),
      unit: z.string().nullable(),
      probability: z.number().nullable().describe('就是所问问题的概率，已校准'),
      url: z.string(),
    }),
  ),
})

export const readInput = z.object({
  id: z.string().min(1).max(120).describe('条目编号，来自 search_policies'),
})
export const readOutput = z.object({
  id: z.string(),
  version: z.number().int(),
  question: z.string(),
  answer: z.string(),
  guide: guideSchema.nullable(),
  basis: z.array(z.object({ law: z.string(), article: z.string(), docNo: z.string().nullable() })),
  unit: z.string().nullable(),
  topic: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  doubted: z.boolean().describe('有人反映可能有误，负责单位正在核对'),
  url: z.string(),
})

export const orderInput = z.object({
  no: z.string().trim().min(1).max(60).describe('工单编号'),
  code: z.string().trim().min(1).max(20).describe('查询码，登记时给的'),
})
export const orderOutput = z.object({
  no: z.string(),
  title: z.string(),
  nature: z.string(),
  status: z.string(),
  statusText: z.string(),
  filedAt: z.string(),
  lead: z.string().nullable(),
  nextStep: z.string(),
  deadlines: z.array(
    z.object({
      type: z.string(),
      due: z.string().nullable(),
      dueAt: z.string().nullable(),
      explanation: z.string(),
      overdue: z.boolean(),
    }),
  ),
  timeline: z.array(z.object({ at: z.string(), what: z.string() })),
  reply: z.string().nullable(),
})
