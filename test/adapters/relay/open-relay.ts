import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { signedHeaders } from '../../../adapters/signed-post/signature.ts'
import { composeChannels } from '../../../src/compose-channels.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { respondWithProblem } from '../../../src/http/problem.ts'
import { readChannels } from '../../../src/open-channels.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'
import { signedEndpoint } from '../../support/signed-endpoint.ts'

export const place = placeIdSchema.parse('weifang')

export type Signing = {
  readonly key?: string
  readonly client?: string
  readonly now?: Date
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The relay over the real door, ledger and dispatcher, with a gateway of our own on loopback. */
export const openRelayService = async (jiban?: Jiban) => {
  const service = jiban ?? (await openJiban())
  const gateway = await signedEndpoint()
  const said: string[] = []
  const underWay: Promise<unknown>[] = []
  const channels = composeChannels({
    db: service.database.db,
    cipher: aesCipher(secret),
    deps: service.deps,
    settings: readChannels(`${place}: { relay: { smsSegments: 2 } }`),
    say: (text) => void said.push(text),
    wakeSender: () => undefined,
    pause: async () => undefined,
    keepAlive: (work) => void underWay.push(work),
  })
  const app = new Hono()
  app.onError(respondWithProblem)
  for (const { routes } of channels.opened) if (routes) app.route('/', routes)
  const clientFor = (settings: Record<string, string> = {}, scope: 'relay' | 'openai' = 'relay') =>
    service.deps.clients.add(
      place,
      { scope, name: '网关', settings: { channels: 'sms,phone,fax,weibo', url: gateway.url, ...settings } },
      service.clock.now(),
    )
  const { client, key } = await clientFor()
  const request = (path: string, body: string | Uint8Array, signing: Signing = {}) => {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
    const signed = signedHeaders(
      {
        client: signing.client ?? client.id,
        key: signing.key ?? key,
        now: signing.now ?? service.clock.now(),
      },
      { method: 'POST', path: signing.path ?? path, body: bytes },
    )
    return app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed, ...signing.headers },
      body: bytes as BodyInit,
    })
  }
  const message = (more: object = {}) => ({
    id: randomUUID(),
    channel: 'sms',
    from: '13800138000',
    text: '试用期最长可以约定多久？',
    time: '2026-11-22T10:00:00+08:00',
    ...more,
  })
  return {
    jiban: service,
    app,
    gateway,
    channels,
    client,
    key,
    clientFor,
    request,
    message,
    /** Hands a message in; what is answered at once. */
    hand: async (more: object = {}, signing: Signing = {}) => {
      const response = await request(`/relay/${place}`, JSON.stringify(message(more)), signing)
      return { status: response.status, json: await response.json() }
    },
    report: async (report: object, signing: Signing = {}) => {
      const response = await request(`/relay/${place}/reports`, JSON.stringify(report), signing)
      return { status: response.status, json: await response.json() }
    },
    /** Answers what arrived, and sends what is due. */
    settle: async () => {
      await Promise.all(underWay.splice(0))
      service.clock.set(new Date(service.clock.now().getTime() + 15_000).toISOString())
      await channels.answer()
      await channels.send()
    },
    lines: () => service.database.db.selectFrom('delivery').selectAll().orderBy('id').execute(),
    turns: () => service.database.db.selectFrom('turn').selectAll().orderBy('at').execute(),
    clear: async () => {
      for (const table of ['delivery', 'inbox_message', 'shared_value'] as const)
        await service.database.db.deleteFrom(table).execute()
    },
    close: async () => {
      await gateway.close()
      if (!jiban) await service.close()
    },
  }
}
export type RelayService = Awaited<ReturnType<typeof openRelayService>>
