import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { composeDeps, createApp } from '../../src/app.ts'
import { placeIdSchema } from '../../src/domain/place.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { openServer } from '../../src/store/database.ts'
import worker from '../../src/worker.ts'
import type { OwnDatabase } from './own-database.ts'
import { freePort, startNode, until, untilReady } from './processes.ts'
import { testSigning } from './signing.ts'

export type Proof = {
  /** Where the worker answers. */
  readonly url: string
  readonly database: OwnDatabase
  readonly dataKey: string
}

/** What is shown; throws when it does not hold. Returns a word on what was seen. */
export type ProofStep = (proof: Proof) => Promise<string>

type Turn = {
  readonly conversationId: string
  readonly outcome: { readonly kind: string; readonly entryId?: string }
  readonly replies: readonly {
    readonly text: string
    readonly citations?: readonly { readonly basis: readonly { readonly law: string }[] }[]
    readonly order?: { readonly no: string; readonly queryCode: string }
  }[]
}
type Order = {
  readonly no: string
  readonly statusText: string
  readonly timeline: readonly { readonly what: string }[]
}
type Send = (path: string, init?: RequestInit) => Response | Promise<Response>

const place = 'weifang'
const question = '身份证丢了怎么补办？'

const get = (url: string, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url + path, { ...init, signal: init.signal ?? AbortSignal.timeout(30_000) })

const over =
  (url: string): Send =>
  (path, init) =>
    get(url, path, init)

