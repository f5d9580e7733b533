import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export const corp = {
  corpId: 'ww0123456789abcdef',
  secret: 'kf-secret',
  openKfId: 'wkAJ2GCAAASSm4',
  token: 'TestToken123',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
} as const

type Body = Readonly<Record<string, unknown>>
export type WecomCall = { readonly path: string; readonly query: URLSearchParams; readonly body: Body }
/** What the stand-in does with one call instead of answering it: a code, or silence, before or after its effect. */
export type WecomTrouble =
  | { readonly code: number }
  | { readonly hangs: 'taken' | 'not-taken' }
  | { readonly says: string }

/** A message as it lies on the citizen's telephone. */
export type WecomShown = { readonly to: string; readonly text: string; readonly menu: readonly string[] }

type Session = { state: number; left: number; until: number; code: string; servicer: string }
type Menu = { head_content?: string; list?: { click: { content: string } }[] }

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/**
 * A small server that speaks the HTTP interface of WeCom customer service: gettoken, kf/sync_msg, kf/send_msg,
 * kf/send_msg_on_event, kf/service_state/get and trans, media/get. It keeps the platform's windows, states and limits.
 */
export const wecomServer = async (now: () => number) => {
  const calls: WecomCall[] = []
  const shown: WecomShown[] = []
  const log: Body[] = []
  const media = new Map<string, { readonly bytes: Uint8Array; readonly mime: string }>()
  const sessions = new Map<string, Session>()
  const queued: { readonly path: string; readonly trouble: WecomTrouble }[] = []
  const tokens = new Set<string>()
  const codes = new Map<string, { readonly to: string; readonly state: number | null }>()
  const away = new Set<string>()
  let valid = ''
  let made = 0
  let pageSize = 1000
  let always: (path: string) => WecomTrouble | null = () => null

  const refusal = (code: number): Body => ({ errcode: code, errmsg: 'refused, hint: [1700000000000000000]' })
  const fine = { errcode: 0, errmsg: 'ok' }
  const sessionOf = (customer: string): Session => {
    const session = sessions.get(customer) ?? { state: 4, left: 0, until: 0, code: '', servicer: '' }
    sessions.set(customer, session)
    return session
  }
  const textOf = (body: Body): { text: string; menu: string[] } => {
    const menu = body['msgmenu'] as Menu | undefined
    const text = (body['text'] as { content?: string } | undefined)?.content ?? menu?.head_content ?? ''
    return { text, menu: (menu?.list ?? []).map(({ click }) => click.content) }
  }
  const newCode = (to: string, state: number | null): string => {
    const code = `code-${codes.size + 1}`
    codes.set(code, { to, state })
    return code
  }

  const gettoken = ({ query }: WecomCall): Body => {
    if (query.get('corpid') !== corp.corpId) return refusal(40013)
    if (query.get('corpsecret') !== corp.secret) return refusal(40001)
    if (valid === '') {
      made += 1
      valid = `token-${made}`
    }
    return { ...fine, access_token: valid, expires_in: 7200 }
  }

  const sync = ({ body }: WecomCall): Body => {
    const token = body['token']
    if (token !== undefined && !tokens.has(String(token))) return refusal(95007)
    const from = body['cursor'] === undefined ? 0 : Number(String(body['cursor']).slice('cursor-'.length))
    const page = log.slice(from, from + pageSize)
    const next = from + page.length
    return { ...fine, next_cursor: `cursor-${next}`, has_more: next < log.length ? 1 : 0, msg_list: page }
  }

  const send = ({ body }: WecomCall): Body => {
    const to = String(body['touser'])
    const session = sessionOf(to)
    const { text, menu } = textOf(body)
    if (body['open_kfid'] !== corp.openKfId) return refusal(95000)
    if (session.state === 4) return refusal(95013)
    if (session.state > 1) return refusal(95018)
    if (session.until <= now()) return refusal(95002)
    if (session.left === 0) return refusal(95001)
    if (text === '' || Buffer.byteLength(text) > 2048) return refusal(40058)
    if (menu.length > 10) return refusal(95008)
    session.left -= 1
    shown.push({ to, text, menu })
    return { ...fine, msgid: body['msgid'] }
  }

  const sendOnEvent = ({ body }: WecomCall): Body => {
    const given = codes.get(String(body['code']))
    if (!given) return refusal(40058)
    if (given.state !== null && sessionOf(given.to).state !== given.state) return refusal(95018)
    codes.delete(String(body['code']))
    shown.push({ to: given.to, ...textOf(body) })
    return { ...fine, msgid: body['msgid'] ?? 'made' }
  }

  const trans = ({ body }: WecomCall): Body => {
    const to = String(body['external_userid'])
    const state = Number(body['service_state'])
    const session = sessionOf(to)
    if (session.state === 4) return refusal(95013)
    if (state < session.state || (state === 2 && session.state === 2)) return refusal(95016)
    if (state === 3 && away.has(String(body['servicer_userid']))) return refusal(95014)
    session.state = state
    session.servicer = String(body['servicer_userid'] ?? '')
    return { ...fine, msg_code: newCode(to, state) }
  }

  const answers: Readonly<Record<string, (call: WecomCall) => Body>> = {
    'kf/sync_msg': sync,
    'kf/send_msg': send,
    'kf/send_msg_on_event': sendOnEvent,
    'kf/service_state/trans': trans,
    'kf/service_state/get': ({ body }) => {
      const { state, servicer } = sessionOf(String(body['external_userid']))
      return { ...fine, service_state: state, servicer_userid: servicer }
    },
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://wecom')
    const text = await readBody(request)
    const path = url.pathname.replace('/cgi-bin/', '')
    const call = { path, query: url.searchParams, body: text === '' ? {} : JSON.parse(text) }
    calls.push(call)
    const json = (body: Body) =>
      response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body))
    const index = queued.findIndex((each) => each.path === path)
    const trouble = index < 0 ? always(path) : queued.splice(index, 1)[0]?.trouble
    if (trouble && 'code' in trouble) return json(refusal(trouble.code))
    if (trouble && 'says' in trouble) return response.writeHead(200).end(trouble.says)
    if (trouble) {
      if (trouble.hangs === 'taken') answers[path]?.(call)
      return undefined
    }
    if (path === 'gettoken') return json(gettoken(call))
    if (url.searchParams.get('access_token') !== valid || valid === '') return json(refusal(40014))
    const file = media.get(url.searchParams.get('media_id') ?? '')
    if (path === 'media/get')
      return file
        ? response.writeHead(200, { 'content-type': file.mime }).end(file.bytes)
        : json(refusal(40007))
    const act = answers[path]
    return act ? json(act(call)) : response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    shown,
    media,
    sessions,
    away,
    /** Somebody writes: the window opens, and a conversation that was over begins anew. */
    wrote: (customer: string, entry: Body): Body => {
      const session = sessionOf(customer)
      if (session.state === 4) session.state = 0
      session.left = 5
      session.until = now() + 48 * 3_600_000
      const whole = {
        open_kfid: corp.openKfId,
        external_userid: customer,
        send_time: Math.floor(now() / 1000),
        origin: 3,
        ...entry,
      }
      log.push(whole)
      return whole
    },
    /** Anything else in the stream, as it stands. */
    happens: (entry: Body) => void log.push(entry),
    enters: (customer: string): string => {
      const code = newCode(customer, null)
      log.push({
        msgid: `event-${log.length}`,
        send_time: Math.floor(now() / 1000),
        origin: 4,
        msgtype: 'event',
        event: {
          event_type: 'enter_session',
          open_kfid: corp.openKfId,
          external_userid: customer,
          scene: '123',
          welcome_code: code,
        },
      })
      return code
    },
    /** A token for a pull, as it stands in a push. */
    newToken: (): string => {
      const token = `ENC${tokens.size + 1}`
      tokens.add(token)
      return token
    },
    endToken: () => {
      valid = ''
    },
    pages: (size: number) => {
      pageSize = size
    },
    next: (path: string, ...troubles: readonly WecomTrouble[]) => {
      for (const trouble of troubles) queued.push({ path, trouble })
    },
    /** Every call goes through this first. */
    always: (trouble: (path: string) => WecomTrouble | null) => {
      always = trouble
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
