import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import type { PlaceId } from '../../src/domain/place.ts'
import { rateLimit } from '../../src/domain/rate-limit.ts'
import { callerAddress } from '../../src/ports/caller-address.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import type { PublicDesk } from '../../src/ports/public-desk.ts'
import type { RequestDesk } from '../../src/ports/request-desk.ts'
import { faultOf, formatOf, splitName } from './answer.ts'
import { fileRequest } from './file-request.ts'
import { listIn, queryIn } from './parse.ts'
import {
  contentTypes,
  definitionDocument,
  discoveryDocument,
  errorsDocument,
  filedDocument,
  requestsDocument,
  servicesDocument,
  write,
} from './render.ts'
import { type Document, type Open311Settings, RequestFault } from './types.ts'
import { checkJurisdiction, clientOf } from './verify.ts'

export type Open311Deps = Pick<ChannelDeps, 'clients' | 'attachments' | 'door' | 'clock' | 'say'> & {
  readonly desk: Pick<PublicDesk, 'place'>
  readonly requests: RequestDesk
}

type Answer = {
  readonly root: string
  readonly document: Document
  readonly headers?: Record<string, string>
}
type Visit = {
  readonly place: PlaceId
  readonly settings: Open311Settings
  readonly params: URLSearchParams
  /** The last part of the address without its format. */
  readonly name: string
  readonly url: URL
  /** Who gave a right key with it. */
  readonly client?: string
}

const root = '/open311/v2/:place'
const largestForm = 64 * 1024

const tooLarge = (): never => {
  throw new RequestFault(413, ['请求超过 64 KB，请缩短后重发。'], { connection: 'close' })
}

const file = (name: string) => `${root}/:file{${name}(?:\\.[a-z]+)?}`

/** GeoReport v2 of every place: discovery, services, requests, tokens, in XML and JSON. */
export const open311Routes = (deps: Open311Deps, settingsOf: (place: string) => Open311Settings): Hono => {
  const routes = new Hono()
  routes.use(`${root}/*`, bodyLimit({ maxSize: largestForm, onError: tooLarge }))
  const limit = limits(deps, settingsOf)
  routes.onError((error, context) => {
    const fault = faultOf(error, deps.say)
    return respond(
      context,
      { root: 'errors', document: errorsDocument(fault.status, fault.lines), headers: fault.headers },
      fault.status,
    )
  })
  // What is public is public to pages too; a key in a page would be nobody's secret.
  routes.use(`${root}/*`, cors({ origin: '*', allowMethods: ['GET'] }))
  const visitOf = ({ req }: Context, params: URLSearchParams): Visit => {
    const place = deps.desk.place(req.param('place') ?? '').id
    const settings = settingsOf(place)
    checkJurisdiction(place, settings, params.get('jurisdiction_id'))
    const url = new URL(req.url)
    return { place, settings, params, name: splitName(req.param('file') ?? '').name, url }
  }
  const get = (path: string, answer: (visit: Visit) => Promise<Answer>) =>
    routes.get(path, async (context) => {
      const visit = visitOf(context, new URL(context.req.url).searchParams)
      const key = visit.params.get('api_key')
      const client = key ? (await clientOf(deps.clients, visit.place, key)).id : undefined
      limit(visit.place, client ?? `${visit.place}/${context.get(callerAddress) ?? 'anybody'}`)
      return respond(context, await answer({ ...visit, ...(client === undefined ? {} : { client }) }))
    })
  addReads(deps, get)
  routes.post(file('requests'), async (context) => {
    const form = await formOf(context)
    const visit = visitOf(context, form)
    const client = await clientOf(
      deps.clients,
      visit.place,
      form.get('api_key') ?? visit.url.searchParams.get('api_key'),
    )
    limit(visit.place, client.id)
    const key = context.req.header('idempotency-key') || crypto.randomUUID()
    const filed = await fileRequest(deps, visit, client, key, form)
    return respond(
      context,
      { root: 'service_requests', document: filedDocument(filed.no, filed.notice) },
      201,
    )
  })
  routes.all(`${root}/*`, ({ req }) => {
    throw new RequestFault(404, [`没有 ${req.method} ${req.path} 这个接口。`])
  })
  return routes
}

