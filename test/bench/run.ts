import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { endAll, startNode } from '../support/processes.ts'
import type { Bounds } from './bounds.ts'
import { sideBySide } from './side-by-side.ts'
import { costAgainstSize } from './size.ts'
import { embeddedGround, type Ground, serverGround } from './targets.ts'
import { beside, turnsBesideBare } from './turns.ts'

/**
 * How fast it is: `npm run bench`, with TEST_DATABASE_URL on a server too. `-- --only turns` (or clocks, pages, search,
 * beside, size) runs one part, `-- 3` measures three seconds a row of turns instead of ten, `-- --at-most 2000` keeps every
 * corpus that small to try things out.
 */
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, 'at-most': { type: 'string' } },
  allowPositionals: true,
})
const seconds = Number(positionals[0] ?? 10)
const atMost = Number(values['at-most'] ?? Number.POSITIVE_INFINITY)
const serverUrl = process.env['TEST_DATABASE_URL']

/** What is dropped at the end, whichever way it comes. */
const made: { drop(): Promise<void> }[] = []
/** Told when it is to stop before its end, so that no further process is started. */
const over = new AbortController()
const bounds: Bounds = { atMost, over: over.signal, made: (one) => made.push(one) }

const turns = async (): Promise<void> => {
  const grounds: Ground[] = [await embeddedGround()]
  made.push(...grounds)
  if (serverUrl) {
    grounds.push(await serverGround(serverUrl))
    made.push(...grounds.slice(-1))
  }
  await turnsBesideBare(grounds, seconds, Math.min(beside, atMost))
}

/** A programme of its own, which says when it cannot run. */
const runToEnd = (program: string): Promise<void> => {
  const { child } = startNode(['--import', 'tsx', program], {}, true)
  return new Promise((done) => child.once('exit', () => done()))
}

const search = (): Promise<void> => {
  console.log('\nSearch over all national law articles')
  return runToEnd('test/bench/search.ts')
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  turns,
  clocks: () => runToEnd('test/bench/orders.ts'),
  pages: () => runToEnd('test/bench/pages.ts'),
  search,
  beside: () => sideBySide(bounds),
  size: () => costAgainstSize(bounds),
}

const tidy = async (): Promise<void> => {
  await endAll()
  for (const one of made) await one.drop()
}
let tidied: Promise<void> | undefined
/** Once: a signal makes the measuring fail too, and both wait for the same end. */
const cleanUp = (): Promise<void> => {
  over.abort()
  tidied ??= tidy()
  return tidied
}

const main = async (): Promise<void> => {
  const { only } = values
  const chosen = only === undefined ? Object.keys(parts) : only.split(',')
  const unknown = chosen.filter((name) => parts[name] === undefined)
  if (unknown.length > 0)
    throw new Error(`no part is called ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`)
  console.log(
    `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, load average at the start ${loadavg()
      .map((value) => value.toFixed(1))
      .join(' ')}`,
  )
  if (!serverUrl) console.log('TEST_DATABASE_URL is not set: no rows for a server')
  for (const name of chosen) await parts[name]?.()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    console.error(`ended by ${signal} before its end`)
    void cleanUp().finally(() => process.exit(1))
  })
await main().finally(cleanUp)
