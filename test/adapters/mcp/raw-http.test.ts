import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openService, type Service } from './service.ts'

let service: Service
beforeAll(async () => {
  service = await openService({ origins: ['https://friend.example'] })
})
afterAll(() => service.close())

const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
const order = (no: string, code: string) => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'order_status', arguments: { no, code } },
})

/** The message in a response, whichever of the two forms the protocol has it took. */
const messageOf = async (response: Response): Promise<Record<string, unknown>> => {
  const text = await response.text()
  const line = text.split('\n').find((each) => each.startsWith('data:'))
  return JSON.parse(line ? line.slice('data:'.length) : text)
}

describe('the address', () => {
  it('has no streams and no sessions: GET and DELETE are 405', async () => {
    for (const method of ['GET', 'DELETE', 'PUT'])
      expect((await fetch(service.url, { method, headers: { accept: 'text/event-stream' } })).status).toBe(
        405,
      )
  })

  it('of a place that is none is 404, and so is the shared shelf', async () => {
    for (const place of ['atlantis', 'national', '%2e%2e'])
      expect((await service.post(list, {}, place)).status).toBe(404)
  })

  it('takes notifications without an answer, and refuses a revision nobody knows', async () => {
    const noted = await service.post({ jsonrpc: '2.0', method: 'notifications/initialized' })
    expect([noted.status, await noted.text()]).toEqual([202, ''])
    expect((await service.post(list, { 'mcp-protocol-version': '1900-01-01' })).status).toBe(400)
    expect((await service.post(list, { 'mcp-protocol-version': '2025-06-18' })).status).toBe(200)
  })

  it.each([
    ['no JSON', '{', 400],
    ['an empty body', '', 400],
    ['a number', '7', 400],
    ['another version of JSON-RPC', { jsonrpc: '1.0', id: 1, method: 'tools/list' }, 400],
    ['a hundred thousand signs', `{"jsonrpc":"2.0","id":1,"method":"${'x'.repeat(100_000)}"}`, 413],
  ])('refuses %s', async (_name, body, status) => {
    const response = await service.post(body)
    expect(response.status).toBe(status)
    expect(await messageOf(response)).toHaveProperty('error')
  })

  it('answers an unknown method and an unknown tool with an error, and writes nothing anywhere', async () => {
    expect(await messageOf(await service.post({ ...list, method: 'tools/destroy' }))).toHaveProperty('error')
    const call = { ...list, method: 'tools/call', params: { name: 'drop_table', arguments: {} } }
    const answer = await messageOf(await service.post(call))
    expect(answer['error'] ?? (answer['result'] as { isError?: boolean }).isError).toBeTruthy()
  })
})

describe('a page in a browser', () => {
  it('may call when it is on the list, and is refused otherwise, by its own address too', async () => {
    expect((await service.post(list, { origin: 'https://friend.example' })).status).toBe(200)
    for (const origin of ['https://stranger.example', service.origin, 'null', 'https://friend.example.evil'])
      expect((await service.post(list, { origin })).status).toBe(403)
  })

  it('learns from the preflight whether it may', async () => {
    const preflight = async (origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' }
      const response = await fetch(service.url, { method: 'OPTIONS', headers })
      return response.headers.get('access-control-allow-origin')
    }
    expect(await preflight('https://friend.example')).toBe('https://friend.example')
    expect(await preflight('https://stranger.example')).toBeNull()
  })
})

describe('a key', () => {
  it('is not needed, but must be right where it is given', async () => {
    const right = await service.keyOf('weifang')
    expect((await service.post(list, { authorization: `Bearer ${right}` })).status).toBe(200)
    const wrong = [await service.keyOf('fuzhou'), await service.keyOf('weifang', 'openai'), 'jb-none']
    for (const key of wrong) {
      const refused = await service.post(list, { authorization: `Bearer ${key}` })
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    }
  })

  it('is needed where the place asks for one', async () => {
    const closed = await openService({ key: 'required' }, service.jiban)
    try {
      expect((await closed.post(list)).status).toBe(401)
      const key = await closed.keyOf('weifang')
      expect((await closed.post(list, { authorization: `Bearer ${key}` })).status).toBe(200)
    } finally {
      await closed.close()
    }
  })
})

describe('limits', () => {
  it('shut out guessing at a code, with the same count as the page', async () => {
    const no = 'WEIF202611220001'
    let last = ''
    for (let guess = 0; guess < 21; guess++) {
      const answer = await messageOf(await service.post(order(no, `${100000 + guess}`)))
      last = JSON.stringify(answer)
    }
    expect(last).toContain('过于频繁')
  })

  it('hold for all who come without a key; who has one is counted apart', async () => {
    const narrow = await openService({ requestsPerMinute: 2 }, service.jiban)
    try {
      const statuses = []
      for (let request = 0; request < 3; request++) statuses.push((await narrow.post(list)).status)
      expect(statuses).toEqual([200, 200, 429])
      const key = await narrow.keyOf('weifang')
      expect((await narrow.post(list, { authorization: `Bearer ${key}` })).status).toBe(200)
    } finally {
      await narrow.close()
    }
  })

  it('leave a fault of ours to the operator: the caller learns that there was one', async () => {
    const broken = await openService({}, service.jiban)
    try {
      broken.desk.readPolicy = () => Promise.reject(new Error('secret table missing'))
      const call = { ...list, method: 'tools/call', params: { name: 'read_entry', arguments: { id: 'a.b' } } }
      const answer = JSON.stringify(await messageOf(await broken.post(call)))
      expect(answer).toContain('系统出错')
      expect(answer).not.toContain('secret')
      expect(broken.said.join()).toContain('secret table missing')
    } finally {
      await broken.close()
    }
  })
})
