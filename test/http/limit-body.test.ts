import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { limitBody } from '../../src/http/limit-body.ts'

const app = new Hono()
app.use(limitBody(1024))
app.onError((fault, context) => context.json({ said: fault.message }, 413))
app.all('/', async (context) => context.text(String((await context.req.text()).length)))

const sent = async (body: BodyInit | undefined, headers: Record<string, string> = {}, method = 'POST') => {
  const init = { method, headers, ...(body === undefined ? {} : { body }), duplex: 'half' } as RequestInit
  const response = await app.request('/', init)
  return `${response.status} ${await response.text()}`
}
const stream = (bytes: number) => new Blob(['x'.repeat(bytes)]).stream()

it.each([
  ['a body within the limit', () => sent('x'.repeat(1024), { 'content-length': '1024' }), '200 1024'],
  ['no body', () => sent(undefined), '200 0'],
  ['a request that only reads', () => sent(undefined, { 'content-length': '9999' }, 'GET'), '200 0'],
  ['a stream without a length', () => sent(stream(1000)), '200 1000'],
])('%s is let through', async (_what, send, told) => expect(await send()).toBe(told))

it.each([
  ['a declared length beyond it', () => sent('x', { 'content-length': '1025' })],
  ['a stream that goes on beyond it', () => sent(stream(1025))],
  [
    'a length beside pieces',
    () => sent(stream(1025), { 'content-length': '1', 'transfer-encoding': 'chunked' }),
  ],
])('%s is refused', async (_what, send) => expect(await send()).toMatch(/^413 .*请求超过 1 KB/))
