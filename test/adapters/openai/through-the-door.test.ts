import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { composeChannels } from '../../../src/compose-channels.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { readChannels } from '../../../src/open-channels.ts'
import type { ClientScope } from '../../../src/ports/channel-clients.ts'
import { aesCipher } from '../../../src/store/aes-cipher.ts'
import { type Jiban, openJiban, secret } from '../../support/jiban.ts'
import { ask } from './service.ts'

const place = placeIdSchema.parse('weifang')
let jiban: Jiban
let service: Awaited<ReturnType<typeof begin>>

/** The whole service as an operator starts it, with no channel configured. */
const begin = async () => {
  const channels = composeChannels({
    db: jiban.database.db,
    cipher: aesCipher(secret),
    deps: jiban.deps,
    settings: readChannels(''),
    say: () => undefined,
    wakeSender: () => undefined,
  })
  const app = createApp(channels.deps, {
    defaultPlace: place,
    mode: 'demo',
    ready: async () => true,
    asset: async () => null,
    channels: channels.opened,
  })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opened = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(opened))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const keyOf = async (scope: ClientScope) =>
    (await channels.deps.clients.add(place, { scope, name: '测试程序', settings: {} }, jiban.clock.now())).key
  const client = (apiKey: string) => new OpenAI({ apiKey, baseURL: `${origin}/v1`, maxRetries: 0 })
  const close = () => new Promise((done) => server.close(done))
  return { channels, origin, keyOf, client, close }
}

beforeAll(async () => {
  jiban = await openJiban()
  service = await begin()
})
afterAll(async () => {
  await service.close()
  await jiban.close()
})

type Extension = {
  readonly outcome: { readonly kind: string; readonly reason?: string }
  readonly order?: object
}
const jibanOf = (completion: unknown) => (completion as { readonly jiban: Extension }).jiban

const lines = async () =>
  jiban.database.db
    .selectFrom('delivery')
    .select(['purpose', 'state', 'allowance'])
    .where('channel', '=', 'openai')
    .orderBy('id', 'desc')
    .execute()

describe('the chat API in the whole service', () => {
  it('answers, and the line on the ledger says how the reply left', async () => {
    const client = service.client(await service.keyOf('openai'))
    const whole = await client.chat.completions.create(ask('身份证丢了怎么补办'))
    expect(jibanOf(whole).outcome.kind).toBe('settled')
    expect((await lines())[0]).toMatchObject({ purpose: 'reply', state: 'sent', allowance: 'response' })
    const chunks = []
    for await (const chunk of await client.chat.completions.create({
      ...ask('身份证丢了怎么补办'),
      stream: true,
    }))
      chunks.push(chunk)
    expect(chunks.length).toBeGreaterThan(3)
    expect((await lines())[0]).toMatchObject({ state: 'sent', allowance: 'sse' })
  })

  it('files an order over several requests, and a retry after a restart gets the stored answer', async () => {
    const key = await service.keyOf('openai')
    const send = (content: string, id: string) =>
      service
        .client(key)
        .chat.completions.create(ask(content, { user: 'u', metadata: { conversation_id: 'order' } }), {
          headers: { 'idempotency-key': id },
        })
    let last = await send(
      '奎文区幸福小区3号楼昨晚十一点施工噪音很大，要求停止夜间施工，电话13800000000',
      'm0',
    )
    let said = ''
    let id = 'm0'
    for (let turn = 1; turn < 9 && jibanOf(last).outcome.kind !== 'order'; turn++) {
      said = jibanOf(last).outcome.reason === 'confirm' ? '提交' : '跳过'
      id = `m${turn}`
      last = await send(said, id)
    }
    expect(jibanOf(last).order).toMatchObject({ queryCode: expect.any(String) })
    await service.close()
    service = await begin()
    expect(jibanOf(await send(said, id))).toEqual(jibanOf(last))
    const orders = await jiban.database.db
      .selectFrom('work_order')
      .select('no')
      .where('channel', '=', 'openai')
      .execute()
    expect(orders).toHaveLength(1)
  })

  it('answers one of two requests with one key that run at the same time, and gives both that answer', async () => {
    const client = service.client(await service.keyOf('openai'))
    const body = ask('居住证怎么办理', { user: 'u', metadata: { conversation_id: 'twice' } })
    const headers = { 'idempotency-key': 'same' }
    const both = await Promise.all([1, 2].map(() => client.chat.completions.create(body, { headers })))
    expect(both[0]?.choices).toEqual(both[1]?.choices)
    const turns = await jiban.database.db
      .selectFrom('inbox_message')
      .select('message_id')
      .where('channel', '=', 'openai')
      .where('message_id', 'like', `%${both[0]?.id.replace('chatcmpl-', '')}%`)
      .execute()
    expect(turns).toHaveLength(1)
  })

  it('takes what was said before as context, through the inbox too', async () => {
    const client = service.client(await service.keyOf('openai'))
    const told = await client.chat.completions.create({
      model: 'weifang',
      messages: [
        { role: 'user', content: '居住证怎么办理' },
        { role: 'assistant', content: '……' },
        { role: 'user', content: '要带什么材料？' },
      ],
    })
    expect(jibanOf(told).outcome.kind).toBe('settled')
  })

  it('refuses a flood of one person in the form of the protocol, and answers the others', async () => {
    const client = service.client(await service.keyOf('openai'))
    const from = (user: string) =>
      client.chat.completions.create(ask('你好', { user, metadata: { conversation_id: user } }))
    const statuses: number[] = []
    for (let message = 0; message < 25; message++)
      await from('flood').then(
        () => statuses.push(200),
        (fault: InstanceType<typeof OpenAI.APIError>) => statuses.push(Number(fault.status)),
      )
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(statuses.at(-1)).toBe(429)
    expect((await from('quiet')).choices[0]?.message.content).toBeTruthy()
  })

  it('is not shadowed by pages, and says in its own form what is not there', async () => {
    const response = await fetch(`${service.origin}/v1/nothing`)
    expect([response.status, await response.json()]).toMatchObject([404, { error: { code: 'unknown_url' } }])
  })
})

