import fc from 'fast-check'
import { fitting, type Schema, type Schemas, spoilt, wrong } from './any-call.ts'

type Parameter = { readonly name: string; readonly in: string; readonly schema?: Schema }
type Body = { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
type Described = { readonly parameters?: readonly Parameter[]; readonly requestBody?: Body }

/** What /openapi.json says, as far as calls are made from it. */
export type Contract = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Schemas }
}

export type Operation = {
  readonly method: string
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: Schema | null
}

/** What callers know: words for any text, better ones for some parameters, and the cookies they have. */
export type Known = {
  readonly place: string
  readonly words: readonly string[]
  readonly named: Readonly<Record<string, readonly string[]>>
  readonly cookies: readonly string[]
}

export type Call = { readonly path: string; readonly init: RequestInit }

/** Every operation of the contract; those on sessions last, for they end them. */
export const operationsOf = ({ paths }: Contract): readonly Operation[] =>
  Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters, requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        parameters: parameters ?? [],
        body: requestBody?.content['application/json']?.schema ?? null,
      })),
    )
    .toSorted((a, b) => Number(a.path.startsWith('/api/auth')) - Number(b.path.startsWith('/api/auth')))

const encoded = (value: unknown): string =>
  encodeURIComponent(String(value).slice(0, 2_000).toWellFormed()).replace(/^\.*$/, '%20')

const anyPath = ({ path, parameters }: Operation, schemas: Schemas, known: Known): fc.Arbitrary<string> => {
  const value = ({ name, schema }: Parameter) =>
    fc.oneof(
      { weight: 5, arbitrary: fitting(schema ?? {}, schemas, known.named[name] ?? known.words) },
      { weight: 1, arbitrary: wrong },
    )
  const those = (where: string) =>
    Object.fromEntries(
      parameters
        .filter((each) => each.in === where && each.name !== 'place')
        .map((each) => [each.name, value(each)]),
    )
  return fc
    .tuple(fc.record(those('path')), fc.record(those('query'), { requiredKeys: [] }))
    .map(([inPath, inQuery]) => {
      const query = Object.entries(inQuery).map(([name, one]) => `${name}=${encoded(one)}`)
      const at = path.replace(/\{(\w+)\}/g, (_, name) =>
        name === 'place' ? known.place : encoded(inPath[name]),
      )
      return query.length > 0 ? `${at}?${query.join('&')}` : at
    })
}

const types = ['application/json; charset=gbk', 'text/plain', 'multipart/form-data', 'application/xml', '']
const noJson = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '{"text":"\\ud800"}',
  '{"text":1e999}',
  '\u0000',
  '{"a":'.repeat(3_000),
]

/** A body: mostly as described and then spoilt in one place, else of another type or no JSON at all. */
const anyBody = (schema: Schema, schemas: Schemas, { words }: Known): fc.Arbitrary<RequestInit> => {
  const json = fitting(schema, schemas, words)
  const sent = (value: unknown, type = 'application/json'): RequestInit => ({
    body: typeof value === 'string' ? value : JSON.stringify(value),
    headers: { 'content-type': type },
  })
  return fc.oneof(
    { weight: 6, arbitrary: json.map((value) => sent(value)) },
    { weight: 8, arbitrary: json.chain(spoilt).map((value) => sent(value)) },
    {
      weight: 1,
      arbitrary: fc.tuple(json, fc.constantFrom(...types)).map(([value, type]) => sent(value, type)),
    },
    { weight: 1, arbitrary: fc.constantFrom(...noJson).map((text) => sent(text)) },
  )
}

const keys = [null, null, null, 'k-1', 'k-2', 'ü', 'x'.repeat(500), ' ']

/** Any call of this operation by any of those who know something. */
export const anyCall = (operation: Operation, schemas: Schemas, known: Known): fc.Arbitrary<Call> =>
  fc
    .record({
      path: anyPath(operation, schemas, known),
      init: operation.body ? anyBody(operation.body, schemas, known) : fc.constant<RequestInit>({}),
      cookie: fc.constantFrom(...known.cookies),
      key: fc.constantFrom(...keys),
    })
    .map(({ path, init, cookie, key }) => ({
      path,
      init: {
        ...init,
        method: operation.method,
        headers: {
          ...(init.headers as Record<string, string>),
          cookie,
          ...(key === null ? {} : { 'idempotency-key': key }),
        },
      },
    }))
