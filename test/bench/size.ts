import { NATIONAL } from '../../src/domain/place.ts'
import { openServer } from '../../src/store/database.ts'
import { knowledgeLoader } from '../../src/store/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge-store.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { shelfIndexes } from '../../src/store/shelf-index/shelf-indexes.ts'
import { printTable } from '../eval/table.ts'
import { ownDatabase } from '../support/own-database.ts'
import type { Bounds } from './bounds.ts'
import { citizensQuestions, manyEntries, missingData } from './corpora.ts'
import { percentile } from './load.ts'
import { bestEntry } from './own-engine.ts'

const sizes = [1_000, 10_000, 57_543, 500_000]
const [compared, largest] = [10_000, 500_000]
const mostGrowth = 4
const atOnce = 25_000
const questionCount = 300

type Cost = {
  readonly size: number
  readonly loadSeconds: number
  readonly p50: number
  readonly p95: number
  readonly slowest: number
}

type Database = ReturnType<typeof openServer>

const grow = async ({ db, pool }: Database, from: number, to: number): Promise<number> => {
  const start = performance.now()
  for (let at = from; at < to; at += atOnce) {
    const entries = [...manyEntries(at, Math.min(at + atOnce, to))]
    await knowledgeLoader(db).load(NATIONAL, entries, new Date())
  }
  const seconds = (performance.now() - start) / 1000
  // A server does this by itself, some time later.
  await pool.query('vacuum analyze knowledge_text, knowledge_entry, knowledge_term')
  return seconds
}

/** The second round counts: the first has warmed the server's memory, as a day's work does. */
const ask = async ({ db }: Database): Promise<readonly number[]> => {
  const shelves = shelfIndexes({ db })
  const store = knowledgeStore(db, undefined, shelves)
  let took: number[] = []
  for (const _round of ['warm', 'counted']) {
    await shelves.settled()
    took = []
    for (const question of citizensQuestions(questionCount)) {
      const start = performance.now()
      await bestEntry(store, question)
      took.push(performance.now() - start)
    }
  }
  return took.toSorted((a, b) => a - b)
}

const costAt = async (database: Database, from: number, size: number): Promise<Cost> => {
  const loadSeconds = await grow(database, from, size)
  const took = await ask(database)
  const p95 = percentile(took, 0.95)
  // The table stands at the end, and loading takes minutes.
  console.error(`${size} entries: loaded in ${loadSeconds.toFixed(0)} s, p95 ${p95.toFixed(1)} ms`)
  return { size, loadSeconds, p50: percentile(took, 0.5), p95, slowest: took.at(-1) ?? Number.NaN }
}

const growth = (costs: readonly Cost[]): string => {
  const p95 = (size: number) => costs.find((cost) => cost.size === size)?.p95
  const [before, after] = [p95(compared), p95(largest)]
  if (before === undefined || after === undefined) return 'the largest size was left out'
  const times = after / before
  const verdict = times < mostGrowth ? 'within' : 'NOT within'
  return `p95 grows ${times.toFixed(2)}-fold from ${compared} to ${largest}: ${verdict} ${mostGrowth}-fold`
}

/** What a search costs as knowledge grows, on a server; sizes above the bound are left out. */
export const costAgainstSize = async ({ atMost, made }: Bounds): Promise<void> => {
  const serverUrl = process.env['TEST_DATABASE_URL']
  if (!serverUrl) return console.log('\nCost against size: TEST_DATABASE_URL is not set, not measured')
  const missing = missingData()
  if (missing.length > 0)
    return console.log(
      `\nCost against size: not measured, the shared data are absent (${missing.join(', ')})`,
    )
  const own = await ownDatabase(serverUrl, 'size')
  made(own)
  const database = openServer(own.url)
  const costs: Cost[] = []
  try {
    await migrate(database.db, await migrationFiles())
    for (const size of sizes.filter((one) => one <= atMost))
      costs.push(await costAt(database, costs.at(-1)?.size ?? 0, size))
  } finally {
    await database.close()
    await own.drop()
  }
  printTable({
    title: `Cost against size, server: ${questionCount} citizens' questions, one after another`,
    columns: ['entries', 'loaded in s', 'p50 ms', 'p95 ms', 'slowest ms'],
    rows: costs.map(({ size, loadSeconds, p50, p95, slowest }) => [
      size,
      ...[loadSeconds, p50, p95, slowest].map((value) => value.toFixed(1)),
    ]),
  })
  console.log(growth(costs))
}
