import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'

/** Upper ends of the latency classes, in seconds. */
const classes = [0.01, 0.05, 0.1, 0.5, 1, 5] as const

/** Requests of this process by kind of route and status, in the Prometheus text form. No path, no person. */
export const metrics = () => {
  const requests = new Map<string, number>()
  const durations = new Map<string, { counts: number[]; sum: number; count: number }>()
  const measure: MiddlewareHandler = async (context, next) => {
    const begun = performance.now()
    await next()
    const route = routeKind(context)
    const key = `route="${route}",status="${context.res.status}"`
    requests.set(key, (requests.get(key) ?? 0) + 1)
    const seconds = (performance.now() - begun) / 1000
    const row = durations.get(route) ?? { counts: classes.map(() => 0), sum: 0, count: 0 }
    for (const [i, most] of classes.entries()) if (seconds <= most) row.counts[i] = (row.counts[i] ?? 0) + 1
    durations.set(route, { ...row, sum: row.sum + seconds, count: row.count + 1 })
  }
  const text = () =>
    [
      '# TYPE jiban_http_requests_total counter',
      ...[...requests].map(([key, count]) => `jiban_http_requests_total{${key}} ${count}`),
      '# TYPE jiban_http_request_seconds histogram',
      ...[...durations].flatMap(([route, { counts, sum, count }]) => [
        ...classes.map(
          (most, i) => `jiban_http_request_seconds_bucket{route="${route}",le="${most}"} ${counts[i]}`,
        ),
        `jiban_http_request_seconds_bucket{route="${route}",le="+Inf"} ${count}`,
        `jiban_http_request_seconds_sum{route="${route}"} ${sum}`,
        `jiban_http_request_seconds_count{route="${route}"} ${count}`,
      ]),
      '',
    ].join('\n')
  return { measure, text }
}

/** `messages` of /api/v1/:place/messages; pages together. By the route, since an address may say anything. */
const routeKind = (context: Context): string => {
  for (const { path } of matchedRoutes(context)) {
    const api = /^\/api\/v1\/:place\/([a-z-]+)/.exec(path)?.[1]
    if (api) return api
  }
  return /^\/(assets|healthz|readyz|metrics|openapi)/.exec(context.req.path)?.[1] ?? 'page'
}
