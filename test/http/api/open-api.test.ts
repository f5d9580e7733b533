import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Jiban, openJiban } from '../../support/jiban.ts'

type Json = { readonly schema: unknown; readonly example?: unknown }
type Operation = {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly security?: readonly object[]
  readonly parameters?: readonly { readonly name: string; readonly schema: { readonly type?: string } }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Json>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Json>> }>>
}
type Route = { readonly path: string; readonly method: string; readonly operation: Operation }

let jiban: Jiban
let routes: readonly Route[]
let document: Readonly<Record<string, unknown>>
beforeAll(async () => {
  jiban = await openJiban()
  document = (await (await jiban.app.request('/openapi.json')).json()) as typeof document
  const paths = document['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
})
afterAll(() => jiban.close())

const bodyOf = ({ operation }: Route): Json | undefined => operation.requestBody?.content['application/json']

/** The address with parameters that fit, of things that are not there. */
const addressOf = ({ path, operation }: Route): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'place') return 'weifang'
    const found = operation.parameters?.find((parameter) => parameter.name === name)
    return /number|integer/.test(String(found?.schema.type)) ? '1' : '00000000-0000-4000-8000-000000000000'
  })

const sent = (route: Route, body: unknown) =>
  jiban.app.request(addressOf(route), {
    method: route.method.toUpperCase(),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('the description of the API', () => {
  it('names every operation once, says what it does and what it is about', () => {
    const names = routes.map(({ operation }) => operation.operationId)
    expect(names.length).toBeGreaterThan(60)
    expect(names.filter((name, at) => name === undefined || names.indexOf(name) !== at)).toEqual([])
    for (const { path, operation } of routes) {
      expect(operation.summary, path).toBeTruthy()
      expect(operation.tags?.[0], path).toMatch(/^[a-z0-9-]+$/)
    }
  })

  it('says that somebody has to be signed in wherever the answer may be that nobody is', () => {
    const silent = routes.filter(
      ({ path, operation }) =>
        '401' in operation.responses && !path.endsWith('/sign-in/username') && !operation.security?.length,
    )
    expect(silent.map(({ path }) => path)).toEqual([])
  })

  it('tells faults by a code of a closed list, the same in every answer', () => {
    for (const { path, operation } of routes)
      for (const [status, { content }] of Object.entries(operation.responses)) {
        if (Number(status) < 400) continue
        const { schema } = content?.['application/problem+json'] ?? {}
        const { properties } = schema as { properties: { code: { enum: readonly string[] } } }
        expect(properties.code.enum, `${path} ${status}`).toContain('forbidden_by_rule')
      }
  })

  it('puts no closed form together with another: nothing would fit both', () => {
    for (const route of routes) {
      const { allOf } = (bodyOf(route)?.schema ?? {}) as { allOf?: unknown }
      expect(JSON.stringify(allOf ?? []), route.path).not.toContain('"additionalProperties":false')
    }
  })

  it('has an example for every JSON body, which the route takes, and takes no body of another form', async () => {
    const taking = routes.filter((route) => bodyOf(route) !== undefined)
    expect(taking.length).toBeGreaterThan(20)
    for (const route of taking) {
      const { status } = await sent(route, bodyOf(route)?.example)
      expect(status, `${route.path} ${JSON.stringify(bodyOf(route)?.example)}`).not.toBe(400)
      expect((await sent(route, ['of another form'])).status, route.path).toBeGreaterThanOrEqual(400)
    }
  })
})
