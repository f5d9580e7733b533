import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isNetwork, whyNot } from '../../../adapters/signed-post/address-rules.ts'
import { type SignedPostOptions, signedPost } from '../../../adapters/signed-post/signed-post.ts'
import type { SignedRequest } from '../../../src/ports/signed-post.ts'
import { expectedSignature, type SignedEndpoint, signedEndpoint } from '../../support/signed-endpoint.ts'

const now = new Date('2026-11-22T02:00:00Z')
const clock = { now: () => now }
let endpoint: SignedEndpoint
beforeEach(async () => {
  endpoint = await signedEndpoint()
})
afterEach(() => endpoint.close())

const post = (request: Partial<SignedRequest> = {}, options: Partial<SignedPostOptions> = {}) =>
  signedPost({ clock, ...options })({
    url: endpoint.url,
    client: 'c-1',
    key: 'jb-key',
    idempotencyKey: 'e-1',
    body: '{"text":"您好"}',
    networks: ['127.0.0.0/8'],
    ...request,
  })

describe('a signed post', () => {
  it('is signed over method, path, time, nonce and the bytes of the body', async () => {
    await post()
    await post()
    const [one, two] = endpoint.got
    if (!one || !two) throw new Error('nothing arrived')
    expect(one.headers).toMatchObject({
      'x-jiban-client': 'c-1',
      'x-jiban-timestamp': String(now.getTime() / 1000),
      'idempotency-key': 'e-1',
    })
    expect(one.headers['x-jiban-signature']).toBe(expectedSignature('jb-key', one))
    expect(one.headers['x-jiban-nonce']).not.toBe(two.headers['x-jiban-nonce'])
  })

  it('gives the answer, with the time the other side asks for', async () => {
    endpoint.answers(() => ({ status: 429, headers: { 'retry-after': '90' }, body: 'slow down' }))
    expect(await post()).toEqual({ kind: 'answered', status: 429, body: 'slow down', retryAfterS: 90 })
  })

  it('follows no redirect', async () => {
    const other = await signedEndpoint()
    endpoint.answers(() => ({ status: 307, headers: { location: other.url } }))
    expect(await post()).toMatchObject({ status: 307 })
    expect(other.got).toEqual([])
    await other.close()
  })

  it('gives up on an endpoint that says nothing, that hangs up, or that is not there', async () => {
    endpoint.answers(() => ({ instead: 'silence' }))
    expect(await post({}, { patienceMs: 50 })).toEqual({ kind: 'failed', error: '0.05秒内没有答复' })
    endpoint.answers(() => ({ instead: 'hang-up' }))
    expect(await post()).toMatchObject({ kind: 'failed', error: 'ECONNRESET' })
    await endpoint.close()
    expect(await post()).toMatchObject({ kind: 'failed', error: 'ECONNREFUSED' })
  })

  it('gives up on a name that is never resolved', async () => {
    const resolve = () => new Promise<never>(() => undefined)
    const request = { url: 'https://unit.example/hook' }
    expect(await post(request, { resolve, patienceMs: 50 })).toMatchObject({ kind: 'failed' })
  })

  it('reads no more of an endless answer than it needs', async () => {
    endpoint.answers(() => ({ status: 200, body: 'x'.repeat(500_000) }))
    const posted = await post()
    expect(posted.kind === 'answered' && posted.body.length).toBe(64 * 1024)
  })

  it('carries 200 kB', async () => {
    await post({ body: JSON.stringify({ text: '长'.repeat(70_000) }) })
    expect(endpoint.got[0]?.json['text']).toHaveLength(70_000)
  })
})

describe('where a post may go', () => {
  it.each([
    'http://localhost:1/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://192.168.1.1/',
    'https://[fd00::1]/',
    'https://0.0.0.0/',
  ])('not to %s without leave', async (url) => {
    expect(await post({ url, networks: [] })).toEqual({
      kind: 'failed',
      error: '地址在内网或本机，未经运维人员允许',
    })
  })

  it.each(['ftp://unit.example/', 'https://user:word@unit.example/', 'nonsense', 'file:///etc/passwd'])(
    'not to %s at all',
    async (url) => {
      expect(await post({ url })).toMatchObject({
        kind: 'failed',
        error: '地址不是可用的 http 或 https 地址',
      })
    },
  )

  it('not in the clear to a public address', async () => {
    const resolve = async () => [{ address: '93.184.216.34', family: 4 }]
    expect(await post({ url: 'http://unit.example/' }, { resolve })).toMatchObject({
      error: '公网地址要用 https',
    })
  })

  it('to no name of which one address is private', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.1.2.3', family: 4 },
    ]
    expect(await post({ url: 'https://unit.example/', networks: [] }, { resolve })).toMatchObject({
      kind: 'failed',
      error: '地址在内网或本机，未经运维人员允许',
    })
  })

  it('to the address that was checked, however the name is answered a moment later', async () => {
    const answers = ['127.0.0.1', '10.9.9.9']
    let asked = 0
    const resolve = async () => {
      asked += 1
      return [{ address: answers.shift() ?? '', family: 4 }]
    }
    const url = `http://unit.example:${endpoint.port}/hook`
    expect(await post({ url }, { resolve })).toMatchObject({ kind: 'answered', status: 204 })
    expect([asked, endpoint.got.length]).toEqual([1, 1])
    expect(await post({ url }, { resolve })).toMatchObject({ kind: 'failed' })
    expect(endpoint.got).toHaveLength(1)
  })

  it('to this machine only where that is meant', async () => {
    expect(await post({ networks: [], loopback: true })).toMatchObject({ status: 204 })
    expect(await post({ networks: ['10.0.0.0/8'] })).toMatchObject({ kind: 'failed' })
  })

  it('by networks as they are written', () => {
    expect(['10.0.0.0/8', 'fd00::/8', '::ffff:10.0.0.0/8'].map(isNetwork)).toEqual([true, true, true])
    expect(['10.0.0.0', '10.0.0.0/33', 'x/8', '', '10.0/8'].map(isNetwork)).toEqual(Array(5).fill(false))
    expect(whyNot('10.200.1.1', 'http:', { networks: ['10.0.0.0/8'] })).toBeNull()
    expect(whyNot('11.0.0.1', 'http:', { networks: ['10.0.0.0/8'] })).not.toBeNull()
    expect(whyNot('2606:4700::1', 'https:', { networks: [] })).toBeNull()
    expect(whyNot('2002:a00:1::', 'https:', { networks: [] })).not.toBeNull()
    expect(whyNot('fdab::1', 'http:', { networks: ['fd00::/8'] })).toBeNull()
  })
})