const addReads = (
  deps: Open311Deps,
  get: (path: string, answer: (visit: Visit) => Promise<Answer>) => void,
): void => {
  const { requests } = deps
  get(file('discovery'), async ({ settings, url }) => {
    const base = new URL(url.pathname.replace(/\/[^/]*$/, ''), settings.publicUrl ?? url.origin).href
    return { root: 'discovery', document: discoveryDocument(base, settings) }
  })
  get(file('services'), async ({ place }) => ({
    root: 'services',
    document: servicesDocument(await requests.services(place)),
  }))
  get(`${root}/services/:file`, async ({ place, name }) => {
    const attributes = await requests.attributes(place, name)
    if (!attributes) throw new RequestFault(404, [`service_code：没有“${name.slice(0, 80)}”这类服务。`])
    return { root: 'service_definition', document: definitionDocument(name, attributes) }
  })
  get(file('requests'), (visit) => findRequests(deps, visit))
  get(`${root}/requests/:file`, async ({ place, name, client }) => {
    const found = await requests.among(place, [name.toUpperCase()], client)
    if (found.length === 0)
      throw new RequestFault(404, [`service_request_id：没有“${name.slice(0, 80)}”这件公开的请求。`])
    return { root: 'service_requests', document: requestsDocument(found) }
  })
  // Every request gets its number at once, so that no token is ever given.
  get(`${root}/tokens/:file`, async ({ name }) => {
    throw new RequestFault(404, [
      `token：没有“${name.slice(0, 80)}”。这里登记时直接给出 service_request_id，不用 token。`,
    ])
  })
}

/** By numbers, which override everything else, or by filters, a page at a time. */
const findRequests = async (
  { requests, clock }: Open311Deps,
  { place, params, url, client }: Visit,
): Promise<Answer> => {
  const numbers = listIn(params, 'service_request_id').map((no) => no.toUpperCase())
  if (numbers.length > 0)
    return {
      root: 'service_requests',
      document: requestsDocument(await requests.among(place, numbers, client)),
    }
  const query = queryIn(params, clock.now())
  // One more than asked for tells whether another page follows.
  const found = await requests.find(place, {
    ...query,
    ...(client === undefined ? {} : { client }),
    limit: query.limit + 1,
  })
  const next = new URL(url)
  next.searchParams.set('page', `${query.page + 1}`)
  next.searchParams.delete('api_key')
  return {
    root: 'service_requests',
    document: requestsDocument(found.slice(0, query.limit)),
    ...(found.length > query.limit
      ? { headers: { link: `<${next.pathname}${next.search}>; rel="next"` } }
      : {}),
  }
}

const respond = (context: Context, { root: name, document, headers }: Answer, status = 200): Response => {
  const format = formatOf(context)
  const response = new Response(write(format, name, document), { status, headers: headers ?? {} })
  response.headers.set('content-type', contentTypes[format])
  return response
}

const formOf = async ({ req }: Context): Promise<URLSearchParams> => {
  const type = req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded')
    throw new RequestFault(400, ['请求要以 content-type: application/x-www-form-urlencoded 发送。'])
  return new URLSearchParams(await req.text())
}

const limits = ({ clock }: Open311Deps, settingsOf: (place: string) => Open311Settings) => {
  const byMost = new Map<number, ReturnType<typeof rateLimit>>()
  return (place: PlaceId, caller: string): void => {
    const most = settingsOf(place).requestsPerMinute
    const limit = byMost.get(most) ?? rateLimit(most, 60_000)
    byMost.set(most, limit)
    limit.take(caller, clock.now().getTime())
  }
}
