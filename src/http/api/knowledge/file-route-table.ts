import { createRoute, z } from '@hono/zod-openapi'
import { json, place, staffProblems, staffSecurity } from '../route-parts.ts'

const workbook = {
  content: {
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
      schema: z.string().openapi({ format: 'binary' }),
    },
  },
  description: 'A workbook',
}

export const getTemplate = createRoute({
  operationId: 'getTemplate',
  method: 'get',
  path: '/api/v1/{place}/knowledge/files/template.xlsx',
  security: staffSecurity,
  summary: 'An empty table for entries, with headings, help and the choices of closed lists',
  request: { params: place },
  responses: { 200: workbook, ...staffProblems },
})

export const getEntriesFile = createRoute({
  operationId: 'getEntriesFile',
  method: 'get',
  path: '/api/v1/{place}/knowledge/files/entries.xlsx',
  security: staffSecurity,
  summary: "A unit's own entries as a table; handed in again it changes nothing",
  request: { params: place, query: z.object({ unit: z.string().max(60).optional() }) },
  responses: { 200: workbook, ...staffProblems },
})

export const postImport = createRoute({
  operationId: 'postImport',
  method: 'post',
  path: '/api/v1/{place}/knowledge/files/import',
  security: staffSecurity,
  summary:
    'Entries out of .xlsx, .docx, .csv or .md as drafts, with a result for each row; the body is the file',
  request: {
    params: place,
    query: z.object({
      name: z.string().min(1).max(200).openapi({ example: 'entries.xlsx' }),
      dryRun: z.enum(['true', 'false']).default('false'),
    }),
    body: {
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
      description: 'The file, at most 10 MB',
    },
  },
  responses: {
    200: json(
      z.object({
        dryRun: z.boolean(),
        problem: z.string().nullable(),
        rows: z.array(
          z.object({
            row: z.number(),
            id: z.string().nullable(),
            question: z.string().nullable(),
            result: z.enum(['added', 'changed', 'unchanged', 'duplicate', 'refused']),
            problem: z.string().nullable(),
          }),
        ),
      }),
      'What became of each row',
    ),
    ...staffProblems,
  },
})
