import autocannon from 'autocannon'

export type Load = {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly answered: number
  /** Answers that were not what was asked for, and requests without one. */
  readonly wrong: number
}

export type Asked = {
  readonly url: string
  readonly path: string
  readonly bodies: readonly object[]
  readonly clients: number
  readonly seconds: number
  /** Whether a body is the answer that was asked for. */
  readonly right: (body: string) => boolean
}

/** Clients that each send the next request when the last is answered, for so many seconds, over real HTTP. */
export const load = async ({ url, path, bodies, clients, seconds, right }: Asked): Promise<Load> => {
  const times: number[] = []
  const run = autocannon({
    url,
    connections: clients,
    duration: seconds,
    verifyBody: right,
    requests: bodies.map((body) => ({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })),
  })
  run.on('response', (_client, _status, _bytes, ms: number) => times.push(ms))
  const result = await run
  times.sort((a, b) => a - b)
  return {
    perSecond: result['2xx'] / result.duration,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    answered: result['2xx'],
    wrong: result.non2xx + result.errors + result.timeouts + result.mismatches,
  }
}

export const percentile = (rising: readonly number[], share: number): number =>
  rising[Math.min(rising.length - 1, Math.floor(rising.length * share))] ?? Number.NaN
