import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What the stand-in does with one call instead of answering it properly. */
export type Trouble =
  | { readonly code: number; readonly message?: string }
  /** Never answers; `taken` when the call had its effect all the same. */
  | { readonly hangs: 'taken' | 'not-taken' }
  /** Hangs up. */
  | { readonly cuts: 'taken' | 'not-taken' }
  | { readonly status: number }
  | { readonly says: string }

export type Call = {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
}

/** A message as it lies on the citizen's telephone. */
export type Shown = {
  readonly to: string
  readonly text: string
  readonly menu: readonly string[]
}
/** One message that was taken, and whether whoever sent it could know. `at` and `endedAt` by performance.now. */
export type Taking = {
  readonly to: string
  readonly text: string
  readonly at: number
  /** Taken, and not a word said of it. */
  silent: boolean
  /** When the connection ended without another call on it, if it did. */
  endedAt: number | null
}
export type Notice = { readonly to: string; readonly template: string; readonly data: Record<string, string> }

type Quota = { left: number; until: number }

const longestText = 2048

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/**
 * A small server that speaks the HTTP interface of an official account: stable_token, message/custom/send,
 * message/subscribe/bizsend, media/get, menu/create. It keeps the platform's windows and limits, and refuses, hangs or
 * hangs up on command.
 */
