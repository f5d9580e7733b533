import { createHmac, timingSafeEqual } from 'node:crypto'

export const headerNames = {
  client: 'x-jiban-client',
  timestamp: 'x-jiban-timestamp',
  nonce: 'x-jiban-nonce',
  signature: 'x-jiban-signature',
} as const

export type Signed = {
  readonly method: string
  /** Path and query as they are sent: `/relay/my-city?x=1`. */
  readonly path: string
  /** Seconds since 1970. */
  readonly timestamp: string
  readonly nonce: string
  readonly body: Uint8Array
}

/** HMAC-SHA256 in hex over method, path, timestamp and nonce, each with a line feed behind it, and the bytes of the body. */
export const signatureOf = (key: string, { method, path, timestamp, nonce, body }: Signed): string =>
  createHmac('sha256', key).update(`${method}\n${path}\n${timestamp}\n${nonce}\n`).update(body).digest('hex')

/** Takes the same time wherever the two differ. */
export const isSignature = (key: string, signed: Signed, given: string): boolean => {
  const expected = Buffer.from(signatureOf(key, signed))
  const got = Buffer.from(given)
  return expected.length === got.length && timingSafeEqual(expected, got)
}

/** The four headers of a signed request. */
export const signedHeaders = (
  { client, key, now }: { readonly client: string; readonly key: string; readonly now: Date },
  request: Pick<Signed, 'method' | 'path' | 'body'>,
): Readonly<Record<string, string>> => {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = crypto.randomUUID()
  return {
    [headerNames.client]: client,
    [headerNames.timestamp]: timestamp,
    [headerNames.nonce]: nonce,
    [headerNames.signature]: signatureOf(key, { ...request, timestamp, nonce }),
  }
}
