import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Got = {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly json: Record<string, never>
}

type Answer = {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
  /** Says nothing at all, or hangs up. */
  readonly instead?: 'silence' | 'hang-up'
}

/** What a receiver computes by the documentation, apart from our own code. */
export const expectedSignature = (key: string, got: Got): string =>
  createHmac('sha256', key)
    .update(
      `POST\n${got.path}\n${got.headers['x-jiban-timestamp']}\n${got.headers['x-jiban-nonce']}\n${got.body}`,
    )
    .digest('hex')

/** Somebody else's programme on loopback: takes what is posted, and answers as it is told (204 otherwise). */
export const signedEndpoint = async () => {
  const got: Got[] = []
  const waiting: { readonly count: number; readonly reached: () => void }[] = []
  let answer: (got: Got) => Answer | Promise<Answer> = () => ({})
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    const one = { path: request.url ?? '', headers: request.headers, body, json: JSON.parse(body) }
    got.push(one)
    for (const { count, reached } of waiting) if (got.length >= count) reached()
    respond(response, await answer(one))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook?from=jiban`,
    port,
    got,
    answers: (next: typeof answer) => {
      answer = next
    },
    /** Until so many requests have arrived. */
    reached: (count: number) =>
      got.length >= count
        ? Promise.resolve()
        : new Promise<void>((reached) => waiting.push({ count, reached })),
    close: () => {
      server.closeAllConnections()
      return new Promise((closed) => server.close(closed))
    },
  }
}
export type SignedEndpoint = Awaited<ReturnType<typeof signedEndpoint>>

const respond = (response: ServerResponse, { status = 204, headers = {}, body = '', instead }: Answer) => {
  if (instead === 'silence') return
  if (instead === 'hang-up') {
    response.destroy()
    return
  }
  response.writeHead(status, headers).end(body)
}
