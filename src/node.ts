import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { readPhrases } from '../knowledge/content-files.ts'
import { officeFiles } from '../knowledge/import/office-files.ts'
import { composeDeps, createApp } from './app.ts'
import { channelText } from './channel-file.ts'
import { composeChannels } from './compose-channels.ts'
import { type Env, readEnv } from './env.ts'
import { reportFiles } from './http/desk/reports/report-files.ts'
import { diskAssets } from './http/disk-assets.ts'
import { type OpenLines, openLines } from './http/open-lines.ts'
import { eraseOldJob } from './jobs/erase-old.ts'
import { feedKnowledge, reviewKnowledge } from './jobs/review-knowledge.ts'
import { readChannels, widgetOriginsOf } from './open-channels.ts'
import { keyFrom, openCipher } from './open-cipher.ts'
import { openDatabase } from './open-database.ts'
import { type Models, openModels } from './open-models.ts'
import type { Cipher } from './ports/cipher.ts'
import type { Clock } from './ports/clock.ts'
import type { DueClock } from './ports/sweeper.ts'
import { allPlaces } from './rules/index.ts'
import { runChannels } from './run-channels.ts'
import { seedDemo } from './seed-demo.ts'
import { signingOptions } from './signing-options.ts'
import type { DemoAccounts } from './store/accounts/index.ts'
import type { OpenDatabase } from './store/database.ts'
import { type Job, type JobQueue, jobQueue } from './store/job-queue.ts'
import { fillDense } from './store/knowledge/fill-dense.ts'
import { reindexStale } from './store/knowledge/reindex.ts'
import { migrate } from './store/migrate.ts'
import { migrationFiles } from './store/migration-files.ts'
import { opensStored } from './store/opens-stored.ts'
import { reprojectStale } from './store/orders/order-projection.ts'
import { retentionStore } from './store/retention/retention-store.ts'
import { shelfIndexes } from './store/shelf-index/shelf-indexes.ts'
import { recountClocks } from './usecases/clocks/recount-clocks.ts'
import { type SweepDeps, sweepClocks } from './usecases/clocks/sweep-clocks.ts'
import { remindOfDailyCheck } from './usecases/daily-checks/remind-of-daily-check.ts'

/** Node entry: opens the database, brings it up to date, serves until it is told to stop. */
const started = performance.now()
const say = (text: string) =>
  console.log(`[jiban ${((performance.now() - started) / 1000).toFixed(1)}s] ${text}`)

/** The real time, until a demonstration moves it; from then on it runs on from there. */
const demoClock = () => {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    moveTo: (to: Date) => {
      ahead = to.getTime() - Date.now()
    },
  }
}

const sayOfClock = ({ place, orderNo, type }: DueClock, fault: unknown) =>
  say(`clock ${type} of order ${orderNo} (${place}): ${fault instanceof Error ? fault.message : fault}`)

const moveClock =
  (clock: ReturnType<typeof demoClock>, deps: SweepDeps) =>
  async (to: Date): Promise<number> => {
    clock.moveTo(to)
    const { handled } = await sweepClocks(deps, clock.now())
    await reviewKnowledge(deps, clock.now())
    await feedKnowledge(deps, clock.now())
    await remindOfDailyCheck(deps, clock.now())
    return handled
  }

/** The demonstration is reached where it listens. */
const publicUrlOf = ({ JIBAN_PUBLIC_URL, JIBAN_MODE, HOST, PORT }: Env): string =>
  JIBAN_PUBLIC_URL === '' && JIBAN_MODE === 'demo' ? `http://${HOST}:${PORT}` : JIBAN_PUBLIC_URL

/** Their password is public. */
const refuseDemoAccounts = async (accounts: DemoAccounts) => {
  const count = await accounts.count()
  if (count > 0)
    throw new Error(
      `This database holds ${count} demonstration accounts, whose password everybody knows: use a database of its own for production.`,
    )
}

const main = async () => {
  const env = readEnv(process.env)
  const settings = readChannels(await channelText(env.JIBAN_CHANNELS))
  const database = await openReady(env)
  const clock = demoClock()
  const cipher = await openCipher(env)
  if (!(await opensStored(database.db, cipher))) throw new Error(foreignKey)
  const composed = await composeOver(env, database, clock, cipher)
  if (env.JIBAN_MODE === 'demo') await seedDemo(composed, new Date(), say)
  else await refuseDemoAccounts(composed.demoAccounts)
  const channels = composeChannels({
    db: database.db,
    cipher,
    deps: composed.deps,
    settings,
    say: (text) => say(`channels: ${text}`),
    wakeSender: () => running.kick(),
  })
  const running = runChannels(channels, say)
  const sweeping = { ...channels.deps, sweeper: composed.sweeper, onFault: sayOfClock }
  const over = new AbortController()
  const app = createApp(channels.deps, {
    ...(await appSettings(env, database)),
    channels: channels.opened,
    widgetOrigins: widgetOriginsOf(settings),
    sendsTexts: channels.sendsTexts,
    stopping: over.signal,
    ...(env.JIBAN_MODE === 'demo' ? { moveClock: moveClock(clock, sweeping) } : {}),
  })
  const retaining = {
    dataRequests: composed.deps.dataRequests,
    retention: retentionStore(database.db, cipher),
    retentionDays: env.JIBAN_RETENTION_DAYS,
  }
  const nightly = eraseNightly(retaining, clock, over.signal)
  const work = [...jobsOf(sweeping, clock), nightly, ...vectorJobs(database.db, composed.models, over.signal)]
  const jobs = jobQueue(database, work, (fault) => say(`jobs: ${fault.message}`))
  const server = listen(app, env, [jobs, running])
  stopOnSignal(openLines(server), database, [running, jobs], over)
}

