import type { ChannelClient } from '../../src/ports/channel-clients.ts'
import type { Arriving } from '../../src/ports/front-door.ts'
import { ApiFault } from './api-fault.ts'
import { type CompletionMessage, type CompletionRequest, completionRequestSchema } from './types.ts'

/** The request as far as it means something here. Throws 400 with the field. */
export const requestIn = (body: string): CompletionRequest => {
  const parsed = completionRequestSchema.safeParse(jsonIn(body))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const param = fieldOf(issue?.path ?? [])
    throw invalid(
      param,
      `${param || '请求内容'}不符合要求，请对照 OpenAI 的 chat completions 接口改正后重发。`,
    )
  }
  if ((parsed.data.n ?? 1) !== 1) throw invalid('n', 'n 只能是 1：每次只给一个答复。')
  return parsed.data
}

const jsonIn = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    throw new ApiFault(400, 'invalid_json', '请求内容不是有效的 JSON，请检查后重发。')
  }
}

const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (whole, step) =>
      typeof step === 'number'
        ? `${whole}[${step}]`
        : whole === ''
          ? `${String(step)}`
          : `${whole}.${String(step)}`,
    '',
  )

const invalid = (param: string, message: string) =>
  new ApiFault(400, 'invalid_value', message, param === '' ? {} : { param })

/** What the citizen says now, and said before in the same request. */
export type Said = { readonly text: string; readonly earlier: readonly string[] }

/** The last words of the user, several messages in a row as one, and those before the assistant's answers. Throws 400. */
const saidIn = ({ messages }: CompletionRequest): Said => {
  if (messages.at(-1)?.role !== 'user')
    throw invalid('messages', '最后一条消息要是 user 的：答复的就是这一条。')
  const talk = messages.filter(({ role }) => role === 'user' || role === 'assistant')
  const answered = talk.findLastIndex(({ role }) => role === 'assistant')
  const texts = talk.map((message) =>
    message.role === 'user' ? textOf(message, messages.indexOf(message)) : '',
  )
  const text = texts.slice(answered + 1).join('\n')
  if (text.trim() === '') throw invalid('messages', '最后一条消息没有文字，请写下要问的事或要反映的问题。')
  return { text, earlier: texts.slice(0, answered + 1).filter((said) => said.trim() !== '') }
}

const textOf = ({ content }: CompletionMessage, index: number): string => {
  if (typeof content === 'string') return content
  return (content ?? [])
    .map((part, at) => {
      if (part.type === 'text' && part.text !== undefined) return part.text
      throw invalid(
        `messages[${index}].content[${at}]`,
        `这里只收文字，收不了“${part.type.slice(0, 40)}”。图片和文件请到网页上发，或用文字说明。`,
      )
    })
    .join('\n')
}

export type RequestIds = {
  /** Header x-conversation-id. */
  readonly conversation: string | undefined
  /** Header idempotency-key or x-request-id: the same one is the same request sent again. */
  readonly key: string | undefined
}

export type Letter = {
  readonly arriving: Arriving
  /** The client named no conversation: this request stands alone, and nothing goes on from it. */
  readonly standsAlone: boolean
}

/**
 * The message for the door. A conversation is the client's own, of its user and the id it gives; without an id nobody
 * could be told from anybody else, so the request is a conversation of itself and brings its history along.
 */
export const letterOf = async (
  client: ChannelClient,
  request: CompletionRequest,
  ids: RequestIds,
  receivedAt: Date,
): Promise<Letter> => {
  const said = saidIn(request)
  const thread = request.metadata?.conversation_id ?? conversationIn(ids)
  const user = request.user ?? request.safety_identifier ?? null
  const messageId = await messageIdOf([client.id, user, thread ?? null], request, ids.key)
  const arriving = { place: client.place, channel: 'openai' as const, messageId, text: said.text, receivedAt }
  if (thread === undefined)
    return {
      standsAlone: true,
      arriving: {
        ...arriving,
        citizenKey: JSON.stringify([client.id, 'once', messageId]),
        earlier: said.earlier,
      },
    }
  const citizenKey = JSON.stringify([client.id, user === null ? 'thread' : 'user', user ?? thread])
  return { standsAlone: false, arriving: { ...arriving, citizenKey, thread } }
}

const longestId = 512

const conversationIn = ({ conversation }: RequestIds): string | undefined => {
  if ((conversation?.length ?? 0) <= longestId) return conversation
  throw invalid('x-conversation-id', `会话编号最长 ${longestId} 个字符，请改短后重发。`)
}

/**
 * With a key, or in a named conversation with its history, the same request is the same message: a retry is answered
 * once. Else each request is a message of its own, for people do say the same thing twice.
 */
const messageIdOf = async (
  sender: readonly (string | null)[],
  { messages }: CompletionRequest,
  key: string | undefined,
): Promise<string> => {
  const told = sender[2] !== null && messages.some(({ role }) => role === 'assistant')
  const known = key ?? (told ? '' : crypto.randomUUID())
  return digest(JSON.stringify([sender, known, messages.map(({ role, content }) => [role, content ?? null])]))
}

const digest = async (text: string): Promise<string> => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