export const wechatServer = async (now: () => number = Date.now) => {
  const calls: Call[] = []
  const shown: Shown[] = []
  const takings: Taking[] = []
  /** What was taken last on a connection. */
  const lastOn = new WeakMap<Socket, Taking>()
  const notices: Notice[] = []
  const menus: unknown[] = []
  const media = new Map<string, { readonly bytes: Uint8Array; readonly mime: string }>()
  const films = new Map<string, string>()
  const quotas = new Map<string, Quota>()
  const subscribed = new Map<string, number>()
  const queued: { readonly path: string; readonly trouble: Trouble }[] = []
  let always: (call: Call) => Trouble | null = () => null
  let slowly: (call: Call) => Promise<void> = async () => undefined
  /** What is given out, and what is worth something; null = none yet. */
  let given: string | null = null
  let valid: string | null = null
  let made = 0

  const refusal = (code: number, message = 'refused'): Record<string, unknown> => ({
    errcode: code,
    errmsg: `${message} rid: 5f0a-1b2c`,
  })
  const fine = { errcode: 0, errmsg: 'ok' }

  const stableToken = ({ body }: Call): Record<string, unknown> => {
    if (body['grant_type'] !== 'client_credential') return refusal(40002, 'invalid grant_type')
    if (body['secret'] !== 'app-secret') return refusal(40125, 'invalid appsecret')
    if (body['force_refresh'] === true || given === null) {
      made += 1
      given = `token-${made}`
      valid = given
    }
    return { access_token: given, expires_in: 7200 }
  }

  const takeQuota = (openid: string): number | null => {
    const windows = [quotas.get(`tap ${openid}`), quotas.get(`text ${openid}`)]
    const open = windows.filter((quota) => quota !== undefined && quota.until > now())
    if (open.length === 0) return 45015
    const usable = open.find((quota) => quota !== undefined && quota.left > 0)
    if (usable === undefined) return 45047
    usable.left -= 1
    return null
  }

  const customSend = ({ body }: Call): Record<string, unknown> => {
    const { touser, msgtype } = body as { touser: string; msgtype: string }
    const message = (body[msgtype] ?? {}) as {
      content?: string
      head_content?: string
      list?: { content: string }[]
    }
    const text = message.content ?? message.head_content ?? ''
    if (!touser.startsWith('o')) return refusal(40003, 'invalid openid')
    if (text === '') return refusal(44004, 'empty content')
    if (Buffer.byteLength(text) > longestText) return refusal(45002, 'content size out of limit')
    const over = takeQuota(touser)
    if (over !== null)
      return refusal(over, over === 45015 ? 'response out of time limit' : 'out of response count limit')
    takings.push({ to: touser, text, at: performance.now(), silent: false, endedAt: null })
    shown.push({ to: touser, text, menu: (message.list ?? []).map(({ content }) => content) })
    return fine
  }

  const bizsend = ({ body }: Call): Record<string, unknown> => {
    const { touser, template_id, data } = body as {
      touser: string
      template_id: string
      data: Record<string, { value: string }>
    }
    const left = subscribed.get(touser) ?? 0
    if (left === 0) return refusal(43101, 'user refuse to accept the msg')
    for (const [name, { value }] of Object.entries(data))
      if (name.startsWith('thing') && [...value].length > 20)
        return refusal(47003, `argument invalid! data.${name}`)
    subscribed.set(touser, left - 1)
    const told = Object.fromEntries(Object.entries(data).map(([name, { value }]) => [name, value]))
    notices.push({ to: touser, template: template_id, data: told })
    return fine
  }

  const answers: Readonly<Record<string, (call: Call) => Record<string, unknown>>> = {
    '/cgi-bin/stable_token': stableToken,
    '/cgi-bin/message/custom/send': customSend,
    '/cgi-bin/message/subscribe/bizsend': bizsend,
    '/cgi-bin/menu/create': ({ body }) => {
      menus.push(body)
      return fine
    },
  }

  const answer = (call: Call, response: ServerResponse): void => {
    const act = answers[call.path]
    if (call.path !== '/cgi-bin/stable_token' && call.query.get('access_token') !== valid)
      json(response, refusal(40001, 'invalid credential, access_token is invalid or not latest'))
    else if (call.path === '/cgi-bin/media/get') mediaAnswer(call, response)
    else if (act === undefined) response.writeHead(404).end()
    else json(response, act(call))
  }

  const mediaAnswer = ({ query }: Call, response: ServerResponse): void => {
    const id = query.get('media_id') ?? ''
    const file = media.get(id)
    const film = films.get(id)
    if (film !== undefined) json(response, { video_url: film })
    else if (file === undefined) json(response, refusal(40007, 'invalid media_id'))
    else
      response
        .writeHead(200, { 'content-type': file.mime, 'content-disposition': 'attachment; filename="f"' })
        .end(file.bytes)
  }

  const troubled = (call: Call, trouble: Trouble, response: ServerResponse): void => {
    if ('code' in trouble) json(response, refusal(trouble.code, trouble.message))
    else if ('status' in trouble) response.writeHead(trouble.status).end('<html>')
    else if ('says' in trouble) response.writeHead(200, { 'content-type': 'text/html' }).end(trouble.says)
    else {
      const effect = 'hangs' in trouble ? trouble.hangs : trouble.cuts
      if (effect === 'taken') {
        const before = takings.length
        answers[call.path]?.(call)
        for (const taking of takings.slice(before)) taking.silent = true
      }
      if ('cuts' in trouble) response.destroy()
    }
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://wechat')
    if (url.pathname.startsWith('/films/')) {
      response.writeHead(200, { 'content-type': 'video/mp4' }).end('film')
      return
    }
    const text = await readBody(request)
    const call = { path: url.pathname, query: url.searchParams, body: text === '' ? {} : JSON.parse(text) }
    calls.push(call)
    const index = queued.findIndex(({ path }) => call.path.endsWith(path))
    const trouble = index < 0 ? always(call) : (queued.splice(index, 1)[0]?.trouble ?? null)
    lastOn.delete(request.socket)
    await slowly(call)
    const before = takings.length
    if (trouble === null) answer(call, response)
    else troubled(call, trouble, response)
    const taking = takings[before]
    if (taking === undefined) return
    if (request.socket.destroyed) taking.endedAt = performance.now()
    lastOn.set(request.socket, taking)
  })
  // Longer than anything lasts here: a connection that ends was ended by the other side.
  server.keepAliveTimeout = 600_000
  server.on('connection', (socket) =>
    socket.on('close', () => {
      const taking = lastOn.get(socket)
      if (taking !== undefined) taking.endedAt ??= performance.now()
    }),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    shown,
    takings,
    notices,
    menus,
    media,
    films,
    /** Somebody wrote: 5 messages within 48 hours. */
    wrote: (openid: string) => quotas.set(`text ${openid}`, { left: 5, until: now() + 48 * 3_600_000 }),
    /** Somebody tapped the menu, followed or scanned: 3 messages within a minute. */
    tapped: (openid: string) => quotas.set(`tap ${openid}`, { left: 3, until: now() + 60_000 }),
    subscribe: (openid: string, count = 1) => subscribed.set(openid, count),
    /** The next call of this path goes wrong. */
    next: (path: string, ...troubles: readonly Trouble[]) => {
      for (const trouble of troubles) queued.push({ path, trouble })
    },
    /** Every call goes through this first. */
    always: (trouble: (call: Call) => Trouble | null) => {
      always = trouble
    },
    /** Every call waits for this first. */
    slowly: (wait: (call: Call) => Promise<void>) => {
      slowly = wait
    },
    /** Nothing can be sent to this person any more, though our side does not know it. */
    unfollows: (openid: string) => {
      quotas.delete(`text ${openid}`)
      quotas.delete(`tap ${openid}`)
    },
    /** The token that was given out is worth nothing any more; stable_token gives another one, or the same. */
    endToken: (then: 'another' | 'the-same-until-forced') => {
      valid = null
      if (then === 'another') given = null
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
export type WechatServer = Awaited<ReturnType<typeof wechatServer>>

const json = (response: ServerResponse, body: unknown): void => {
  // The platform says text/plain for its JSON.
  response.writeHead(200, { 'content-type': 'text/plain' })
  response.end(JSON.stringify(body))
}
