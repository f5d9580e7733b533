import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { composeChannels } from '../../src/compose-channels.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { readChannels } from '../../src/open-channels.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { type Jiban, openJiban, secret } from '../support/jiban.ts'

const place = placeIdSchema.parse('weifang')
let jiban: Jiban
beforeAll(async () => {
  jiban = await openJiban()
})
afterAll(() => jiban.close())
beforeEach(() => jiban.clock.set(new Date(jiban.clock.now().getTime() + 3_600_000).toISOString()))

/** The service behind so many proxies, with five requests a minute for readers without a key. */
const behind = (trustedProxies: number) => {
  const channels = composeChannels({
    db: jiban.database.db,
    cipher: aesCipher(secret),
    deps: jiban.deps,
    settings: readChannels(`${place}: { mcp: { requestsPerMinute: 5 }, open311: { requestsPerMinute: 5 } }`),
    say: () => undefined,
    wakeSender: () => undefined,
  })
  return createApp(channels.deps, {
    defaultPlace: place,
    mode: 'demo',
    ready: async () => true,
    asset: async () => null,
    channels: channels.opened,
    trustedProxies,
  })
}
type App = ReturnType<typeof behind>

const asked = { origin: 'http://localhost' }
const jsonType = { 'content-type': 'application/json' }
const form = { ...asked, 'content-type': 'application/x-www-form-urlencoded' }
const requests = {
  'MCP without a key': {
    path: `/mcp/${place}`,
    init: {
      method: 'POST',
      headers: { ...jsonType, accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    },
    most: 5,
  },
  'Open311 without a key': { path: `/open311/v2/${place}/services.json`, init: {}, most: 5 },
  'orders by number and code, API': { path: `/api/v1/${place}/orders/WF0?code=K7QM42`, init: {}, most: 600 },
  'orders by number and code, page': { path: `/${place}/orders/WF0?code=K7QM42`, init: {}, most: 600 },
  'commands by code': {
    path: `/api/v1/${place}/orders/WF0/commands`,
    init: { method: 'POST', headers: jsonType, body: JSON.stringify({ code: 'K7QM42', type: 'withdraw' }) },
    most: 600,
  },
  'codes from another device': {
    path: `/${place}/continue`,
    init: { method: 'POST', headers: form, body: 'code=1' },
    most: 60,
  },
  'signing in, page': {
    path: `/${place}/desk/sign-in/code`,
    init: { method: 'POST', headers: form, body: 'code=1' },
    most: 120,
  },
} as const
type Name = keyof typeof requests
const cases = Object.keys(requests) as Name[]

/** Each looks at another order: one alone shuts after twenty looks, whoever looks. */
let orders = 0
const send = async (app: App, name: Name, from: string, forwardedFor?: string): Promise<number> => {
  const { init } = requests[name]
  orders += 1
  const path = requests[name].path.replace('WF0', `WF${orders}`)
  const headers = new Headers('headers' in init ? init.headers : {})
  if (forwardedFor !== undefined) headers.set('x-forwarded-for', forwardedFor)
  const env = { incoming: { socket: { remoteAddress: from } } }
  return (await app.request(`http://localhost${path}`, { ...init, headers }, env)).status
}
const refused = 429

it.each(cases)('%s: one address is refused, another is not', async (name) => {
  const app = behind(0)
  for (let i = 0; i < requests[name].most; i += 1) expect(await send(app, name, '10.0.0.1')).not.toBe(refused)
  expect(await send(app, name, '10.0.0.1')).toBe(refused)
  expect(await send(app, name, '10.0.0.2')).not.toBe(refused)
})

it.each(cases.slice(0, 2))('%s: a forged header helps nobody, with and without a proxy', async (name) => {
  for (const [app, real] of [
    [behind(0), ''],
    [behind(1), ', 203.0.113.7'],
  ] as const) {
    jiban.clock.set(new Date(jiban.clock.now().getTime() + 60_000).toISOString())
    for (let i = 0; i < 5; i += 1) await send(app, name, '10.0.0.1', `1.1.1.${i}${real}`)
    expect(await send(app, name, '10.0.0.1', `1.1.1.9${real}`)).toBe(refused)
  }
})

it('behind a proxy each caller has their own count, and who goes past it is counted by the connection', async () => {
  const app = behind(1)
  const name = 'Open311 without a key'
  for (let i = 0; i < 5; i += 1) await send(app, name, '10.0.0.1', '203.0.113.7')
  expect(await send(app, name, '10.0.0.1', '203.0.113.7')).toBe(refused)
  expect(await send(app, name, '10.0.0.1', '203.0.113.8')).toBe(200)
  expect(await send(app, name, '198.51.100.1')).toBe(200)
})

it('looks at many orders count together, by page and API, and over after ten minutes', async () => {
  const app = behind(0)
  const env = { incoming: { socket: { remoteAddress: '10.9.0.1' } } }
  const look = async (i: number) =>
    (
      await app.request(
        i % 2 ? `/api/v1/${place}/orders/N${i}?code=AAAAAA` : `/${place}/orders/N${i}?code=AAAAAA`,
        {},
        env,
      )
    ).status
  const seen = new Set<number>()
  for (let i = 0; i < 600; i += 1) seen.add(await look(i))
  expect([...seen]).toEqual([404])
  expect([await look(600), await look(601)]).toEqual([refused, refused])
  jiban.clock.set(new Date(jiban.clock.now().getTime() + 600_000).toISOString())
  expect(await look(602)).toBe(404)
})

it('people at work are not counted by what they read', async () => {
  const app = behind(0)
  const env = { incoming: { socket: { remoteAddress: '10.9.0.2' } } }
  for (let i = 0; i < 610; i += 1)
    expect(
      (await app.request(`/api/v1/${place}/orders/N1`, { headers: { authorization: 'Bearer x' } }, env))
        .status,
    ).toBe(401)
})

it('finds the address on a real connection', async () => {
  const app = behind(0)
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opened = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(opened))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const read = async (i: number) =>
    (
      await fetch(`${origin}/open311/v2/${place}/services.json`, {
        headers: { 'x-forwarded-for': `1.1.1.${i}` },
      })
    ).status
  for (let i = 0; i < 5; i += 1) expect(await read(i)).toBe(200)
  expect(await read(6)).toBe(refused)
  await new Promise((done) => server.close(done))
})

it('with no address known only the counts for all together hold', async () => {
  const app = behind(0)
  for (let i = 0; i < 70; i += 1)
    expect(
      (
        await app.request(`http://localhost/${place}/continue`, {
          method: 'POST',
          headers: form,
          body: 'code=1',
        })
      ).status,
    ).not.toBe(refused)
})
