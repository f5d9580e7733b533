import { performance } from 'node:perf_hooks'
import { composeDeps } from '../../src/app.ts'
import { seedDemo } from '../../src/seed-demo.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { type OpenDatabase, openServer } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { deskOf, takenDown } from '../http/api/desk.ts'
import { type Jiban, openJiban, secret, seededDatabase } from '../support/jiban.ts'
import { ownDatabase } from '../support/own-database.ts'
import { testSigning } from '../support/signing.ts'
import { addOrders } from './lists.ts'
import { percentile } from './load.ts'

/** What the desk's pages of orders cost among many: `npm run bench -- --only pages`, with TEST_DATABASE_URL on a server. */
const serverUrl = process.env['TEST_DATABASE_URL']
const count = Number(process.argv[2] ?? 100_000)
const repeats = 15
const warmUps = 5
/** Orders with a history, so that what is like another can be read. */
const told = 20_000

const serverDatabase = async (url: string): Promise<OpenDatabase> => {
  const database = openServer(url)
  await migrate(database.db, await migrationFiles())
  const composed = composeDeps(database.db, aesCipher(secret), { now: () => new Date() }, testSigning)
  await seedDemo(composed, new Date('2026-11-22T02:00:00Z'), () => undefined)
  return database
}

/** Many orders of one unit of the demonstration, the latest with the history of a real one. */
const fill = async ({ database: { pool } }: Jiban, no: string): Promise<void> => {
  await pool.query(
    `update work_order set lead = 'urban-management', holder = 'urban-management', units = '{urban-management}'
     where lead = 'unit-7'`,
  )
  await pool.query(
    `insert into order_event select made.* from order_event e
     cross join (select no from work_order where place = 'weifang' and duty is null order by filed_at desc limit ${told}) w
     cross join lateral jsonb_populate_record(e, jsonb_build_object('order_no', w.no)) made
     where e.place = 'weifang' and e.order_no = $1`,
    [no],
  )
  for (const table of ['work_order', 'order_event']) await pool.query(`vacuum analyze ${table}`)
}

type Row = {
  readonly page: string
  readonly who: string
  readonly median: string
  readonly worst: string
  /** Of this process alone: what is left of the median waits for the database, or for a busy machine. */
  readonly 'own cpu': string
}
/** What a list asks for while somebody types, or when a row is opened. */
const part = (target: string) => ({ 'hx-request': 'true', 'hx-target': target })

type Asks = Readonly<Record<string, string>>

const measured = async (jiban: Jiban, page: string, who: string, asks: Asks, path: string): Promise<Row> => {
  const took: number[] = []
  let before = process.cpuUsage()
  for (let n = 0; n < warmUps + repeats; n += 1) {
    if (n === warmUps) before = process.cpuUsage()
    const start = performance.now()
    const response = await jiban.app.request(`/weifang/desk/${path}`, { headers: asks })
    await response.text()
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
    took.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(before)
  const sorted = took.slice(warmUps).toSorted((a, b) => a - b)
  const ms = (share: number) => percentile(sorted, share).toFixed(0)
  const own = ((user + system) / 1000 / repeats).toFixed(0)
  return { page, who, median: ms(0.5), worst: ms(1), 'own cpu': own }
}

const rows = async (jiban: Jiban): Promise<readonly Row[]> => {
  const agent = await deskOf(jiban, 'agent', 'weifang')
  const [first, second] = [await takenDown(agent), await takenDown(agent, { contactPhone: '13800138001' })]
  await fill(jiban, first.no)
  const find = encodeURIComponent('健康街 积水')
  const pages: readonly (readonly [page: string, who: string, path: string, target?: string])[] = [
    ['all orders', 'dispatcher', 'orders?list=all'],
    ['all orders, by their end', 'dispatcher', 'orders?list=all&sort=due'],
    ['to dispatch', 'dispatcher', 'orders?list=to-dispatch'],
    ['to audit', 'auditor', 'orders?list=to-audit'],
    ['overdue', 'supervisor', 'orders?list=overdue'],
    ['in hand at a unit', 'clerk.urban-management', 'orders?list=my-unit'],
    ['typing: one character', 'dispatcher', `orders?list=all&q=${encodeURIComponent('路')}`, 'rows'],
    ['typing: two words', 'dispatcher', `orders?list=all&q=${find}`, 'rows'],
    ['typing: nobody wrote it', 'dispatcher', `orders?list=all&q=${encodeURIComponent('停水')}`, 'rows'],
    ['typing: a number', 'dispatcher', 'orders?list=all&q=WEIF00000042', 'rows'],
    ['typing at a unit', 'clerk.urban-management', `orders?list=all&q=${find}`, 'rows'],
    ['search: two words', 'dispatcher', `orders?list=all&q=${find}`],
    ['an order', 'dispatcher', `orders/${second.no}`],
    ['an order beside its list', 'dispatcher', `orders/${second.no}`, 'order'],
    ['dispatch, with orders like it', 'dispatcher', `orders/${second.no}/do/dispatch`],
    ['merge, with orders like it', 'agent', `orders/${second.no}/do/merge`],
    ['split', 'dispatcher', `orders/${second.no}/do/split`],
  ]
  const made: Row[] = []
  for (const [page, who, path, target] of pages) {
    const { cookie } = await deskOf(jiban, who, 'weifang')
    const asks = { cookie, ...(target === undefined ? {} : part(target)) }
    made.push(await measured(jiban, page, who, asks, path))
  }
  return made
}

const measure = async (name: string, open: () => Promise<OpenDatabase>): Promise<void> => {
  const database = await open()
  try {
    await addOrders(database, count)
    const jiban = await openJiban('2026-12-20T10:00:00+08:00', database)
    console.log(`\nPages of orders at the desk, ${name}: ms from the server among ${count} orders`)
    console.table(await rows(jiban))
  } finally {
    await database.close()
  }
}

if (serverUrl) {
  const own = await ownDatabase(serverUrl, 'pages')
  try {
    await measure('server', () => serverDatabase(own.url))
  } finally {
    await own.drop()
  }
} else await measure('embedded', seededDatabase)
process.exit(0)
