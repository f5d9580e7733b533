import { z } from 'zod'

/** What an operator may set for a place; `{}` is enough. */
export const openaiSettingsSchema = z.strictObject({
  /** Requests one key may make in a minute, in each process. */
  requestsPerMinute: z.number().int().min(1).max(100_000).default(120),
  /** Where the pages of this service are reached from outside, for links to sources; else the address of the request. */
  publicUrl: z.url({ protocol: /^https?$/ }).optional(),
})
export type OpenaiSettings = z.infer<typeof openaiSettingsSchema>

const partSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
})
const messageSchema = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: z.union([z.string(), z.array(partSchema)]).nullish(),
})

/** Longest `user` and conversation id; what is longer is no id. */
const id = z.string().min(1).max(512)

/** The part of a chat completion request that means something here; everything else is let pass and ignored. */
export const completionRequestSchema = z.object({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1).max(4000),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  n: z.number().int().nullish(),
  user: id.nullish(),
  /** The newer name of `user`. */
  safety_identifier: id.nullish(),
  metadata: z.looseObject({ conversation_id: id.optional() }).nullish(),
})
export type CompletionRequest = z.infer<typeof completionRequestSchema>
export type CompletionMessage = CompletionRequest['messages'][number]

export type UrlCitation = {
  readonly type: 'url_citation'
  readonly url_citation: {
    /** In characters (code points) of the content; the end is the first one after it. */
    readonly start_index: number
    readonly end_index: number
    readonly title: string
    readonly url: string
  }
}

/** The content of the one choice, with what our own clients may use beside it. */
export type Rendered = {
  readonly content: string
  readonly annotations: readonly UrlCitation[]
  readonly jiban: Readonly<Record<string, unknown>>
}
