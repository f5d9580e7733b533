import { McpServer } from '@modelcontextprotocol/server'
import { DomainError } from '../../src/domain/errors.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { PublicDesk } from '../../src/ports/public-desk.ts'
import { foundText, orderText, policyText } from './render.ts'
import { orderInput, orderOutput, readInput, readOutput, searchInput, searchOutput } from './types.ts'

export type ServedPlace = {
  readonly id: PlaceId
  readonly name: string
  /** A path of this service as a whole address. */
  readonly linkOf: (path: string) => string
}

const readsOnly = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }

/** The three tools over one place, for one request. */
export const mcpServer = (desk: PublicDesk, place: ServedPlace, say: (text: string) => void): McpServer => {
  const server = new McpServer(
    { name: 'jiban', title: `12345热线（${place.name}）`, version: '0.1.0' },
    {
      instructions: `${place.name}12345热线公开的政策条目和工单进度，只读。先用 search_policies 查，再用 read_entry 读全文；引用时注明来源和网址。条目里没有的不要推断。`,
    },
  )
  const tell = telling(say)
  addSearch(server, desk, place, tell)
  addRead(server, desk, place, tell)
  addOrder(server, desk, place, tell)
  return server
}

type Told = {
  readonly content: { type: 'text'; text: string }[]
  readonly structuredContent?: Record<string, unknown>
  readonly isError?: boolean
}

const text = (words: string): Told['content'] => [{ type: 'text', text: words }]

const failed = (words: string): Told => ({ content: text(words), isError: true })

/** What a caller can cause is told as the tool's own error; of other faults nothing but that there was one. */
const telling =
  (say: (text: string) => void) =>
  async (run: () => Promise<Told>): Promise<Told> => {
    try {
      return await run()
    } catch (fault) {
      if (fault instanceof DomainError) return failed(fault.message)
      say(`mcp: ${fault instanceof Error ? fault.message : fault}`)
      return failed('系统出错，请稍后再试。')
    }
  }
type Tell = ReturnType<typeof telling>

const addSearch = (server: McpServer, desk: PublicDesk, { id: place, linkOf }: ServedPlace, tell: Tell) =>
  server.registerTool(
    'search_policies',
    {
      title: '查政策',
      description: '按问题查公开、有效、可以引用的政策条目，最可能的在前。',
      inputSchema: searchInput,
      outputSchema: searchOutput,
      annotations: readsOnly,
    },
    ({ query, topic, limit }) =>
      tell(async () => {
        const found = await desk.searchPolicies(place, {
          text: query,
          limit,
          ...(topic === undefined ? {} : { topic }),
        })
        const policies = found.map(({ path, ...policy }) => ({ ...policy, url: linkOf(path) }))
        return { content: text(foundText(found, linkOf)), structuredContent: { policies } }
      }),
  )

const addRead = (server: McpServer, desk: PublicDesk, { id: place, linkOf }: ServedPlace, tell: Tell) =>
  server.registerTool(
    'read_entry',
    {
      title: '读条目',
      description: '读一个政策条目的全文、办事指南、依据和有效期。',
      inputSchema: readInput,
      outputSchema: readOutput,
      annotations: readsOnly,
    },
    ({ id }) =>
      tell(async () => {
        const policy = await desk.readPolicy(place, id)
        if (!policy) return failed(`没有编号为“${id}”、现在可以引用的条目。请先用 search_policies 查。`)
        const { path, ...rest } = policy
        return {
          content: text(policyText(policy, linkOf(path))),
          structuredContent: { ...rest, url: linkOf(path) },
        }
      }),
  )

const addOrder = (server: McpServer, desk: PublicDesk, { id: place }: ServedPlace, tell: Tell) =>
  server.registerTool(
    'order_status',
    {
      title: '查工单进度',
      description: '凭编号和查询码看一件工单的进度、时限和答复。',
      inputSchema: orderInput,
      outputSchema: orderOutput,
      annotations: readsOnly,
    },
    ({ no, code }) =>
      tell(async () => {
        const order = await desk.orderStatus(place, no, code)
        if (!order) return failed('没有找到这个编号和查询码对应的工单，请核对后再试。')
        return { content: text(orderText(order)), structuredContent: { ...order } }
      }),
  )
