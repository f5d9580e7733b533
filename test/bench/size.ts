import { NATIONAL } from '../../src/domain/place.ts'
import type { KnowledgeStore } from '../../src/ports/knowledge-store.ts'
import { openServer } from '../../src/store/database.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { knowledgeStore } from '../../src/store/knowledge/knowledge-store.ts'
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

type Taken = Readonly<Record<'p50' | 'p95' | 'slowest', number>>
type Cost = {
  readonly size: number
  readonly loadSeconds: number
  /** By the search in the database, which carries every size. */
  readonly searched: Taken
  /** As the service answers: out of memory where the shelf fits, else by the search in the database. */
  readonly served: Taken
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

/** Questions of which none was asked before, after a round of as many others: the server's memory is warm, no answer is known. */
const ask = async (store: KnowledgeStore, settled: () => Promise<void>): Promise<Taken> => {
  const all = citizensQuestions(questionCount * 2)
  for (const question of all.slice(questionCount)) await bestEntry(store, question)
  await settled()
  const took: number[] = []
  for (const question of all.slice(0, questionCount)) {
    const start = performance.now()
    await bestEntry(store, question)
    took.push(performance.now() - start)
  }
  took.sort((a, b) => a - b)
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95), slowest: took.at(-1) ?? Number.NaN }
}

const costAt = async (database: Database, from: number, size: number): Promise<Cost> => {
  const loadSeconds = await grow(database, from, size)
  const { db } = database
  const shelves = shelfIndexes({ db })
  const searched = await ask(knowledgeStore(db), async () => undefined)
  const served = await ask(knowledgeStore(db, undefined, shelves), shelves.settled)
  // The table stands at the end, and loading takes minutes.
  console.error(
    `${size} entries: loaded in ${loadSeconds.toFixed(0)} s, p95 ${searched.p95.toFixed(1)} ms, as served ${served.p95.toFixed(1)} ms`,
  )
  return { size, loadSeconds, searched, served }
}

const growth = (costs: readonly Cost[]): string => {
  const p95 = (size: number) => costs.find((cost) => cost.size === size)?.searched.p95
  const [before, after] = [p95(compared), p95(largest)]
  if (before === undefined || after === undefined) return 'the largest size was left out'
  const times = after / before
  const verdict = times < mostGrowth ? 'within' : 'NOT within'
  return `p95 of the search in the database grows ${times.toFixed(2)}-fold from ${compared} to ${largest}: ${verdict} ${mostGrowth}-fold`
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
    columns: ['entries', 'loaded in s', 'p50 ms', 'p95 ms', 'slowest ms', 'as served p50', 'p95', 'slowest'],
    rows: costs.map(({ size, loadSeconds, searched, served }) => [
      size,
      ...[
        loadSeconds,
        searched.p50,
        searched.p95,
        searched.slowest,
        served.p50,
        served.p95,
        served.slowest,
      ].map((value) => value.toFixed(1)),
    ]),
  })
  console.log(growth(costs))
}
