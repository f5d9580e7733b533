import { availableParallelism, cpus } from 'node:os'
import { endAll, startNode } from '../support/processes.ts'
import { costOfTurn } from './cost-of-turn.ts'
import { load } from './load.ts'
import {
  ask,
  embeddedGround,
  type Ground,
  isSettled,
  serverGround,
  startBare,
  startService,
} from './targets.ts'

/**
 * How fast a consultation is settled: `npm run bench`, with TEST_DATABASE_URL on a server too. `npm run bench -- 3`
 * measures three seconds a row instead of ten. Due clocks and lists of orders follow, and search over all law articles
 * where they are at hand.
 */
const seconds = Number(process.argv[2] ?? 10)

const questions = [
  '身份证丢了怎么补办？',
  '试用期最长可以约定多久？',
  '老板拖欠工资怎么办？',
  '租房可以提取公积金吗？',
  '网购七天无理由退货有什么条件？',
  '结婚登记要带什么材料？',
  '空置的房子要交物业费吗？',
  '夜里工地施工有什么规定？',
] as const

type Cells = readonly (string | number)[]

const table = (title: string, head: Cells, rows: readonly Cells[]): void => {
  const lines = [head, ...rows].map((cells) => cells.map(String))
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))
  console.log(`\n${title}`)
  for (const cells of lines)
    console.log(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** The questions that the shipped content settles today: a table about settled turns holds no others. */
const settledOnes = async (url: string): Promise<readonly string[]> => {
  const asked = await Promise.all(
    questions.map(async (text) => ({ text, settled: isSettled(await ask(url, text)) })),
  )
  const settled = asked.filter((one) => one.settled).map(({ text }) => text)
  if (settled.length === 0) throw new Error('no question is settled')
  return settled
}

const measured = (
  ground: Ground,
  clients: number,
  what: string,
  result: Awaited<ReturnType<typeof load>>,
) => [
  ground.name,
  clients,
  what,
  result.perSecond.toFixed(1),
  result.p50.toFixed(1),
  result.p95.toFixed(1),
  result.answered,
  result.wrong,
]

const turnsOn = async (ground: Ground, url: string): Promise<readonly Cells[]> => {
  const bodies = (await settledOnes(url)).map((text) => ({ text }))
  const rows: Cells[] = []
  for (const clients of ground.clients) {
    const path = '/api/v1/weifang/messages'
    const result = await load({ url, path, bodies, clients, seconds, right: isSettled })
    rows.push(measured(ground, clients, 'settled turn', result))
  }
  return rows
}

const bareOn = async (ground: Ground, url: string): Promise<readonly Cells[]> => {
  const rows: Cells[] = []
  for (const clients of ground.clients) {
    const bodies = questions.map((text) => ({ text }))
    const right = (body: string) => body.includes('stored')
    const result = await load({ url, path: '/bare', bodies, clients, seconds, right })
    rows.push(measured(ground, clients, 'one insert', result))
  }
  return rows
}

/** First and later start, turns, and the bare handler, one process at a time. */
const measure = async (ground: Ground): Promise<{ starts: Cells; rows: readonly Cells[] }> => {
  const first = await startService(ground)
  await first.end()
  const later = await startService(ground)
  const turns = await turnsOn(ground, later.url).finally(later.end)
  const bare = await startBare(ground)
  const rows = await bareOn(ground, bare.url).finally(bare.end)
  return {
    starts: [ground.name, first.seconds.toFixed(1), later.seconds.toFixed(1)],
    rows: [...turns, ...rows],
  }
}

const shortened = (sql: string): string => (sql.length > 90 ? `${sql.slice(0, 87)}...` : sql)

/** Where the time of one turn goes, with nothing else on the database. */
const showCost = async (ground: Ground): Promise<void> => {
  const database = await ground.open()
  const { statements, ms } = await costOfTurn(database, questions[0]).finally(database.close)
  const asking = statements.reduce((sum, statement) => sum + statement.ms, 0)
  table(
    `One settled turn, ${ground.name}: ${statements.length} statements, ${ms.toFixed(1)} ms of which ${asking.toFixed(1)} in the database (medians)`,
    ['ms', 'statement'],
    statements.map((statement) => [statement.ms.toFixed(2), shortened(statement.sql)]),
  )
}

/** A programme of its own, which says when it cannot run. */
const measureSearch = (): Promise<void> => {
  console.log('\nSearch over all national law articles')
  return runToEnd('test/bench/search.ts')
}

const runToEnd = (program: string): Promise<void> => {
  const { child } = startNode(['--import', 'tsx', program], {}, true)
  return new Promise((done) => child.once('exit', () => done()))
}

const grounds: Ground[] = []

const tidy = async (): Promise<void> => {
  await endAll()
  for (const ground of grounds) await ground.drop()
}
let tidied: Promise<void> | undefined
/** Once: a signal makes the measuring fail too, and both wait for the same end. */
const cleanUp = (): Promise<void> => {
  tidied ??= tidy()
  return tidied
}

const main = async (): Promise<void> => {
  console.log(`${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`)
  const embedded = await embeddedGround()
  grounds.push(embedded)
  const serverUrl = process.env['TEST_DATABASE_URL']
  if (serverUrl) grounds.push(await serverGround(serverUrl))
  else console.log('TEST_DATABASE_URL is not set: no rows for a server')
  const all = []
  for (const ground of grounds) all.push(await measure(ground))
  table(
    'Seconds from start to the first settled answer',
    ['database', 'first', 'later'],
    all.map(({ starts }) => starts),
  )
  table(
    `Over HTTP on loopback, ${seconds} s a row; load and service share the machine`,
    ['database', 'clients', 'handler', 'per second', 'p50 ms', 'p95 ms', 'answered', 'wrong'],
    all.flatMap(({ rows }) => rows),
  )
  for (const ground of grounds) await showCost(ground)
  await runToEnd('test/bench/orders.ts')
  await measureSearch()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)))
await main().finally(cleanUp)