const foreignKey =
  'The data key does not open what this database holds. Start with the key it was sealed with (JIBAN_DATA_KEY, earlier ones in JIBAN_DATA_KEYS_BEFORE; in a demonstration the file in JIBAN_DATA_DIR). Nothing was changed.'

const composeOver = async (env: Env, database: OpenDatabase, clock: Clock, cipher: Cipher) => {
  const signing = signingOptions(env, await keyFrom(env, env.JIBAN_SECRET, 'signing-key'), say)
  const models = await openModels(env, database.db, clock, (text) => say(`model: ${text}`))
  const composed = composeDeps(database.db, cipher, clock, signing, {
    ...models,
    shelves: shelfIndexes(database),
    publicUrl: publicUrlOf(env),
  })
  return { ...composed, models }
}

/** What the pages and the API are told of this runtime and its environment. */
const appSettings = async (env: Env, { pool }: OpenDatabase) => ({
  defaultPlace: env.JIBAN_PLACE,
  mode: env.JIBAN_MODE,
  publicUrl: env.JIBAN_PUBLIC_URL,
  retentionDays: env.JIBAN_RETENTION_DAYS,
  trustedProxies: env.JIBAN_TRUSTED_PROXIES,
  ready: () =>
    pool.query('select 1').then(
      () => true,
      () => false,
    ),
  asset: diskAssets,
  phrases: await readPhrases(),
  knowledgeFiles: officeFiles(),
  reportFiles: reportFiles(),
})

type Begun = readonly [jobs: { start(): Promise<unknown> }, channels: { start(): void }]

const listen = (app: ReturnType<typeof createApp>, env: Env, [jobs, channels]: Begun): Server => {
  const server = serve({ fetch: app.fetch, hostname: env.HOST, port: env.PORT }, (address) => {
    say(`ready: http://${env.HOST}:${address.port}/  (Ctrl-C stops)`)
    // After the first citizen could be served: what runs by itself has time.
    jobs.start().catch((fault: Error) => say(`jobs: ${fault.message}`))
    channels.start()
  })
  server.once('error', (fault) => {
    console.error(`Cannot listen on ${env.HOST}:${env.PORT}: ${whyNot(fault)}`)
    process.exit(1)
  })
  // Without options of its own it serves HTTP/1.
  return server as Server
}

/** The database with its tables, indexes and lists as this version has them. */
const openReady = async (env: Env): Promise<OpenDatabase> => {
  if (env.DATABASE_URL === '') say(`opening the embedded database in ${env.JIBAN_DATA_DIR}`)
  const database = await openDatabase(env, (fault) => say(`database: ${fault.message}`))
  const run = await migrate(database.db, await migrationFiles())
  if (run.length > 0) say(`database migrated: ${run.join(', ')}`)
  const reindexed = await reindexStale(database.db, (place, done) => say(`indexing ${place} anew: ${done}`))
  if (reindexed.length > 0) say(`index made anew: ${reindexed.join(', ')}`)
  const made = await reprojectStale(database.db, allPlaces, (done) => say(`orders read anew: ${done}`))
  if (made > 0) say(`lists of ${made} orders made anew`)
  return database
}

const eraseNightly = (deps: Parameters<typeof eraseOldJob>[0], clock: Clock, over: AbortSignal): Job => ({
  name: 'erase-old',
  cron: '40 2 * * *',
  run: () => eraseOldJob(deps, clock.now(), say, () => over.aborted),
})

const whyNot = (fault: NodeJS.ErrnoException): string =>
  fault.code === 'EADDRINUSE' ? 'the port is in use. Stop what uses it, or set PORT.' : fault.message

/** What happens by itself, all of it at the start as well. */
const jobsOf = (deps: SweepDeps, clock: Clock): readonly Job[] => [
  { name: 'sweep-clocks', cron: '* * * * *', run: () => sweepClocks(deps, clock.now()) },
  { name: 'recount-clocks', cron: '20 3 * * *', run: () => recountClocks(deps, clock.now()) },
  { name: 'review-knowledge', cron: '5 0,8,14 * * *', run: () => reviewKnowledge(deps, clock.now()) },
  { name: 'feed-knowledge', cron: '35 * * * *', run: () => feedKnowledge(deps, clock.now()) },
  { name: 'remind-of-daily-check', cron: '10 * * * *', run: () => remindOfDailyCheck(deps, clock.now()) },
]

/** Longest run of the job that fills in vectors; the next one goes on where it stopped. */
const fillMs = 240_000

/** New texts get their vectors within five minutes, where an embedding model is configured. */
const vectorJobs = (db: OpenDatabase['db'], { embedder }: Models, over: AbortSignal): readonly Job[] => {
  if (!embedder) return []
  const fill = async () => {
    const end = performance.now() + fillMs
    const done = await fillDense(db, embedder, () => !over.aborted && performance.now() < end)
    if (done > 0) say(`vectors made: ${done}`)
  }
  const tell = (fault: Error) => say(`vectors: ${fault.message}`)
  return [{ name: 'fill-vectors', cron: '*/5 * * * *', run: () => fill().catch(tell) }]
}

/** For answers under way when the process is told to stop; less than what supervisors of processes commonly wait. */
const answerMs = 8_000

const stopOnSignal = (
  lines: OpenLines,
  database: OpenDatabase,
  work: readonly Pick<JobQueue, 'stop'>[],
  over: AbortController,
) => {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    over.abort()
    say('stopping: finishing what is under way')
    await lines.close(answerMs)
    for (const each of work) await each.stop()
    await database.close()
    say('stopped')
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

await main().catch((fault) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exit(1)
})
