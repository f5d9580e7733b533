import { AsyncLocalStorage } from 'node:async_hooks'
import { composeDeps, createApp } from './app.ts'
import { readEnv } from './env.ts'
import { sweepDeadlines } from './jobs/sweep-deadlines.ts'
import { aesCipher } from './store/aes-cipher.ts'
import { type ConnectionPool, databaseOver, openServer } from './store/database.ts'

/**
 * Cloudflare Workers entry: the same app over Hyperdrive. A connection belongs to the request that opened it, so each
 * request brings a pool of its own, and the app, built once, finds it through the asynchronous context.
 * The database is migrated and filled by the Node entry; this one never does either.
 */
type Bindings = {
  readonly HYPERDRIVE: { readonly connectionString: string }
  readonly ASSETS: { fetch(request: Request): Promise<Response> }
  readonly JIBAN_MODE?: string
  readonly JIBAN_PLACE?: string
  readonly JIBAN_SECRET?: string
  readonly JIBAN_DATA_KEY?: string
}

type Context = { waitUntil(promise: Promise<unknown>): void; passThroughOnException(): void; props: unknown }

const connectionsPerRequest = 3
const pools = new AsyncLocalStorage<ConnectionPool>()

const poolOfRequest = (): ConnectionPool => {
  const pool = pools.getStore()
  if (!pool) throw new Error('a query outside a request')
  return pool
}

/** Hands every call to the pool of the request under way. */
const requestPool = {
  connect: () => poolOfRequest().connect(),
  query: (sql: string, values?: readonly unknown[]) => poolOfRequest().query(sql, values),
  end: async () => undefined,
} as ConnectionPool

const build = (bindings: Bindings) => {
  const env = readEnv({
    JIBAN_MODE: bindings.JIBAN_MODE,
    JIBAN_PLACE: bindings.JIBAN_PLACE,
    JIBAN_SECRET: bindings.JIBAN_SECRET,
    JIBAN_DATA_KEY: bindings.JIBAN_DATA_KEY,
    DATABASE_URL: bindings.HYPERDRIVE.connectionString,
  })
  if (env.JIBAN_DATA_KEY === '')
    throw new Error('JIBAN_DATA_KEY is needed: the key the Node entry sealed with')
  const composed = composeDeps(databaseOver(requestPool), aesCipher(env.JIBAN_DATA_KEY), {
    now: () => new Date(),
  })
  const app = createApp(composed.deps, {
    defaultPlace: env.JIBAN_PLACE,
    mode: env.JIBAN_MODE,
    ready: () =>
      requestPool.query('select 1').then(
        () => true,
        () => false,
      ),
    asset: async (path) => {
      const file = await bindings.ASSETS.fetch(new Request(`https://assets/${path}`))
      return file.ok ? file : null
    },
  })
  return { app, composed }
}

let built: ReturnType<typeof build> | undefined

/** Runs with a pool of its own; `whenDone` gets the function that ends it. */
const withPool = async <T>(bindings: Bindings, run: (end: () => Promise<void>) => Promise<T>): Promise<T> => {
  const { pool, close } = openServer(bindings.HYPERDRIVE.connectionString, {
    maxConnections: connectionsPerRequest,
  })
  return pools.run(pool, () => run(close))
}

export default {
  fetch: (request: Request, bindings: Bindings, context: Context) =>
    withPool(bindings, async (end) => {
      built ??= build(bindings)
      const response = await built.app.fetch(request, bindings, context)
      if (!response.body) {
        context.waitUntil(end())
        return response
      }
      // A streamed turn goes on asking the database after the headers have left.
      const ending = new TransformStream({ flush: () => context.waitUntil(end()) })
      return new Response(response.body.pipeThrough(ending), response)
    }),
  scheduled: (_event: unknown, bindings: Bindings, _context: Context) =>
    withPool(bindings, async (end) => {
      built ??= build(bindings)
      await sweepDeadlines(built.composed.sweeper, new Date())
      await end()
    }),
}
