import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { composeDeps, createApp } from './app.ts'
import { composeChannels } from './compose-channels.ts'
import { type Env, readEnv } from './env.ts'
import { eraseOldJob } from './jobs/erase-old.ts'
import { feedKnowledge, reviewKnowledge } from './jobs/review-knowledge.ts'
import { readChannels, widgetOriginsOf } from './open-channels.ts'
import { openModels } from './open-models.ts'
import type { Cipher } from './ports/cipher.ts'
import { signingOptions } from './signing-options.ts'
import { aesCipher } from './store/aes-cipher.ts'
import { type ConnectionPool, columnTypes, type Database, databaseOver } from './store/database.ts'
import { retentionStore } from './store/retention/retention-store.ts'
import { unitStore } from './store/unit-store.ts'
import { sweepClocks } from './usecases/clocks/sweep-clocks.ts'
import { remindOfDailyCheck } from './usecases/daily-checks/remind-of-daily-check.ts'
import type { Deps } from './usecases/deps.ts'

/**
 * Cloudflare Workers entry: the same app over Hyperdrive. A connection belongs to the request that opened it, so each
 * request brings a pool of its own, and the app, built once, finds it through the asynchronous context.
 * The database is migrated and filled by the Node entry; this one never does either.
 */
type Bindings = {
  readonly HYPERDRIVE: { readonly connectionString: string }
  readonly ASSETS: { fetch(request: Request): Promise<Response> }
  /** Variables and secrets by the names that `env.ts` reads. */
  readonly [name: string]: unknown
}

type Context = { waitUntil(promise: Promise<unknown>): void; passThroughOnException(): void; props: unknown }

/** A database that does not answer must not hold a request for ever. */
const connectWithinMs = 5_000
const answerWithinMs = 15_000

/** As wrangler.toml has it; what can wait is done in the first tick of an hour. */
const minutesBetweenTicks = 1

/** What belongs to one request or tick. */
type Under = {
  readonly pool: ConnectionPool
  /** Something was stored that has to be sent. */
  woken: boolean
  /** What goes on after the response has left. */
  readonly work: Promise<unknown>[]
}

const requests = new AsyncLocalStorage<Under>()
const underWay = (pool: ConnectionPool): Under => ({ pool, woken: false, work: [] })

/** One connection is enough: whatever runs on the embedded database manages with its single session. */
const openPool = ({ HYPERDRIVE }: Bindings) => {
  const pool = new pg.Pool({
    connectionString: HYPERDRIVE.connectionString,
    max: 1,
    connectionTimeoutMillis: connectWithinMs,
    query_timeout: answerWithinMs,
    types: columnTypes,
    application_name: 'jiban',
  })
  // Whoever asks next is told; without a listener the fault would end the request that asks nothing more.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const poolOfRequest = (): ConnectionPool => {
  const under = requests.getStore()
  if (!under) throw new Error('a query outside a request')
  return under.pool
}

/** Hands every call to the pool of the request under way. */
const requestPool = {
  connect: () => poolOfRequest().connect(),
  query: (sql: string, values?: readonly unknown[]) => poolOfRequest().query(sql, values),
  end: async () => undefined,
} as ConnectionPool

const textsOf = (bindings: Bindings): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(bindings).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  )

/** A demonstration without a secret signs with one made from its data key. */
const signingSecret = async (given: string, cipher: Cipher): Promise<string> =>
  given === '' ? cipher.digest('signing') : given

const build = async (bindings: Bindings) => {
  const env = readEnv({ ...textsOf(bindings), DATABASE_URL: bindings.HYPERDRIVE.connectionString })
  const cipher = await openCipher(env)
  const db = databaseOver(requestPool)
  const { deps, sweeper } = await composeOver(env, db, cipher)
  const settings = readChannels(env.JIBAN_CHANNELS)
  const channels = channelsOf(db, cipher, deps, settings)
  const app = createApp(channels.deps, {
    ...appSettings(env, bindings),
    channels: channels.opened,
    widgetOrigins: widgetOriginsOf(settings),
    sendsTexts: channels.sendsTexts,
  })
  const retaining = {
    dataRequests: deps.dataRequests,
    retention: retentionStore(db, cipher),
    retentionDays: env.JIBAN_RETENTION_DAYS,
  }
  return { app, channels, retaining, sweeping: { ...channels.deps, sweeper } }
}

/** What a runtime without a disk and without SM4 can do. */
const openCipher = async (env: Env): Promise<Cipher> => {
  if (env.JIBAN_DATA_KEY === '')
    throw new Error('JIBAN_DATA_KEY is needed: the key the Node entry sealed with')
  if (env.JIBAN_CIPHER === 'sm4')
    throw new Error('JIBAN_CIPHER=sm4 needs the Node entry: this runtime has no SM4')
  const cipher = aesCipher(env.JIBAN_DATA_KEY, ...env.JIBAN_DATA_KEYS_BEFORE)
  // The keys are derived now: a promise kept from a request that is cut off would never settle for the later ones.
  await cipher.digest('')
  return cipher
}

