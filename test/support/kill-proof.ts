import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type PlaceId, placeIdSchema } from '../../src/domain/place.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { type OpenDatabase, openServer } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded.ts'
import { orderStore } from '../../src/store/orders/order-store.ts'

/**
 * Kills the service in the middle of its work, again and again, and shows that nothing acknowledged is lost, nothing is
 * done twice and no history is broken. `npm run proof:kill`; with TEST_DATABASE_URL also against a server; `-- --rounds 8`
 * for fewer kills.
 */
const root = join(import.meta.dirname, '../..')
const place: PlaceId = placeIdSchema.parse('weifang')
const { values: asked } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } })
const rounds = Number.parseInt(asked.rounds, 10)
if (!(rounds > 0)) throw new Error(`--rounds ${asked.rounds}: a number from 1 on is needed`)
const ordersARound = 6
const longestLaterStartMs = 8_000
const firstStartMs = 300_000
const complaint = '幸福路12号东门工地昨天夜里十一点还在施工，太吵了，要投诉，我的电话13800138000'

type Target = {
  readonly name: string
  readonly env: Readonly<Record<string, string>>
  open(): Promise<OpenDatabase>
  remove(): Promise<void>
}

type Service = { readonly url: string; readonly tookMs: number; kill(signal: NodeJS.Signals): Promise<void> }
type Answer = {
  readonly outcome: { readonly kind: string; readonly reason?: string }
  readonly replies: readonly { readonly order?: { readonly no: string; readonly queryCode: string } }[]
}
type Row = readonly [what: string, measured: string, good: boolean]

