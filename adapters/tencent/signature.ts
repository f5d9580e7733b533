import { createHash, timingSafeEqual } from 'node:crypto'

/** What stands in the address of a request. */
export type Query = Readonly<Record<string, string | undefined>>

/** How far the platform's clock and ours may be apart, in ms; older requests are somebody's recording. */
const replayWindowMs = 5 * 60_000

/** SHA-1 over the sorted parts, in hex; the platforms sign with the account's token as one of them. */
export const signatureOf = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

/** Whether a signature is that of these parts; takes as long for a wrong one. */
export const isSignedBy = (given: string, ...parts: readonly string[]): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(signatureOf(...parts))]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Whether a request was made about now; `timestamp` in seconds. */
export const isOfNow = (timestamp: string, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now.getTime()) <= replayWindowMs
