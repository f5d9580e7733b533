import type { AddressInfo, Socket } from 'node:net'
import { serve } from '@hono/node-server'
import OpenAI from 'openai'
import { openaiRoutes } from '../../../adapters/openai/routes.ts'
import { openaiSettingsSchema } from '../../../adapters/openai/types.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { channelClients } from '../../../src/store/channel-clients.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'
import { plainDoor } from '../../support/plain-door.ts'

/** The chat API on a loopback port, with a key for one place. */
export const openService = async (settings: object = {}, over?: Jiban) => {
  const jiban = over ?? (await openJiban())
  const clients = channelClients(jiban.database.db, aesCipher(secret))
  const doorway = plainDoor(jiban)
  const said: string[] = []
  const parsed = openaiSettingsSchema.parse(settings)
  const deps = {
    door: doorway.door,
    clients,
    clock: jiban.clock,
    say: (text: string) => void said.push(text),
  }
  const routes = openaiRoutes(
    deps,
    () => parsed,
    async () => undefined,
  )
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opened = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(opened))
  })
  /** Resolves when the server itself has seen the next new connection end. */
  const nextConnectionEnds = () =>
    new Promise<void>((seen) => {
      server.once('connection', (socket: Socket) => socket.once('close', () => seen()))
    })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const keyOf = async (place: string, scope: 'openai' | 'open311' = 'openai') =>
    clients.add(placeIdSchema.parse(place), { scope, name: '测试程序', settings: {} }, jiban.clock.now())
  const { key } = await keyOf('weifang')
  return {
    jiban,
    clients,
    doorway,
    said,
    origin,
    nextConnectionEnds,
    key,
    keyOf,
    client: (apiKey = key, maxRetries = 0) => new OpenAI({ apiKey, baseURL: `${origin}/v1`, maxRetries }),
    post: (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${origin}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      await new Promise((done) => server.close(done))
      if (!over) await jiban.close()
    },
  }
}
export type Service = Awaited<ReturnType<typeof openService>>

export const ask = (text: string, extra: object = {}) => ({
  model: 'weifang',
  messages: [{ role: 'user' as const, content: text }],
  ...extra,
})
