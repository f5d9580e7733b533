import { NATIONAL } from '../../src/domain/place.ts'
import { knowledgeLoader } from '../../src/store/knowledge/knowledge-loader.ts'
import { printTable } from '../eval/table.ts'
import { manyEntries, missingData } from './corpora.ts'
import { costOfTurn } from './cost-of-turn.ts'
import { type Load, load } from './load.ts'
import { ask, type Ground, isSettled, startBare, startService } from './targets.ts'

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

/** Entries beside the shipped ones; a city's knowledge has about so many. */
export const beside = 10_000
/** The share of the bare handler's rate that a settled turn should reach. */
const share = 0.25

type Row = { readonly clients: number; readonly turn: Load; readonly bare: Load }
type Measured = {
  readonly ground: Ground
  readonly starts: readonly [first: number, later: number]
  readonly settled: number
  readonly rows: readonly Row[]
}

/** The questions that the knowledge settles today: a table about settled turns holds no others. */
const settledOnes = async (url: string): Promise<readonly string[]> => {
  const asked = await Promise.all(
    questions.map(async (text) => ({ text, settled: isSettled(await ask(url, text)) })),
  )
  const settled = asked.filter((one) => one.settled).map(({ text }) => text)
  if (settled.length === 0) throw new Error('no question is settled')
  return settled
}

const addEntries = async (ground: Ground, count: number): Promise<void> => {
  if (missingData().length > 0) return
  const database = await ground.open()
  try {
    await knowledgeLoader(database.db).load(NATIONAL, [...manyEntries(0, count)], new Date())
  } finally {
    await database.close()
  }
}

const warmingSeconds = 4

/** A database that has served before: the planner knows its tables, as autovacuum leaves them after the first minutes. */
const serveAWhile = async (ground: Ground): Promise<void> => {
  const service = await startService(ground)
  try {
    const bodies = (await settledOnes(service.url)).map((text) => ({ text }))
    const clients = Math.max(...ground.clients)
    const path = '/api/v1/weifang/messages'
    await load({ url: service.url, path, bodies, clients, seconds: warmingSeconds, right: isSettled })
  } finally {
    await service.end()
  }
  const database = await ground.open()
  await database.pool.query('vacuum analyze')
  await database.close()
}

const onClients = async (ground: Ground, one: (clients: number) => Promise<Load>): Promise<Load[]> => {
  const loads: Load[] = []
  for (const clients of ground.clients) loads.push(await one(clients))
  return loads
}

const turnsOn = async (ground: Ground, seconds: number) => {
  const service = await startService(ground)
  try {
    const settled = await settledOnes(service.url)
    const asked = { url: service.url, path: '/api/v1/weifang/messages', seconds, right: isSettled }
    const bodies = settled.map((text) => ({ text }))
    const loads = await onClients(ground, (clients) => load({ ...asked, bodies, clients }))
    return { loads, seconds: service.seconds, settled: settled.length }
  } finally {
    await service.end()
  }
}

const bareOn = async (ground: Ground, seconds: number): Promise<Load[]> => {
  const bare = await startBare(ground)
  const bodies = questions.map((text) => ({ text }))
  const right = (body: string) => body.includes('stored')
  const asked = { url: bare.url, path: '/bare', bodies, seconds, right }
  return onClients(ground, (clients) => load({ ...asked, clients })).finally(bare.end)
}

/** First start, the entries, a while of service, later start, turns, and the bare handler: one process at a time. */
const measure = async (ground: Ground, seconds: number, entries: number): Promise<Measured> => {
  const first = await startService(ground)
  await first.end()
  await addEntries(ground, entries)
  await serveAWhile(ground)
  const turns = await turnsOn(ground, seconds)
  const bare = await bareOn(ground, seconds)
  const rows = ground.clients.flatMap((clients, i): Row[] => {
    const [turn, one] = [turns.loads[i], bare[i]]
    return turn && one ? [{ clients, turn, bare: one }] : []
  })
  return { ground, starts: [first.seconds, turns.seconds], settled: turns.settled, rows }
}

const cells = ({ perSecond, p50, p95, answered, wrong }: Load) => [
  perSecond.toFixed(1),
  p50.toFixed(1),
  p95.toFixed(1),
  answered,
  wrong,
]

const shortened = (sql: string): string => (sql.length > 90 ? `${sql.slice(0, 87)}...` : sql)

/** Where the time of one turn goes, with nothing else on the database. */
const showCost = async (ground: Ground): Promise<void> => {
  const database = await ground.open()
  const { statements, ms } = await costOfTurn(database, questions[0]).finally(database.close)
  const asking = statements.reduce((sum, statement) => sum + statement.ms, 0)
  printTable({
    title: `One settled turn, ${ground.name}: ${statements.length} statements, ${ms.toFixed(1)} ms of which ${asking.toFixed(1)} in the database (medians)`,
    columns: ['ms', 'statement'],
    rows: statements.map((statement) => [statement.ms.toFixed(2), shortened(statement.sql)]),
  })
}

const showLoads = (all: readonly Measured[], seconds: number, entries: number): void => {
  const added =
    missingData().length > 0 ? 'none beside the shipped ones: the shared data are absent' : entries
  printTable({
    title: `Over HTTP on loopback, ${seconds} s a row, entries added: ${added}; load and service share the machine`,
    columns: ['database', 'clients', 'handler', 'per second', 'p50 ms', 'p95 ms', 'answered', 'wrong'],
    rows: all.flatMap(({ ground, rows }) =>
      rows.flatMap(({ clients, turn, bare }) => [
        [ground.name, clients, 'settled turn', ...cells(turn)],
        [ground.name, clients, 'one insert', ...cells(bare)],
      ]),
    ),
  })
  for (const { ground, rows, settled } of all)
    for (const { clients, turn, bare } of rows) {
      const reached = turn.perSecond / bare.perSecond
      const verdict = reached >= share ? 'reached' : 'NOT reached'
      console.log(
        `${ground.name}, ${clients} clients, ${settled} questions: ${(reached * 100).toFixed(1)} % of the bare rate; a quarter is ${verdict}`,
      )
    }
}

/** Settled turns a second beside a handler that only inserts a row, in one run on each database. */
export const turnsBesideBare = async (
  grounds: readonly Ground[],
  seconds: number,
  entries: number,
): Promise<void> => {
  const all: Measured[] = []
  for (const ground of grounds) all.push(await measure(ground, seconds, entries))
  printTable({
    title: 'Seconds from start to the first settled answer',
    columns: ['database', 'first', 'later'],
    rows: all.map(({ ground, starts }) => [ground.name, ...starts.map((start) => start.toFixed(1))]),
  })
  showLoads(all, seconds, entries)
  for (const ground of grounds) await showCost(ground)
}
