import type { CompletionRequest, Rendered } from './types.ts'

export type Frame = {
  readonly id: string
  readonly model: string
  /** Unix seconds. */
  readonly created: number
}

/** There are no tokens here: characters are counted, so that clients which add them up have something to add. */
const usageOf = ({ messages }: CompletionRequest, { content }: Rendered) => {
  const prompt = messages.reduce((sum, message) => sum + charactersOf(message.content), 0)
  const completion = [...content].length
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion }
}

const charactersOf = (content: CompletionRequest['messages'][number]['content']): number => {
  if (typeof content === 'string') return [...content].length
  return (content ?? []).reduce((sum, { text }) => sum + [...(text ?? '')].length, 0)
}

/** The whole answer as one JSON document. */
export const completionOf = (frame: Frame, request: CompletionRequest, rendered: Rendered): string =>
  JSON.stringify({
    id: frame.id,
    object: 'chat.completion',
    created: frame.created,
    model: frame.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: rendered.content,
          refusal: null,
          annotations: rendered.annotations,
        },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: usageOf(request, rendered),
    jiban: rendered.jiban,
  })

/** The same answer as server-sent events: role, the text sentence by sentence, annotations, usage where asked, [DONE]. */
export const eventsOf = (frame: Frame, request: CompletionRequest, rendered: Rendered): readonly string[] => {
  const counted = request.stream_options?.include_usage === true
  const chunk = (choices: readonly unknown[], extra: Readonly<Record<string, unknown>> = {}) =>
    event({
      id: frame.id,
      object: 'chat.completion.chunk',
      created: frame.created,
      model: frame.model,
      choices,
      ...(counted ? { usage: null } : {}),
      ...extra,
    })
  const delta = (said: Readonly<Record<string, unknown>>) =>
    chunk([{ index: 0, delta: said, logprobs: null, finish_reason: null }])
  return [
    delta({ role: 'assistant', content: '', refusal: null }),
    ...piecesOf(rendered.content).map((content) => delta({ content })),
    ...(rendered.annotations.length > 0 ? [delta({ annotations: rendered.annotations })] : []),
    chunk([{ index: 0, delta: {}, logprobs: null, finish_reason: 'stop' }], { jiban: rendered.jiban }),
    ...(counted ? [chunk([], { usage: usageOf(request, rendered) })] : []),
    'data: [DONE]\n\n',
  ]
}

/** JSON writes every line break of the text as \n, so that no event is broken by what it says. */
const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`

const piecesOf = (text: string): readonly string[] =>
  text.match(/[^\n。]*[\n。]?/g)?.filter((piece) => piece !== '') ?? []
