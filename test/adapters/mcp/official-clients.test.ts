import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Client as EarlierClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as EarlierTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftOf } from '../../../src/domain/knowledge-entry.ts'
import { placeIdSchema } from '../../../src/domain/place.ts'
import { citizenOf } from '../../support/jiban.ts'
import { cardOf } from '../../usecases/turn/story.ts'
import { openService, type Service } from './service.ts'

let service: Service
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())

type Result = {
  readonly content?: unknown
  readonly structuredContent?: unknown
  readonly isError?: unknown
}
type Caller = {
  readonly list: () => Promise<readonly { name: string; annotations?: unknown; outputSchema?: unknown }[]>
  readonly call: (name: string, given: Record<string, unknown>) => Promise<Result>
  readonly close: () => Promise<void>
}

const today = async (url: URL): Promise<Caller> => {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StreamableHTTPClientTransport(url))
  return {
    list: async () => (await client.listTools()).tools,
    call: (name, given) => client.callTool({ name, arguments: given }),
    close: () => client.close(),
  }
}

/** The client of the revisions with a handshake. */
const before = async (url: URL): Promise<Caller> => {
  const client = new EarlierClient({ name: 'test', version: '1' })
  await client.connect(new EarlierTransport(url) as Parameters<typeof client.connect>[0])
  return {
    list: async () => (await client.listTools()).tools,
    call: async (name, given) => (await client.callTool({ name, arguments: given })) as Result,
    close: () => client.close(),
  }
}

const textOf = (result: Result): string => (result.content as { text: string }[])[0]?.text ?? ''

const filed = async (): Promise<{ no: string; code: string }> => {
  const citizen = citizenOf(service.jiban, 'weifang')
  let turn = await citizen.say(
    '奎文区幸福小区3号楼昨晚十一点施工噪音很大，要求停止夜间施工，我叫王小明，电话13812345678',
  )
  for (let step = 0; step < 8 && turn.outcome.kind !== 'order'; step++)
    turn = await citizen.say(turn.outcome.reason === 'confirm' ? '提交' : '跳过')
  const card = cardOf(turn)
  return { no: card.no, code: card.queryCode }
}

describe.each([
  ['today', today],
  ['of the revisions with a handshake', before],
])('the official client %s', (name, connect) => {
  let caller: Caller
  beforeAll(async () => {
    caller = await connect(service.url)
  })
  afterAll(() => caller.close())

  it('finds three tools that only read, with schemas of what they give', async () => {
    const tools = await caller.list()
    expect(tools.map(({ name }) => name).sort()).toEqual(['order_status', 'read_entry', 'search_policies'])
    for (const tool of tools) {
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false })
      expect(tool.outputSchema).toMatchObject({ type: 'object' })
    }
  })

  it('searches and reads what it found, structured and as text with source and address', async () => {
    const found = await caller.call('search_policies', { query: '身份证丢了怎么补办', limit: 3 })
    const { policies } = found.structuredContent as { policies: { id: string; url: string }[] }
    expect(policies[0]?.id).toBe('id-card.lost-replacement')
    expect(policies.length).toBeLessThanOrEqual(3)
    const read = await caller.call('read_entry', { id: policies[0]?.id })
    expect(read.structuredContent).toMatchObject({ id: 'id-card.lost-replacement', doubted: false })
    expect(textOf(read)).toContain('来源：《')
    expect(textOf(read)).toContain(`${service.origin}/weifang/knowledge/id-card.lost-replacement`)
  })

  it('is told in words when there is no such entry, order or code, and when the input does not fit', async () => {
    expect(await caller.call('read_entry', { id: 'no.such-entry' })).toMatchObject({ isError: true })
    const order = await filed()
    const wrong = await caller.call('order_status', { no: order.no, code: '000000x' })
    const unknown = await caller.call('order_status', { no: 'WEIF209901010001', code: '123456' })
    expect([wrong.isError, textOf(wrong)]).toEqual([true, textOf(unknown)])
    for (const given of [{}, { query: '' }, { query: 7 }, { query: 'x', limit: 1000 }]) {
      const refused = await caller.call('search_policies', given).catch(() => ({ isError: true }))
      expect(refused.isError).toBe(true)
    }
  })

  it('sees of an order what its citizen may see, and nothing of the person', async () => {
    const order = await filed()
    const seen = await caller.call('order_status', { no: order.no.toLowerCase(), code: order.code })
    expect(seen.structuredContent).toMatchObject({ no: order.no, statusText: expect.any(String) })
    expect(JSON.stringify(seen)).not.toMatch(/王小明|13812345678|138\*{4}5678/)
  })

  it('finds nothing that only people at work may read', async () => {
    const { deps, loader, clock } = service.jiban
    const place = placeIdSchema.parse('weifang')
    const [known] = await deps.knowledge.versions(place, 'id-card.lost-replacement')
    if (!known) throw new Error('the entry is gone')
    const id = `test.for-staff-${name.length}`
    const question = '量子冰箱的内部口径是什么'
    const hidden = { ...draftOf(known), id, question, similar: [], confidentiality: 'agent-only' as const }
    await loader.load(place, [hidden], clock.now())
    expect(await caller.call('read_entry', { id })).toMatchObject({ isError: true })
    const found = await caller.call('search_policies', { query: question, limit: 20 })
    expect(JSON.stringify(found)).not.toContain(id)
  })
})
