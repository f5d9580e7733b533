import { PgBoss } from 'pg-boss'
import type { OpenDatabase } from './database.ts'

/** Work that is done again and again; safe to do twice at once, and to break off. */
export type Job = {
  readonly name: string
  /** When, as cron says it, in Beijing time. */
  readonly cron: string
  run(): Promise<unknown>
}

export type JobQueue = {
  /** Takes a schedule and works through it, beginning with every job once. */
  start(): Promise<void>
  /** Waits for what is under way. */
  stop(): Promise<void>
}

const seconds = {
  /** How long a job may take to be begun after its minute. */
  poll: 10,
  /** After that long a job of a process that was killed is done by another. */
  expire: 300,
  /** Traces of finished jobs. */
  keep: 3600,
  stop: 30,
} as const

/**
 * Jobs on the service's own database: of several processes one does each of them at its time, a failed one is tried
 * again. `short`: at most one waits; one that died with its process holds nobody up.
 */
export const jobQueue = (
  { pool, kind }: Pick<OpenDatabase, 'pool' | 'kind'>,
  jobs: readonly Job[],
  onFault: (fault: Error) => void,
): JobQueue => {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    backend: kind === 'embedded' ? 'pglite' : 'postgres',
    schema: 'jobs',
    cronWorkerIntervalSeconds: seconds.poll,
    flowIntervalSeconds: 60,
    // Its own upkeep of indexes and its watch over vacuum are the database administrator's.
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', onFault)
  const startAll = async () => {
    await boss.start()
    for (const job of jobs) await begin(boss, job)
  }
  let starting: Promise<void> | undefined
  return {
    start: () => {
      starting ??= startAll()
      return starting
    },
    stop: async () => {
      // What is half begun could not be ended.
      await starting?.catch(() => undefined)
      await boss.stop({ close: false, graceful: true, timeout: seconds.stop * 1000 })
    },
  }
}

const begin = async (boss: PgBoss, { name, cron, run }: Job): Promise<void> => {
  const queue = {
    policy: 'short',
    retryLimit: 2,
    retryDelay: seconds.poll,
    expireInSeconds: seconds.expire,
    deleteAfterSeconds: seconds.keep,
  }
  await boss.createQueue(name, queue)
  await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' })
  await boss.send(name)
  await boss.work(name, { pollingIntervalSeconds: seconds.poll }, async () => void (await run()))
}