const composeOver = async (env: Env, db: Database, cipher: Cipher) => {
  const clock = { now: () => new Date() }
  const secret = await signingSecret(env.JIBAN_SECRET, cipher)
  const signing = signingOptions(env, secret, (text) => console.log(`[jiban] ${text}`))
  const models = await openModels(env, db, clock, (text) => console.log(`[jiban] model: ${text}`))
  const composed = composeDeps(db, cipher, clock, signing, { ...models, publicUrl: env.JIBAN_PUBLIC_URL })
  // Settled now, for the reason the cipher's keys are.
  await composed.accounts.ready()
  return composed
}

const channelsOf = (db: Database, cipher: Cipher, deps: Deps, settings: ReturnType<typeof readChannels>) =>
  composeChannels({
    db,
    cipher,
    // Units are asked for in each request: the shared memory of them keeps promises.
    deps: { ...deps, units: unitStore(db) },
    settings,
    say: (text) => console.log(`[jiban] channels: ${text}`),
    wakeSender: () => {
      const under = requests.getStore()
      if (under) under.woken = true
    },
    isolatedRequests: true,
    keepAlive: (work) => void requests.getStore()?.work.push(work),
  })

/** What the pages and the API are told of this runtime and its environment. */
const appSettings = (env: Env, { ASSETS }: Bindings) => ({
  defaultPlace: env.JIBAN_PLACE,
  mode: env.JIBAN_MODE,
  publicUrl: env.JIBAN_PUBLIC_URL,
  retentionDays: env.JIBAN_RETENTION_DAYS,
  isolatedRequests: true,
  ready: () =>
    requestPool.query('select 1').then(
      () => true,
      () => false,
    ),
  asset: async (path: string) => {
    const file = await ASSETS.fetch(new Request(`https://assets/${path}`))
    // A copy: headers that come from outside cannot be added to.
    return file.ok ? new Response(file.body, file) : null
  },
})

type Service = Awaited<ReturnType<typeof build>>
let built: Service | undefined

/** The service, built by whichever request finishes building it first. */
const serviceOf = async (bindings: Bindings): Promise<Service> => {
  if (built) return built
  const fresh = await build(bindings)
  built ??= fresh
  return built
}

type Answer = { readonly response: Response; readonly finished?: Promise<void> }

/** The response, and for a streamed turn when it is over: that goes on asking after the headers have left. */
const answer = async (request: Request, bindings: Bindings, context: Context): Promise<Answer> => {
  const { app } = await serviceOf(bindings)
  const response = await app.fetch(request, bindings, context)
  const streamed = response.headers.get('content-type')?.startsWith('text/event-stream')
  if (!streamed || !response.body) return { response }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  return { response: new Response(readable, response), finished: relay(response.body, writable) }
}

/** Passes a stream on, and reads it to its end even when the citizen has left: the turn is then stored all the same. */
const relay = async (from: ReadableStream<Uint8Array>, to: WritableStream<Uint8Array>): Promise<void> => {
  const reader = from.getReader()
  const writer = to.getWriter()
  let listening = true
  const gone = () => {
    listening = false
  }
  writer.closed.catch(gone)
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (listening) await writer.write(value).catch(gone)
  }
  if (listening) await writer.close().catch(gone)
}

/** A tick or a request ends by then; what is not sent is taken up by the next. */
const sendWithinMs = 20_000

/** What goes on after the response: a turn that took longer, and what it wrote for somebody. */
const finish = async (bindings: Bindings, under: Under): Promise<void> => {
  while (under.work.length > 0) await Promise.allSettled(under.work.splice(0))
  if (!under.woken) return
  const { channels } = await serviceOf(bindings)
  await channels.send(AbortSignal.timeout(sendWithinMs))
}

const tellFault = (fault: unknown) =>
  console.error('[jiban] after the response:', fault instanceof Error ? fault.message : fault)

export default {
  fetch: (request: Request, bindings: Bindings, context: Context): Promise<Response> => {
    const pool = openPool(bindings)
    const under = underWay(pool)
    const answered = requests.run(under, () => answer(request, bindings, context))
    // On every way out: answered, failed, or left by the citizen.
    const over = answered.then(({ finished }) => finished).catch(() => undefined)
    const left = over.then(() => requests.run(under, () => finish(bindings, under))).catch(tellFault)
    context.waitUntil(left.then(() => pool.end()))
    return answered.then(({ response }) => response)
  },
  scheduled: async (_event: unknown, bindings: Bindings, _context: Context): Promise<void> => {
    const pool = openPool(bindings)
    const sweep = async () => {
      const { sweeping, channels, retaining } = await serviceOf(bindings)
      const now = new Date()
      await sweepClocks(sweeping, now)
      await channels.answer()
      await channels.fetch()
      await channels.send(AbortSignal.timeout(sendWithinMs))
      if (now.getMinutes() >= minutesBetweenTicks) return
      await reviewKnowledge(sweeping, now)
      await feedKnowledge(sweeping, now)
      await remindOfDailyCheck(sweeping, now)
      await eraseOldJob(retaining, now, (text) => console.log(`[jiban] ${text}`))
    }
    await requests.run(underWay(pool), sweep).finally(() => pool.end())
  },
}
