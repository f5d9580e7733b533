import type { z } from 'zod'

export type PromptMessage = { readonly role: 'system' | 'user'; readonly text: string }

/** What a model is asked and what counts as its answer. A change of words is a new version. */
export type Prompt<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = {
  readonly id: string
  readonly version: number
  /** Parsed before the messages are made: what a citizen wrote loses its personal data here. */
  readonly input: In
  /** What the model's JSON must look like. */
  readonly output: Out
  /** Most that the model may write. */
  readonly maxTokens: number
  /** Read as it is written, and broken off when it grows beyond what may be used. */
  readonly stream: boolean
  messages(input: z.output<In>): readonly PromptMessage[]
}

/** Keeps the types of input and output together. */
export const prompt = <In extends z.ZodType, Out extends z.ZodType>(made: Prompt<In, Out>): Prompt<In, Out> =>
  made

/** Material as JSON: nothing written in it can end it early and go on as an instruction. */
export const material = (data: Readonly<Record<string, unknown>>): PromptMessage => ({
  role: 'user',
  text: JSON.stringify(data),
})
