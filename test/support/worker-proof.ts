import { randomBytes } from 'node:crypto'
import { prepareDatabase, startWorker } from './dev-worker.ts'
import { type OwnDatabase, ownDatabase } from './own-database.ts'
import { endAll, freePort, untilReady } from './processes.ts'
import { bundleWithoutNodeParts } from './worker-bundle.ts'
import * as steps from './worker-proof-steps.ts'

/**
 * Shows that the Workers entry does what the Node entry does, on a Postgres server: `npm run worker:proof` with
 * TEST_DATABASE_URL. Makes and drops a database of its own. Ends with code 1 when a step fails.
 */
const table: readonly (readonly [string, steps.ProofStep])[] = [
  ['the bundle leaves Node parts out', bundleWithoutNodeParts],
  ['a page and every file it names', steps.pageWithItsFiles],
  ['a consultation is settled, once', steps.consultation],
  ['somebody signs in', steps.signedIn],
  ['a turn comes as events', steps.streamedTurn],
  ['a stream left half read', steps.abandonedStream],
  ['the scheduled handler sweeps', steps.scheduledSweep],
  ['an order, the same on Node', steps.orderOnBothRuntimes],
  ['connections are given back', steps.connectionsGivenBack],
  ['the database goes and comes', steps.databaseAway],
]

let database: OwnDatabase | undefined

const tidy = async (): Promise<void> => {
  await endAll()
  await database?.drop()
}
let tidied: Promise<void> | undefined
/** Once: a signal makes the steps fail too, and both wait for the same end. */
const cleanUp = (): Promise<void> => {
  tidied ??= tidy()
  return tidied
}

const row = (result: string, name: string, note: string) =>
  console.log(`${result.padEnd(6)}  ${name.padEnd(34)}  ${note}`)

const runSteps = async (proof: steps.Proof): Promise<number> => {
  let failed = 0
  for (const [name, step] of table) {
    const start = performance.now()
    try {
      const seen = await step(proof)
      row('ok', name, `${seen} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
    } catch (fault) {
      failed += 1
      row('FAILED', name, fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
    }
  }
  return failed
}

const prove = async (serverUrl: string): Promise<number> => {
  database = await ownDatabase(serverUrl, 'worker_proof')
  const dataKey = randomBytes(32).toString('base64')
  await prepareDatabase(database.url, dataKey, () => undefined)
  const port = await freePort()
  const worker = startWorker(database.url, port, dataKey)
  const url = `http://127.0.0.1:${port}`
  await untilReady(url, worker)
  const failed = await runSteps({ url, database, dataKey })
  if (failed > 0) console.error(`\nThe worker's last words:\n${worker.said()}`)
  return failed
}

const main = async (): Promise<number> => {
  const serverUrl = process.env['TEST_DATABASE_URL']
  if (!serverUrl) {
    console.log('worker proof: TEST_DATABASE_URL is not set, nothing was proved')
    return process.env['CI_REQUIRE_ALL'] === '1' ? 1 : 0
  }
  const failed = await prove(serverUrl).finally(cleanUp)
  console.log(failed === 0 ? `worker proof: ${table.length} steps hold` : `worker proof: ${failed} failed`)
  return failed === 0 ? 0 : 1
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)))

process.exit(
  await main().catch((fault) => {
    console.error(fault)
    return 1
  }),
)
