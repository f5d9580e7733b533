import type { z } from 'zod'
import type { Prompt, PromptMessage } from '../../prompts/prompt.ts'
import { maskOfficial } from '../domain/masking.ts'
import type { ChatModel, ModelAnswer } from '../ports/chat-model.ts'
import { ModelError } from './fault.ts'
import { guardedCalls } from './guarded-call.ts'
import { readJson } from './read-json.ts'
import { recent } from './recent.ts'
import type { ModelSettings, ModelSurroundings } from './settings.ts'
import { writer } from './write.ts'

/** A chat model at an OpenAI-compatible endpoint. */
export const openChatModel = (settings: ModelSettings, around: ModelSurroundings): ChatModel => {
  const call = guardedCalls(around)
  const write = writer(settings)
  const remembered = recent<unknown>()
  return {
    ask: async (place, prompt, input, timeLimitMs) => {
      const messages = messagesOf(prompt, input)
      const key = JSON.stringify([place, prompt.id, prompt.version, messages])
      const generated = { model: settings.chatModel, promptId: prompt.id, version: prompt.version }
      try {
        const output =
          remembered.get(key) ??
          (await call({
            place,
            what: prompt.id,
            timeLimitMs,
            sent: lengthOf(messages),
            run: async (signal) => {
              const { value, tokens } = await write({ ...prompt, messages, signal })
              return { value: readOutput(prompt, value), tokens }
            },
          }))
        remembered.set(key, output)
        return { kind: 'made', output, generated } as ModelAnswer<never>
      } catch (error) {
        if (error instanceof ModelError) return { kind: 'none', fault: error.fault }
        throw error
      }
    },
  }
}

const lengthOf = (messages: readonly PromptMessage[]) =>
  messages.reduce((sum, { text }) => sum + text.length, 0)

/** The input's own schema takes a citizen's identity out; what is left of mobiles and cards goes here, whoever wrote it. */
const messagesOf = <In extends z.ZodType>(prompt: Prompt<In>, input: unknown): readonly PromptMessage[] =>
  prompt.messages(prompt.input.parse(input)).map(({ role, text }) => ({ role, text: maskOfficial(text) }))

const readOutput = <Out extends z.ZodType>(prompt: Prompt<z.ZodType, Out>, written: string) => {
  const read = prompt.output.safeParse(readJson(written))
  if (!read.success) throw new ModelError('unreadable', 'not the shape that was asked for')
  return read.data
}