const embeddedTarget = async (): Promise<Target> => {
  const directory = await mkdtemp(join(tmpdir(), 'jiban-kill-'))
  return {
    name: 'embedded',
    env: { DATABASE_URL: '', JIBAN_DATA_DIR: directory },
    open: () => openEmbedded({ directory }),
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}

const serverTarget = async (server: string): Promise<Target> => {
  const directory = await mkdtemp(join(tmpdir(), 'jiban-kill-'))
  const name = `jiban_kill_${randomUUID().replaceAll('-', '')}`
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await run(`create database ${name}`)
  return {
    name: 'server',
    env: { DATABASE_URL: url, JIBAN_DATA_DIR: directory },
    open: async () => openServer(url),
    remove: async () => {
      await run(`drop database if exists ${name} with (force)`)
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** The service as a process of its own on a free port, once it says that it is ready. */
const start = async (target: Target): Promise<Service> => {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/node.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', JIBAN_MODE: 'demo', ...target.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await readyLine(child)
  return {
    url,
    tookMs: performance.now() - began,
    kill: async (signal) => {
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
}

const readyLine = (child: ChildProcess): Promise<string> =>
  new Promise((ready, failed) => {
    let said = ''
    const giveUp = setTimeout(() => {
      child.kill('SIGKILL')
      failed(new Error(`the service was not ready in time:\n${said}`))
    }, firstStartMs)
    const hear = (chunk: Buffer) => {
      said += chunk
      const url = /ready: (http:\/\/[\d.]+:\d+)/.exec(said)?.[1]
      if (url === undefined) return
      clearTimeout(giveUp)
      ready(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', (code) => {
      clearTimeout(giveUp)
      failed(new Error(`the service ended with ${code}:\n${said}`))
    })
  })

type Message = { readonly conversationId: string; readonly messageId: string; readonly text: string }

/** The answer, or null when the service died before giving one. */
const send = async ({ url }: Service, message: Message): Promise<Answer | null> => {
  try {
    const response = await fetch(`${url}/api/v1/${place}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    })
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    return null
  }
}

const orderIn = (answer: Answer | null) => answer?.replies.find(({ order }) => order)?.order

type Filing = { readonly told: Message; readonly submitted: Message }

const newFiling = (): Filing => {
  const conversationId = randomUUID()
  return {
    told: { conversationId, messageId: randomUUID(), text: complaint },
    submitted: { conversationId, messageId: randomUUID(), text: '提交' },
  }
}

/** Both messages of a filing; the second only when the first was acknowledged, as a telephone would. */
const sendFiling = async (service: Service, { told, submitted }: Filing): Promise<Answer | null> =>
  (await send(service, told)) === null ? null : send(service, submitted)

const exists = async ({ url }: Service, { no, queryCode }: { no: string; queryCode: string }) =>
  (await fetch(`${url}/api/v1/${place}/orders/${no}?code=${queryCode}`)).status === 200

/** An intake that is killed in its middle and goes on in the next process. */
const killedIntake = async (target: Target, first: Service) => {
  const conversationId = randomUUID()
  const say = (service: Service, text: string) =>
    send(service, { conversationId, messageId: randomUUID(), text })
  await say(first, '小区路灯坏了半个月没人修，要投诉')
  await first.kill('SIGKILL')
  const service = await start(target)
  const shown = await say(service, '奎文区幸福路12号，13800138000')
  const order = orderIn(await say(service, '提交'))
  const whole = shown?.outcome.reason === 'confirm' && order !== undefined && (await exists(service, order))
  return { service, conversationId, whole }
}

type Tally = {
  acknowledged: number
  cutOff: number
  lost: number
  changed: number
  unfinished: number
  readonly laterStarts: number[]
  readonly conversations: Set<string>
}

/** Files many orders, kills at a random moment, starts again, sends the same messages once more. */
const killedRound = async (target: Target, service: Service, tally: Tally): Promise<Service> => {
  const filings = Array.from({ length: ordersARound }, newFiling)
  const answers = filings.map((filing) => sendFiling(service, filing))
  await pause(Math.random() * 700)
  await service.kill('SIGKILL')
  const before = await Promise.all(answers)
  const next = await start(target)
  tally.laterStarts.push(next.tookMs)
  for (const [index, filing] of filings.entries()) {
    tally.conversations.add(filing.told.conversationId)
    const acknowledged = orderIn(before[index] ?? null)
    const again = orderIn(await sendFiling(next, filing))
    if (acknowledged) {
      tally.acknowledged += 1
      if (!(await exists(next, acknowledged))) tally.lost += 1
      if (again?.no !== acknowledged.no || again.queryCode !== acknowledged.queryCode) tally.changed += 1
    } else tally.cutOff += 1
    if (!again) tally.unfinished += 1
  }
  return next
}

/** What the database holds in the end, read without the service. */
const audit = async (target: Target, conversations: ReadonlySet<string>) => {
  const database = await target.open()
  try {
    const orders = orderStore(database.db, aesCipher('not needed to check the chains'))
    const rows = await database.db
      .selectFrom('work_order')
      .select(['no', 'conversation_id'])
      .where('place', '=', place)
      .execute()
    const doubled = rows.length - new Set(rows.map((row) => row.conversation_id)).size
    const missing = [...conversations].filter((id) => !rows.some((row) => row.conversation_id === id)).length
    let broken = 0
    for (const { no } of rows) if ((await orders.firstBroken(place, no)) !== null) broken += 1
    return { orders: rows.length, doubled, missing, broken }
  } finally {
    await database.close()
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

const prove = async (target: Target): Promise<readonly Row[]> => {
  const tally: Tally = {
    acknowledged: 0,
    cutOff: 0,
    lost: 0,
    changed: 0,
    unfinished: 0,
    laterStarts: [],
    conversations: new Set(),
  }
  const first = await start(target)
  const intake = await killedIntake(target, first)
  tally.laterStarts.push(intake.service.tookMs)
  tally.conversations.add(intake.conversationId)
  let { service } = intake
  for (let round = 1; round <= rounds; round++) {
    service = await killedRound(target, service, tally)
    console.log(`${target.name}: round ${round}/${rounds}, started again in ${seconds(service.tookMs)}`)
  }
  await service.kill('SIGTERM')
  const found = await audit(target, tally.conversations)
  const slowest = Math.max(...tally.laterStarts)
  const sent = rounds * ordersARound
  return [
    ['first start, everything loaded', seconds(first.tookMs), true],
    [`later starts, slowest of ${tally.laterStarts.length}`, seconds(slowest), slowest < longestLaterStartMs],
    ['intake killed in its middle is finished by the next process', String(intake.whole), intake.whole],
    ['orders sent, acknowledged before the kill', `${sent}, ${tally.acknowledged}`, tally.acknowledged > 0],
    ['orders cut off by the kill', String(tally.cutOff), tally.cutOff > 0],
    ['acknowledged orders lost', String(tally.lost), tally.lost === 0],
    ['another answer to a message sent again', String(tally.changed), tally.changed === 0],
    ['orders that could not be finished', String(tally.unfinished), tally.unfinished === 0],
    ['orders stored, of which doubled', `${found.orders}, ${found.doubled}`, found.doubled === 0],
    ['conversations without their order', String(found.missing), found.missing === 0],
    ['broken hash chains', String(found.broken), found.broken === 0],
  ]
}

const proveAndPrint = async (target: Target): Promise<boolean> => {
  try {
    const rows = await prove(target)
    console.log(`\n${target.name}: ${rounds} kills with ${ordersARound} orders under way at each`)
    for (const [what, measured, good] of rows) console.log(`${good ? 'ok  ' : 'FAIL'} ${what}: ${measured}`)
    return rows.every(([, , good]) => good)
  } finally {
    await target.remove()
  }
}

if (import.meta.main) {
  const server = process.env['TEST_DATABASE_URL']
  const targets = [await embeddedTarget(), ...(server ? [await serverTarget(server)] : [])]
  if (!server) console.log('the server half is left out: TEST_DATABASE_URL is not set')
  let good = true
  for (const target of targets) good = (await proveAndPrint(target)) && good
  process.exit(good ? 0 : 1)
}
