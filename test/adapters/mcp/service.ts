import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { mcpRoutes } from '../../../adapters/mcp/routes.ts'
import { mcpSettingsSchema } from '../../../adapters/mcp/types.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { channelClients } from '../../../src/store/channel-clients.ts'
import { publicDesk } from '../../../src/usecases/channels/public-desk.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'

/** The tools on a loopback port; `over` a service that is open already, or one of its own. */
export const openService = async (settings: object = {}, over?: Jiban) => {
  const jiban = over ?? (await openJiban())
  const clients = channelClients(jiban.database.db, aesCipher(secret))
  const said: string[] = []
  const parsed = mcpSettingsSchema.parse(settings)
  const deps = {
    desk: publicDesk(jiban.deps),
    clients,
    clock: jiban.clock,
    say: (text: string) => void said.push(text),
  }
  const { routes, close } = mcpRoutes(deps, () => parsed)
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opened = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(opened))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    jiban,
    said,
    desk: deps.desk,
    origin,
    url: new URL(`${origin}/mcp/weifang`),
    keyOf: async (place: string, scope: 'mcp' | 'openai' = 'mcp') => {
      const client = { scope, name: '测试程序', settings: {} }
      return (await clients.add(placeIdSchema.parse(place), client, jiban.clock.now())).key
    },
    post: (body: unknown, headers: Record<string, string> = {}, place = 'weifang') =>
      fetch(`${origin}/mcp/${place}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      await close()
      await new Promise((done) => server.close(done))
      if (!over) await jiban.close()
    },
  }
}
export type Service = Awaited<ReturnType<typeof openService>>
