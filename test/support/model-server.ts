import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a client asked, as it came over the wire. */
export type Asked = {
  readonly path: string
  readonly authorization: string | undefined
  readonly raw: string
  readonly body: {
    readonly model: string
    readonly stream?: boolean
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly input: readonly string[]
    readonly dimensions?: number
  }
}

/** One scripted answer of the endpoint. */
export type Script = (asked: Asked, response: ServerResponse) => void | Promise<void>

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** An OpenAI-compatible endpoint that answers as scripted: each script once, the last one again and again. */
export const modelServer = async (...first: readonly Script[]) => {
  let scripts: readonly Script[] = first
  const asked: Asked[] = []
  let arrived: (() => void) | undefined
  const server = createServer(async (request, response) => {
    const raw = await readBody(request)
    const one = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      raw,
      body: JSON.parse(raw),
    }
    asked.push(one)
    const [script, ...rest] = scripts
    if (rest.length > 0) scripts = rest
    arrived?.()
    await script?.(one, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    answerWith: (...next: readonly Script[]) => {
      scripts = next
    },
    /** Resolves with the arrival of the next request. */
    nextRequest: () =>
      new Promise<void>((done) => {
        arrived = done
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

export type ModelServer = Awaited<ReturnType<typeof modelServer>>

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }

/** A whole answer, streamed in pieces where a stream is asked for. `finish` null breaks a stream off before its end. */
export const says =
  (text: string, finish: string | null = 'stop'): Script =>
  ({ body }, response) => {
    if (body.stream) return streamed(text, finish, body.model, response)
    const message = { role: 'assistant', content: text }
    json(response, 200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_700_000_000,
      model: body.model,
      choices: [{ index: 0, message, finish_reason: finish }],
      usage,
    })
  }

const streamed = (text: string, finish: string | null, model: string, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = (choices: unknown, more = {}) =>
    response.write(
      `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_700_000_000, model, choices, ...more })}\n\n`,
    )
  for (const piece of text.match(/[\s\S]{1,7}/gu) ?? [])
    send([{ index: 0, delta: { role: 'assistant', content: piece }, finish_reason: null }])
  if (finish !== null) {
    send([{ index: 0, delta: {}, finish_reason: finish }])
    send([], { usage })
    response.write('data: [DONE]\n\n')
  }
  response.end()
}

export const saysJson = (value: unknown): Script => says(JSON.stringify(value))

export const refuses =
  (status: number, message = 'no'): Script =>
  (_, response) =>
    json(response, status, { error: { message, type: 'error', code: String(status) } })

/** Bytes that are no answer of any kind. */
export const sends =
  (bytes: string, type = 'application/json'): Script =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type })
    response.end(bytes)
  }

/** The connection is cut. */
export const hangsUp: Script = (_, response) => {
  response.destroy()
}

/** Never answers; the server's end ends it. */
export const holds: Script = () => undefined

/** A vector for each text, by a rule of the test. */
export const embeds =
  (vectorOf: (text: string, dimensions: number | undefined) => readonly number[]): Script =>
  ({ body }, response) =>
    json(response, 200, {
      object: 'list',
      model: body.model,
      data: body.input.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: vectorOf(text, body.dimensions),
      })),
      usage: { prompt_tokens: 10, total_tokens: 10 },
    })
