import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { audit, openIn, type Row } from './flood-audit.ts'
import { type Flood, messagesEach, newCitizen, overSocket, runCitizen } from './flood-citizens.ts'
import { type OwnDatabase, ownDatabase } from './own-database.ts'
import { endAll, freePort, type Running, startNode, until, untilReady } from './processes.ts'
import { testAccount } from './wechat-push.ts'
import { type Trouble, type WechatServer, wechatServer } from './wechat-server.ts'

/**
 * A flood through the WeChat door: 1,000 messages of 200 citizens, in front of a platform that is slow and fails, with a
 * service that is killed twice in between. Shows that every message is answered once or visibly given up, and that there
 * are as many orders as receipts. `npm run proof:flood` with TEST_DATABASE_URL; ends with code 1 when it does not hold.
 */
const place = 'weifang'
const citizensCount = 200
/** Killed when so many messages were acknowledged. */
const killsAt = [300, 650]
const drainedWithinMs = 150_000

type Service = { start(): Promise<number>; kill(): Promise<void>; said(): string }

const serviceOf = (url: string, port: number, env: Readonly<Record<string, string>>): Service => {
  let running: Running | undefined
  return {
    start: async () => {
      const began = performance.now()
      running = startNode(['--import', 'tsx', 'src/node.ts'], { ...env, PORT: String(port) })
      await untilReady(url, running)
      return performance.now() - began
    },
    kill: async () => {
      const child = running?.child
      if (!child) return
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGKILL')
      await gone
    },
    said: () => running?.said() ?? '',
  }
}

/** One of five calls goes wrong, each in its own way; all take a while. */
const makeTroublesome = (server: WechatServer) => {
  const state = { failed: 0, over: false }
  const share: readonly (readonly [below: number, trouble: Trouble])[] = [
    [0.09, { code: -1 }],
    [0.13, { hangs: 'not-taken' }],
    [0.15, { hangs: 'taken' }],
    [0.17, { cuts: 'not-taken' }],
    [0.18, { cuts: 'taken' }],
    [0.2, { status: 502 }],
  ]
  server.slowly(() => pause(50 + Math.random() * 400))
  server.always(({ path }) => {
    if (state.over || !path.endsWith('custom/send')) return null
    const dice = Math.random()
    const trouble = share.find(([below]) => dice < below)?.[1] ?? null
    if (trouble !== null) state.failed += 1
    return trouble
  })
  return state
}

const channels = (server: WechatServer): string =>
  JSON.stringify({ [place]: { wechat: { ...testAccount, apiBase: server.url, patienceMs: 4_000 } } })

const prove = async (database: OwnDatabase, directory: string): Promise<readonly Row[]> => {
  const server = await wechatServer()
  const troubles = makeTroublesome(server)
  const dataKey = randomBytes(32).toString('base64')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const service = serviceOf(url, port, {
    HOST: '127.0.0.1',
    JIBAN_MODE: 'demo',
    JIBAN_DATA_DIR: directory,
    DATABASE_URL: database.url,
    JIBAN_DATA_KEY: dataKey,
    JIBAN_CHANNELS: channels(server),
  })
  console.log(`first start ${seconds(await service.start())}`)
  const began = performance.now()
  let count = 0
  const flood: Flood = {
    push: { send: overSocket(url), path: `/wechat/${place}`, mode: 'safe', now: () => new Date() },
    server,
    counted: () => {
      count += 1
    },
  }
  const citizens = Array.from({ length: citizensCount }, (_, index) => newCitizen(index))
  const flooding = Promise.all(citizens.map((citizen, index) => runCitizen(flood, citizen, index)))
  const killedAt: number[] = []
  for (const at of killsAt) {
    await until(`${at} messages`, async () => count >= at, 240_000)
    await service.kill()
    killedAt.push(performance.now())
    console.log(
      `${seconds(performance.now() - began)}: killed after ${count} messages, again after ${seconds(await service.start())}`,
    )
  }
  await flooding
  const sentIn = performance.now() - began
  troubles.over = true
  console.log(
    `${seconds(sentIn)}: the last of ${count} messages is acknowledged, ${troubles.failed} calls failed`,
  )
  await until('everything is over', async () => (await openIn(database.url)) === 0, drainedWithinMs).catch(
    (fault: Error) => console.log(`${fault.message}\n${service.said().slice(-2_000)}`),
  )
  const taken = server.calls.filter(({ path }) => path.endsWith('custom/send')).length
  const rows = await audit(database.url, dataKey, citizens, server, killedAt)
  await service.kill()
  await server.close()
  const whole = citizensCount * messagesEach
  const rewritten = citizens.reduce((sum, citizen) => sum + citizen.rewritten, 0)
  return [
    [
      `messages written (${citizensCount} citizens), given up by the platform and written again`,
      `${count}, ${rewritten}`,
      count === whole,
    ],
    ['all written, all over', `${seconds(sentIn)}, ${seconds(performance.now() - began)}`, true],
    ['calls of the interface, of which failed', `${taken}, ${troubles.failed}`, troubles.failed > 0],
    ...rows,
  ]
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

const main = async (): Promise<boolean> => {
  const serverUrl = process.env['TEST_DATABASE_URL']
  if (!serverUrl) {
    console.log('flood proof: TEST_DATABASE_URL is not set, nothing was proved')
    return process.env['CI_REQUIRE_ALL'] !== '1'
  }
  const database = await ownDatabase(serverUrl, 'flood')
  const directory = await mkdtemp(join(tmpdir(), 'jiban-flood-'))
  try {
    const rows = await prove(database, directory)
    for (const [what, measured, good] of rows) console.log(`${good ? 'ok  ' : 'FAIL'} ${what}: ${measured}`)
    return rows.every(([, , good]) => good)
  } finally {
    await endAll()
    await database.drop()
    await rm(directory, { recursive: true, force: true })
  }
}

if (import.meta.main) process.exit((await main()) ? 0 : 1)
