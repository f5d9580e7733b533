import { randomUUID } from 'node:crypto'
import { type AddressInfo, createServer } from 'node:net'
import { serve } from '@hono/node-server'
import { expect, it } from 'vitest'
import { listen, sendSigned } from '../../../adapters/relay/sample-client.ts'
import { openRelayService, place } from './open-relay.ts'

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

it('the sample client sends a message and gets its answer, over loopback', async () => {
  const relay = await openRelayService()
  // The client signs by the real clock.
  relay.jiban.clock.set(new Date().toISOString())
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opened = serve({ fetch: relay.app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(opened))
  })
  const got: { readonly to: string; readonly text: string }[] = []
  const port = await freePort()
  const { client, key } = await relay.clientFor({ channels: 'sms', url: `http://127.0.0.1:${port}/` })
  const own = await listen({ key }, port, (message) => void got.push(message))
  const sample = {
    service: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    place,
    client: client.id,
    key,
  }
  const time = new Date().toISOString()
  const message = {
    id: randomUUID(),
    channel: 'sms',
    from: '13800138001',
    text: '试用期最长可以约定多久？',
    time,
  }
  expect(await sendSigned(sample, `/relay/${place}`, message)).toEqual({
    status: 200,
    answer: { state: 'received', say: null },
  })
  await relay.settle()
  expect((await relay.lines()).map(({ state, last_error }) => [state, last_error])).toEqual([['sent', null]])
  expect(got[0]?.to).toBe('13800138001')
  expect(got.map(({ text }) => text).join('')).toContain('试用期')
  expect(await sendSigned({ ...sample, key: 'wrong' }, `/relay/${place}`, message)).toMatchObject({
    status: 401,
  })
  await own.close()
  await new Promise((closed) => server.close(closed))
  await relay.close()
})
