import type { Fetched, MediaFetcher } from '../../src/ports/channel.ts'

const largest = 10 * 1024 * 1024
const patienceMs = 20_000

/** Whether a picture may be fetched from there: https, the usual port, a host on the list and no name in the address. */
export const mayFetch = (hosts: readonly string[], text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, port, username, password } = new URL(text)
  return (
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    password === '' &&
    hosts.some((host) => host.toLowerCase() === hostname)
  )
}

/** Fetches what mayFetch has let pass. Redirects are not followed: they could lead anywhere. */
export const mediaFetcher = (get: typeof fetch = fetch): MediaFetcher => ({
  channel: 'open311',
  fetch: async ({ source }): Promise<Fetched> => {
    try {
      const response = await get(source, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) })
      if (response.status >= 500 || response.status === 429)
        return { kind: 'again', error: `HTTP ${response.status}` }
      if (!response.ok) return { kind: 'lost', error: `HTTP ${response.status}` }
      const bytes = await bytesOf(response)
      const mime = response.headers.get('content-type')?.split(';')[0]?.trim() ?? 'application/octet-stream'
      return bytes ? { kind: 'fetched', bytes, mime } : { kind: 'lost', error: 'larger than 10 MB' }
    } catch (fault) {
      return { kind: 'again', error: fault instanceof Error ? fault.name : 'unknown fault' }
    }
  },
})

/** Read no further than the limit, whatever the length was said to be. */
const bytesOf = async (response: Response): Promise<Uint8Array | null> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > largest) return null
    pieces.push(piece)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