const posted = (body: object, headers: object = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

const say = async (send: Send, body: object): Promise<Turn> => {
  const response = await send(`/api/v1/${place}/messages`, posted(body))
  assert.equal(response.status, 200, await response.clone().text())
  return (await response.json()) as Turn
}

/** The whole dialogue of a complaint, until there is an order. */
const fileOrder = async (send: Send): Promise<{ no: string; queryCode: string }> => {
  const conversationId = randomUUID()
  const told = [
    '我要投诉，奎文区新华路老李烧烤每天半夜在路边摆摊，噪声很大',
    '我姓王，电话13800000000',
    '提交',
  ]
  for (const text of told) {
    const order = (await say(send, { conversationId, text })).replies.find((reply) => reply.order)?.order
    if (order) return order
  }
  return assert.fail('the dialogue ended without an order')
}

const lookUp = async (send: Send, { no, queryCode }: { no: string; queryCode: string }): Promise<Order> => {
  const response = await send(`/api/v1/${place}/orders/${no}?code=${queryCode}`)
  assert.equal(response.status, 200, await response.clone().text())
  return (await response.json()) as Order
}

export const pageWithItsFiles: ProofStep = async ({ url }) => {
  const page = await get(url, `/${place}`)
  assert.equal(page.status, 200)
  const files = new Set([...(await page.text()).matchAll(/\/assets\/[\w.-]+/g)].map(([file]) => file))
  assert.ok(files.size > 3, 'the page names its style sheets and scripts')
  for (const file of files) {
    const asset = await get(url, file)
    assert.equal(asset.status, 200, file)
    assert.ok((await asset.text()).length > 0, file)
  }
  assert.equal((await get(url, '/assets/none.css')).status, 404)
  return `${files.size} files`
}

export const consultation: ProofStep = async ({ url }) => {
  const message = { conversationId: randomUUID(), messageId: randomUUID(), text: question }
  const turn = await say(over(url), message)
  assert.equal(turn.outcome.kind, 'settled')
  assert.ok(turn.replies[0]?.citations?.[0]?.basis[0]?.law, 'the answer names its law')
  assert.deepEqual(await say(over(url), message), turn, 'the same message is answered once')
  return turn.outcome.entryId ?? ''
}

/** Twice: what the first request made must serve the next. */
export const signedIn: ProofStep = async ({ url }) => {
  const account = { username: `dispatcher.${place}`, password: 'jiban-demo' }
  for (let time = 0; time < 2; time += 1) {
    const entered = await get(url, '/api/auth/sign-in/username', posted(account))
    assert.equal(entered.status, 200)
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const me = await get(url, `/api/v1/${place}/me`, { headers: { cookie } })
    assert.equal(((await me.json()) as { id: string }).id, account.username)
  }
  const wrong = await get(url, '/api/auth/sign-in/username', posted({ ...account, password: 'wrong-one' }))
  assert.equal(wrong.status, 401)
  return account.username
}

export const streamedTurn: ProofStep = async ({ url }) => {
  const asked = posted({ text: question }, { accept: 'text/event-stream' })
  const text = await (await get(url, `/api/v1/${place}/messages`, asked)).text()
  const events = text.split('\n\n').flatMap((block) => {
    const [, name, data] = /^event: (\w+)\ndata: (.*)$/s.exec(block) ?? []
    return name && data ? [{ name, data: JSON.parse(data) }] : []
  })
  assert.equal(events[0]?.name, 'progress')
  const last = events.at(-1)
  assert.ok(last)
  assert.equal(last.name, 'done')
  const pieces = events.filter(({ name }) => name === 'delta').map(({ data }) => data.text)
  const whole = (last.data as Turn).replies.map((reply) => reply.text)
  assert.equal(pieces.join(''), whole.join(''))
  return `${events.length} events`
}

/** A citizen who leaves in the middle finds the turn stored. */
export const abandonedStream: ProofStep = async ({ url }) => {
  const conversationId = randomUUID()
  const leaving = new AbortController()
  const asked = posted({ conversationId, text: question }, { accept: 'text/event-stream' })
  const response = await get(url, `/api/v1/${place}/messages`, { ...asked, signal: leaving.signal })
  await response.body?.getReader().read()
  leaving.abort()
  const turns = await until('the turn stored', async () => {
    const told = await get(url, `/api/v1/${place}/conversations/${conversationId}`)
    const { turns } = (await told.json()) as { turns: unknown[] }
    return turns.length > 0 && turns
  })
  return `${turns.length} turn stored`
}

/** Filed here, looked up here, and the same in the Node entry on the same database. */
export const orderOnBothRuntimes: ProofStep = async ({ url, database, dataKey }) => {
  const filed = await fileOrder(over(url))
  const order = await lookUp(over(url), filed)
  assert.equal(order.no, filed.no)
  const wrong = `/api/v1/${place}/orders/${filed.no}?code=none`
  assert.equal((await get(url, wrong)).status, 404)
  const port = await freePort()
  const node = startNode(['--import', 'tsx', 'src/node.ts'], {
    DATABASE_URL: database.url,
    JIBAN_DATA_KEY: dataKey,
    PORT: String(port),
  })
  try {
    await untilReady(`http://127.0.0.1:${port}`, node)
    assert.deepEqual(await lookUp(over(`http://127.0.0.1:${port}`), filed), order)
  } finally {
    await node.end()
  }
  return `${order.no} ${order.statusText}`
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

/** An order filed long ago through the Node side; the worker's scheduled handler notes that its time is over. */
export const scheduledSweep: ProofStep = async ({ url, database, dataKey }) => {
  const opened = openServer(database.url)
  const { deps } = composeDeps(opened.db, aesCipher(dataKey), { now: () => daysAgo(120) }, testSigning)
  const app = createApp(deps, {
    defaultPlace: placeIdSchema.parse(place),
    mode: 'demo',
    ready: async () => true,
    asset: async () => null,
  })
  const filed = await fileOrder(app.request).finally(() => opened.close())
  const noted = async () =>
    (await lookUp(over(url), filed)).timeline.filter(({ what }) => what.includes('超过期限')).length
  assert.equal(await noted(), 0)
  const swept = await get(url, '/cdn-cgi/local/scheduled')
  assert.equal(await swept.text(), 'ok')
  const found = await noted()
  assert.ok(found > 0, 'the order says that its time is over')
  return `${found} overdue clock noted`
}

const connections = async ({ database }: Proof): Promise<number> => {
  const { rows } = await database.asOwner(
    'select count(*)::int as n from pg_stat_activity where datname = $1',
    [new URL(database.url).pathname.slice(1)],
  )
  return (rows[0] as { n: number }).n
}

/** The entry itself, on Node, where an open connection outlives its request: read, left, failed and scheduled alike. */
export const connectionsGivenBack: ProofStep = async (proof) => {
  const ended: Promise<unknown>[] = []
  const context = {
    waitUntil: (ending: Promise<unknown>) => void ended.push(ending),
    passThroughOnException: () => undefined,
    props: {},
  }
  const ask = (path: string, init?: RequestInit, connectionString = proof.database.url) => {
    const bindings = { ...bindingsOf(proof), HYPERDRIVE: { connectionString } }
    return worker.fetch(new Request(`http://127.0.0.1${path}`, init), bindings, context)
  }
  await (await ask(`/${place}`)).text()
  const streamed = posted({ text: question }, { accept: 'text/event-stream' })
  await (await ask(`/api/v1/${place}/messages`, streamed)).body?.cancel()
  assert.equal((await ask('/readyz', {}, 'postgres://postgres@127.0.0.1:1/none')).status, 503)
  await worker.scheduled(undefined, bindingsOf(proof), context)
  await Promise.all(ended)
  // Sooner than a pool drops an idle connection by itself.
  await until('every connection given back', async () => (await connections(proof)) === 0, 5_000)
  return `${ended.length} requests and a sweep`
}

const bindingsOf = ({ database, dataKey }: Proof) => ({
  HYPERDRIVE: { connectionString: database.url },
  ASSETS: { fetch: async () => new Response(null, { status: 404 }) },
  JIBAN_DATA_KEY: dataKey,
})

/** Without its database the service says so at once, and is back with it. */
export const databaseAway: ProofStep = async ({ url, database }) => {
  const name = new URL(database.url).pathname.slice(1)
  await database.asOwner(`alter database ${name} with allow_connections false`)
  try {
    assert.equal((await get(url, '/readyz')).status, 503)
    assert.equal((await get(url, '/healthz')).status, 200)
    const refused = await get(url, `/api/v1/${place}/messages`, posted({ text: question }))
    assert.ok(refused.status >= 500)
    assert.match(refused.headers.get('content-type') ?? '', /problem\+json/)
  } finally {
    await database.asOwner(`alter database ${name} with allow_connections true`)
  }
  assert.equal((await get(url, '/readyz')).status, 200)
  return 'readyz 503, then 200'
}
