import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { commandTypes } from '../../../src/domain/work-order/command.ts'
import * as routes from '../../../src/http/api/routes.ts'
import { problemOf } from '../../../src/http/problem.ts'
import { type Jiban, openJiban } from '../../support/jiban.ts'
import { clientOf, isProblem } from './client.ts'
import { deskOf } from './desk.ts'

let jiban: Jiban
let client: ReturnType<typeof clientOf>
beforeAll(async () => {
  jiban = await openJiban()
  client = clientOf(jiban)
})
afterAll(() => jiban.close())
afterEach(() => vi.restoreAllMocks())

type Described = { readonly method: string; readonly path: string }
const described = Object.values(routes).filter(
  (route): route is typeof route & Described =>
    typeof route === 'object' && route !== null && 'method' in route && 'path' in route,
) as readonly Described[]

describe('/openapi.json', () => {
  it('names every route with its answers', async () => {
    const { status, body } = await client.get('/openapi.json')
    expect(status).toBe(200)
    expect(body.openapi).toMatch(/^3\.1/)
    expect(described.length).toBeGreaterThanOrEqual(11)
    for (const { method, path } of described)
      expect(body.paths[path]?.[method]?.responses?.['200'], `${method} ${path}`).toBeDefined()
  })

  it('leaves no route of the API out', async () => {
    const { body } = await client.get('/openapi.json')
    const served = jiban.app.routes.filter(
      ({ method, path }) => method !== 'ALL' && /^\/api\/v1\//.test(path),
    )
    expect(served.length).toBeGreaterThan(30)
    for (const { method, path } of served)
      expect(
        body.paths[path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')]?.[method.toLowerCase()],
        `${method} ${path}`,
      ).toBeDefined()
    for (const path of ['sign-in/username', 'sign-out', 'get-session', 'change-password'])
      expect(body.paths[`/api/auth/${path}`], path).toBeDefined()
  })

  it('tells commands apart by their type, and who may call what', async () => {
    const { paths, components } = (await client.get('/openapi.json')).body
    const { mapping, propertyName } = components.schemas.OrderCommand.discriminator
    expect(propertyName).toBe('type')
    expect(Object.keys(mapping).sort()).toEqual([...commandTypes].sort())
    for (const [type, ref] of Object.entries<string>(mapping)) {
      const named = components.schemas[ref.split('/').at(-1) ?? '']
      expect(named.properties.type.enum, type).toEqual([type])
    }
    const command = paths['/api/v1/{place}/orders/{no}/commands'].post
    expect(JSON.stringify(command.requestBody)).toContain('#/components/schemas/OrderCommand')
    for (const status of ['400', '401', '403', '404', '409', '413', '429'])
      expect(Object.keys(command.responses[status].content)).toEqual(['application/problem+json'])
    expect(Object.keys(components.securitySchemes).sort()).toEqual(['key', 'session'])
    expect(paths['/api/v1/{place}/orders'].get.security).toEqual([{ session: [] }, { key: [] }])
    expect(command.security).toContainEqual({})
  })

  it('tells where an answer may be had in another form than JSON', async () => {
    const { paths } = (await client.get('/openapi.json')).body
    const forms = (path: string, method: string) => Object.keys(paths[path][method].responses['200'].content)
    expect(forms('/api/v1/{place}/rules', 'get')).toEqual(['application/json', 'text/html'])
    expect(forms('/api/v1/{place}/messages', 'post')).toEqual(['application/json', 'text/event-stream'])
  })

  it('holds the closed words of triage and deadlines', async () => {
    const text = JSON.stringify((await client.get('/openapi.json')).body)
    for (const word of [
      'info_disclosure',
      'unit_onboarded',
      'after_handlings',
      'site_supervision_plan',
      'redirect',
    ])
      expect(text).toContain(`"${word}"`)
  })
})

describe.each(described.map(({ method, path }) => [method, path] as const))('%s %s', (method, path) => {
  it('knows no such place', async () => {
    const at = path
      .replace('{place}', 'nowhere')
      .replace('{id}', 'id-card.lost-replacement')
      .replace('{no}', 'WEIF202609280001')
    const bodies: Readonly<Record<string, unknown>> = {
      messages: { text: '你好' },
      triage: { text: '你好' },
      deadlines: { conditions: {}, startAt: '2026-09-28T10:00:00Z' },
      feedback: { verdict: 'helpful' },
      orders: { channel: 'phone', text: '路灯坏了' },
      reveal: { why: '核实' },
      people: { id: 'x.nowhere', name: '某', role: 'agent', password: 'long-enough' },
      changes: { role: 'agent', leaves: 'x.nowhere', changedOn: '2026-09-28' },
      keys: { name: 'reports' },
      commands: { type: 'withdraw', code: '123456' },
    }
    const asked = {
      get: () => client.get(`${at}?code=123456&from=2026-09-01&to=2026-09-30&month=2026-09`),
      post: () => client.post(at, bodies[path.split('/').at(-1) ?? ''] ?? {}),
      delete: () => client.delete(at),
    }
    const answer = await asked[method as keyof typeof asked]()
    expect(answer).toMatchObject({ status: 404, body: { code: 'unknown_place' } })
    expect(isProblem(answer), JSON.stringify(answer.body)).toBe(true)
  })
})

describe('an address that leads nowhere', () => {
  it('is a problem document for programmes', async () => {
    const answer = await client.get('/api/v1/weifang/nothing', { accept: 'application/json' })
    expect(answer.status).toBe(404)
    expect(isProblem(answer)).toBe(true)
  })
})

describe('strange characters', () => {
  it.each([
    '/api/v1/weifang/knowledge?q=%00',
    '/api/v1/weifang/knowledge?q=%ED%A0%80',
    '/api/v1/weifang/knowledge/%E0%A4%A',
    '/api/v1/weifang/knowledge/%00',
    '/api/v1/weifang/orders/%00?code=123456',
    '/api/v1/weifang/orders/WEIF202609280001?code=%00',
    '/api/v1/weifang/conversations/%00',
    '/api/v1/weifang/knowledge?topic=%00',
  ])('in an address are no fault of ours (%s)', async (path) => {
    expect((await client.get(path)).status).toBeLessThan(500)
  })

  it('that leave nothing once they are gone do not fill a field in', async () => {
    const { post } = await deskOf(jiban, 'agent', 'weifang')
    const answer = await post('/keys', { name: '\u0000 \u0000' })
    expect(answer.status).toBe(400)
    expect(isProblem(answer)).toBe(true)
    expect((await post('/keys', { name: 'a\u0000b' })).status).toBe(200)
  })

  it('in a message are no fault of ours either, and the message is kept', async () => {
    const answer = await client.post('/api/v1/weifang/messages', { text: 'a\u0000b\ud800路灯坏了\u202e' })
    expect(answer.status).toBe(200)
    const { conversationId } = answer.body
    const seen = await client.get(`/api/v1/weifang/conversations/${conversationId}`)
    expect(seen.body.turns).toHaveLength(1)
  })
})

describe('a fault of ours', () => {
  /** The database is gone in the middle of the work. */
  const broken = async () => {
    const other = await openJiban()
    await other.close()
    return clientOf(other)
  }

  it('shows a request id and nothing else', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answer = await (await broken()).post('/api/v1/weifang/messages', { text: '身份证丢了怎么补办' })
    expect(answer.status).toBe(500)
    expect(Object.keys(answer.body).sort()).toEqual([
      'code',
      'detail',
      'requestId',
      'status',
      'title',
      'type',
    ])
    // Its beginning is said on the telephone; the log has it whole.
    expect(answer.body.detail).toContain(answer.body.requestId.slice(0, 8))
    expect(isProblem(answer)).toBe(true)
    expect(logged.mock.calls[0]?.[0]).toBe(answer.body.requestId)
  })

  it.each(['53100', '53200', '40P01'])('is none where the database gives up with %s: try again', (code) => {
    const problem = problemOf(Object.assign(new Error('could not extend file'), { code }), 'x')
    expect(problem).toMatchObject({ status: 503, code: 'busy', detail: expect.stringContaining('没有保存') })
    expect(problem.detail).not.toContain('extend')
  })

  it.each([
    'Client has encountered a connection error and is not queryable',
    'Connection terminated unexpectedly',
  ])('is none where the database went away in the middle of the work (%s)', (words) =>
    expect(problemOf(new Error(words), 'x')).toMatchObject({ status: 503, code: 'busy' }),
  )

  it('in a stream of events is an event of the same kind', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answer = await (await broken()).post(
      '/api/v1/weifang/messages',
      { text: '身份证丢了怎么补办' },
      { accept: 'text/event-stream' },
    )
    const data = /event: error\ndata: (.*)/.exec(String(answer.body))?.[1] ?? '{}'
    const problem = JSON.parse(data)
    expect(problem).toMatchObject({ status: 500, code: 'internal' })
    expect(Object.keys(problem)).not.toContain('facts')
  })
})
