import fc from 'fast-check'
import { hostile } from '../../contracts/hostile-texts.ts'

/** A piece of the JSON schemas in /openapi.json, as far as values are made from it. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
}
export type Schemas = Readonly<Record<string, Schema>>

const deep = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}

/** Words that mean something to a database, a template, a path, a sheet or a reader of text. */
const words: readonly string[] = [
  ...Object.values(hostile).filter((text) => text.length < 1_000),
  ...['', ' ', '\u0000', '\ud800', '\udc00x', 'e\u0301'.repeat(40), '\u202e\u2066\ufeff', '👩‍👩‍👧‍👦'],
  ...["'; drop table work_order; --", '%', '_', '\\', '../../etc/passwd', '=1+1', '__proto__', 'constructor'],
  ...[
    'null',
    'true',
    'NaN',
    '-1',
    '1e999',
    '99999999999999999999',
    '0x10',
    '2026-02-30',
    '9999-12-31T23:59:59Z',
  ],
  ...['+275760-09-13T00:00:00.001Z', '0000-00-00', '2026-11-22T10:00:00+99:00', '13800138000', 'ｆｕｌｌ'],
  'a'.repeat(5_000),
]
const numbers: readonly number[] = [
  ...[
    0,
    -0,
    -1,
    0.5,
    1e-320,
    1e21,
    1e308,
    2 ** 31,
    2 ** 31 - 1,
    -(2 ** 31) - 1,
    2 ** 53,
    2 ** 63,
    101,
    10_001,
  ],
]
/** Anything that is not what was asked for. */
export const wrong: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...numbers),
  fc.constantFrom<unknown>(null, true, [], {}, [[]], [null], { '': '' }, deep(200), Array(3_000).fill(0)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
)

const moments = ['2026-11-22T10:00:00+08:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z']
const days = ['2026-11-20', '2026-11-22', '0001-01-01', '9999-12-31', '2024-02-29']

/** A text as its schema wants it: by its form where it has one, else one of the known words. */
const text = ({ format, pattern, minLength = 0, maxLength = 100_000 }: Schema, known: readonly string[]) => {
  if (format === 'date-time') return fc.constantFrom(...moments)
  if (format === 'date') return fc.constantFrom(...days)
  const fit = known.filter((each) => each.length >= minLength && each.length <= maxLength)
  const formed = pattern === undefined ? fit : fit.filter((each) => new RegExp(pattern).test(each))
  if (formed.length > 0) return fc.constantFrom(...formed)
  return pattern === undefined
    ? fc.string({ minLength, maxLength: minLength + 20 })
    : fc.stringMatching(new RegExp(pattern))
}

const object = (schema: Schema, inner: (part: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<object> => {
  const parts = Object.entries(schema.properties ?? {}).map(([key, part]) => [key, inner(part)] as const)
  return fc.record(Object.fromEntries(parts), { requiredKeys: [...(schema.required ?? [])] })
}

/** A value that the schema describes, made of the known words where it asks for any text. */
export const fitting = (
  schema: Schema,
  schemas: Schemas,
  known: readonly string[],
): fc.Arbitrary<unknown> => {
  const inner = (part: Schema) => fitting(part, schemas, known)
  if (schema.$ref) return inner(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  if (schema.allOf) return fc.tuple(...schema.allOf.map(inner)).map((parts) => Object.assign({}, ...parts))
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) return fc.oneof(...choices.map(inner))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return object(schema, inner)
    case 'array':
      return fc.array(inner(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 })
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 7),
      )
    default:
      return text(schema, known)
  }
}

/** The same value with one part of it replaced, left out or added. */
export const spoilt = (value: unknown): fc.Arbitrary<unknown> => {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return wrong
  const at = fc.constantFrom(...Object.keys(value))
  const part = (key: string) => (value as Readonly<Record<string, unknown>>)[key]
  const put = (key: string, put: unknown) =>
    Array.isArray(value) ? value.with(Number(key), put) : { ...value, [key]: put }
  const without = (gone: string) =>
    Array.isArray(value)
      ? value.toSpliced(Number(gone), 1)
      : Object.fromEntries(Object.entries(value).filter(([key]) => key !== gone))
  return fc.oneof(
    { weight: 1, arbitrary: wrong },
    { weight: 6, arbitrary: at.chain((key) => spoilt(part(key)).map((bad) => put(key, bad))) },
    { weight: 1, arbitrary: at.map(without) },
  )
}
