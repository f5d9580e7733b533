import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'

/**
 * A whole client of the relay, in place of an SMS gateway: what is typed is a text message, what is posted is printed.
 * Run: node --import tsx adapters/relay/sample-client.ts <service> <place> <client id> <key> <own port> <telephone>
 * It uses nothing of this service: take it as a pattern in any language.
 */
export type SampleClient = {
  readonly service: string
  readonly place: string
  readonly client: string
  readonly key: string
}

const sign = (key: string, method: string, path: string, timestamp: string, nonce: string, body: string) =>
  createHmac('sha256', key).update(`${method}\n${path}\n${timestamp}\n${nonce}\n${body}`).digest('hex')

/** Posts a signed message; the answer of the service. */
export const sendSigned = async (
  { service, client, key }: SampleClient,
  path: string,
  message: object,
): Promise<{ readonly status: number; readonly answer: unknown }> => {
  const body = JSON.stringify(message)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomUUID()
  const response = await fetch(new URL(path, service), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-jiban-client': client,
      'x-jiban-timestamp': timestamp,
      'x-jiban-nonce': nonce,
      'x-jiban-signature': sign(key, 'POST', path, timestamp, nonce, body),
    },
    body,
  })
  return { status: response.status, answer: await response.json() }
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const isSigned = (
  key: string,
  { method = '', url = '', headers }: IncomingMessage,
  body: string,
): boolean => {
  const header = (name: string) => String(headers[`x-jiban-${name}`] ?? '')
  const expected = Buffer.from(sign(key, method, url, header('timestamp'), header('nonce'), body))
  const given = Buffer.from(header('signature'))
  const recent = Math.abs(Date.now() / 1000 - Number(header('timestamp'))) < 300
  return recent && expected.length === given.length && timingSafeEqual(expected, given)
}

/** Takes what the service posts, each id once, and says that it was sent. */
export const listen = async (
  { key }: Pick<SampleClient, 'key'>,
  port: number,
  take: (message: { readonly id: string; readonly to: string; readonly text: string }) => void,
) => {
  const seen = new Set<string>()
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    if (!isSigned(key, request, body)) return response.writeHead(401).end()
    const message = JSON.parse(body)
    if (!seen.has(message.id)) take(message)
    seen.add(message.id)
    return response.writeHead(202).end()
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((closed) => server.close(closed)),
  }
}

const main = async ([service = '', place = '', client = '', key = '', port = '0', from = '']: string[]) => {
  const own = { service, place, client, key }
  const { url } = await listen(own, Number(port), ({ to, text }) => console.log(`→ ${to}: ${text}`))
  console.log(`listening at ${url}; type a message`)
  for await (const text of createInterface({ input: process.stdin })) {
    const message = { id: randomUUID(), channel: 'sms', from, text, time: new Date().toISOString() }
    const { status, answer } = await sendSigned(own, `/relay/${place}`, message)
    console.log(`${status} ${JSON.stringify(answer)}`)
  }
}

if (process.argv[1]?.endsWith('sample-client.ts')) await main(process.argv.slice(2))
