import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { emergencyKindSchema, extractedSchema, factsSchema, natureSchema } from '../../src/domain/matter.ts'

/** The labelled sentences of `sentences/*.yaml`, checked on reading. */
const here = new URL('./sentences/', import.meta.url)

function load<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(parse(readFileSync(new URL(`${name}.yaml`, here), 'utf8')))
}

const fieldSchema = extractedSchema.keyof()

export const emergencySentences = {
  now: load(
    'emergency-now',
    z.array(z.object({ text: z.string(), kind: emergencyKindSchema, line: z.string() })),
  ),
  none: load('emergency-none', z.array(z.string())),
}

export const natureSentences = load('nature', z.record(natureSchema, z.array(z.string())))

export const factSentences = load(
  'facts',
  z.array(
    z.object({
      text: z.string(),
      facts: factsSchema,
      not: z.array(z.string()).default([]),
      home: z.array(z.string()).optional(),
    }),
  ),
)

const textSchema = z.union([z.string(), z.number()]).transform(String)
export const fieldSentences = load(
  'fields',
  z.object({
    messages: z.array(
      z.object({ text: z.string(), fields: extractedSchema, not: z.array(fieldSchema).default([]) }),
    ),
    answers: z.array(
      z.object({ field: fieldSchema, text: textSchema, value: z.union([z.string(), z.boolean(), z.null()]) }),
    ),
    corrections: z.array(z.object({ text: z.string(), field: fieldSchema, value: z.string() })),
    none: z.array(z.string()),
  }),
)

export const talkSentences = load(
  'talk',
  z.object({
    commands: z.record(z.string(), z.array(textSchema)),
    small_talk: z.record(z.string(), z.array(z.string())),
    steering: z.object({ yes: z.array(z.string()), no: z.array(z.string()) }),
    matters: z.array(z.object({ text: z.string(), n: z.number() })),
  }),
)