describe('what is too large', () => {
  it('is refused by each door in its own form; a long talk is not too large', async () => {
    const key = await service.keyOf('openai')
    const talk = (turns: number) => ({
      model: 'weifang',
      messages: [
        ...Array.from({ length: turns }, () => ({ role: 'assistant' as const, content: '答'.repeat(1000) })),
        { role: 'user' as const, content: '你好' },
      ],
    })
    expect((await service.client(key).chat.completions.create(talk(200))).choices).toHaveLength(1)
    const refused = service.client(key).chat.completions.create(talk(800))
    await expect(refused).rejects.toMatchObject({ status: 413, code: 'request_too_large' })
    const form = await fetch(`${service.origin}/open311/v2/weifang/requests.json`, {
      method: 'POST',
      body: new URLSearchParams({ description: '噪'.repeat(40_000) }),
    })
    expect([form.status, await form.json()]).toMatchObject([413, [{ code: '413' }]])
    const tools = await fetch(`${service.origin}/mcp/weifang`, { method: 'POST', body: ' '.repeat(300_000) })
    expect(await tools.json()).toMatchObject({ jsonrpc: '2.0' })
  })
})

describe('the doors for programmes that need no settings', () => {
  it('are open at their addresses', async () => {
    const client = new Client({ name: 'test', version: '1' })
    await client.connect(new StreamableHTTPClientTransport(new URL(`${service.origin}/mcp/weifang`)))
    expect((await client.listTools()).tools).toHaveLength(3)
    await client.close()
    const services = await fetch(`${service.origin}/open311/v2/weifang/services.xml`)
    expect([services.status, services.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8'])
    const filed = await fetch(`${service.origin}/open311/v2/weifang/requests.json`, {
      method: 'POST',
      body: new URLSearchParams({
        api_key: await service.keyOf('open311'),
        service_code: 'noise-construction',
        address_string: '奎文区幸福小区3号楼',
        description: '昨晚十一点工地还在打桩，要求停止夜间施工',
        phone: '13812345678',
      }),
    })
    expect([filed.status, await filed.json()]).toMatchObject([
      201,
      [{ service_request_id: expect.any(String) }],
    ])
  })
})
