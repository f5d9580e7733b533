import type { AIMessageChunk, UsageMetadata } from '@langchain/core/messages'
import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import { ChatOpenAI } from '@langchain/openai'
import type { PromptMessage } from '../../prompts/prompt.ts'
import { ModelError } from './fault.ts'
import type { Spent } from './guarded-call.ts'
import type { ModelSettings } from './settings.ts'

/** A Chinese character is about one token; twice the tokens asked for is no answer any more. */
const charactersPerToken = 2

export type Writing = {
  readonly messages: readonly PromptMessage[]
  readonly maxTokens: number
  readonly stream: boolean
  readonly signal: AbortSignal
}

/** Has a chat model write, over the wire. Returns the text as written. */
export const writer = (settings: ModelSettings) => {
  const modelFor = (maxTokens: number) =>
    new ChatOpenAI({
      model: settings.chatModel,
      apiKey: settings.key === '' ? 'none' : settings.key,
      configuration: { baseURL: settings.baseUrl },
      useResponsesApi: false,
      temperature: 0,
      maxTokens,
      maxRetries: 0,
    })
  return async ({ messages, maxTokens, stream, signal }: Writing): Promise<Spent<string>> => {
    const model = modelFor(maxTokens)
    const sent = messages.map(({ role, text }) =>
      role === 'system' ? new SystemMessage(text) : new HumanMessage(text),
    )
    const message: AIMessageChunk = stream
      ? await gather(await model.stream(sent, { signal }), maxTokens * charactersPerToken)
      : await model.invoke(sent, { signal })
    refuseUnfinished(message)
    // The declared type depends on a structure nobody gives here.
    const usage = message.usage_metadata as UsageMetadata | undefined
    return { value: message.text, tokens: usage?.total_tokens ?? lengthOf(messages, message) }
  }
}

const lengthOf = (messages: readonly PromptMessage[], written: AIMessageChunk): number =>
  messages.reduce((sum, { text }) => sum + text.length, written.text.length)

/** Reads a stream to its end, or no further than `most` characters. */
const gather = async (stream: AsyncIterable<AIMessageChunk>, most: number): Promise<AIMessageChunk> => {
  let whole: AIMessageChunk | undefined
  for await (const chunk of stream) {
    whole = whole ? whole.concat(chunk) : chunk
    if (whole.text.length > most) throw new ModelError('truncated', `longer than ${most} characters`)
  }
  if (!whole) throw new ModelError('unreadable', 'an empty stream')
  return whole
}

/** Only what the model itself ended is whole: a connection that broke off ends a stream as well. */
const refuseUnfinished = (message: AIMessageChunk): void => {
  const reason: unknown = message.response_metadata['finish_reason']
  if (reason === 'content_filter') throw new ModelError('refused', 'content filter')
  if (reason !== 'stop') throw new ModelError('truncated', `finish reason ${String(reason ?? 'none')}`)
}
