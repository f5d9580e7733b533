import { performance } from 'node:perf_hooks'
import { composeDeps } from '../../src/app.ts'
import { seedDemo } from '../../src/seed-demo.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import { type OpenDatabase, openServer } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationFiles } from '../../src/store/migration-files.ts'
import { deskOf } from '../http/api/desk.ts'
import { openJiban, secret, seededDatabase } from '../support/jiban.ts'
import { ownDatabase } from '../support/own-database.ts'
import { testSigning } from '../support/signing.ts'
import { percentile } from './load.ts'

/** What reports, boards and hotspots cost among many orders: `npm run bench:reports`, with TEST_DATABASE_URL on a server. */
const orders = 100_000
const place = 'weifang'
const now = '2026-12-20T10:00:00+08:00'

/** A year of orders, one every five minutes, with the steps that reports count; one in twenty is open. */
const fill = async ({ pool }: OpenDatabase): Promise<void> => {
  await pool.query(
    `insert into work_order (place, no, state, version, title, nature, complainant, channel, conversation_id, class,
       publicity, confidential, lead, co, pack_day, filed_at, updated_at, holder, overdue, supervised, units, due_at,
       duty, area, spot)
     select '${place}', 'B' || lpad(n::text, 10, '0'), case when n % 20 > 0 then 'archived' else 'handling' end, 9,
       'order ' || n, case when n % 5 = 0 then '咨询' else '投诉' end, 'citizen', (array['web','phone','wechat'])[1 + n % 3],
       'c' || n, null, 'public', false, 'unit-' || n % 97, '{}', '2026-01-01', t, t, 'unit-' || n % 97, n % 400 = 0,
       case when n % 1000 = 0 then '书面督办' end, array['unit-' || n % 97],
       case when n % 20 = 0 then t + interval '5 days' end,
       'duty-' || n % 60, 'area-' || n % 12, 'spot-' || n % 700
     from (select n, timestamptz '2026-01-01' + n * interval '5 minutes' as t from generate_series(1, ${orders}) n) m`,
  )
  await pool.query(
    `insert into order_fact (place, order_no, seq, day, kind, unit, duty, area, channel, good, score, void)
     select place, no, s.seq, (filed_at + s.seq * interval '1 day')::date, s.kind, lead, duty, area, channel,
       hashtext(no) % 10 > 0, case when s.kind = 'rated' then 1 + abs(hashtext(no)) % 5 end, false
     from work_order join (values (1, 'filed', 1), (2, 'dispatched', 1), (5, 'closed', 1), (6, 'called-back', 2),
       (7, 'rated', 3), (4, 'overdue', 12), (3, 'extended', 20)) as s(seq, kind, every)
     on abs(hashtext(no)) % s.every = 0`,
  )
  await pool.query(
    `insert into order_deadline
       (place, order_no, type, due_at, warn_at, red_at, next_at, clock, article, explanation, provisional, soft, source)
     select place, no, 'handle', due_at, due_at - interval '1 day', due_at + interval '1 day', due_at, 'workday',
       '第二十条', '', false, false, '{}' from work_order where due_at is not null`,
  )
  for (const table of ['work_order', 'order_fact', 'order_deadline'])
    await pool.query(`vacuum analyze ${table}`)
}

const pages = [
  'board',
  'board/orders?mark=late',
  'hotspots',
  'reports?period=day&on=2026-11-20',
  'reports?period=week&on=2026-11-20',
  'reports?period=month&on=2026-11-20',
  'reports?period=year&on=2026-11-20',
  'reports?period=year&on=2026-11-20&by=duty',
  'reports/orders?measure=closed&from=2026-11-01&to=2026-11-30',
  'reports/orders?measure=closed&from=2026-01-01&to=2026-12-31&by=unit&key=unit-7',
  'reports/bulletin?kind=monthly&period=month&on=2026-11-20',
]

const measure = async (name: string, database: OpenDatabase): Promise<void> => {
  const jiban = await openJiban(now, database)
  await fill(database)
  const { cookie } = await deskOf(jiban, 'supervisor', place)
  const lines: object[] = []
  for (const page of pages) {
    const took: number[] = []
    for (let n = 0; n < 9; n += 1) {
      const start = performance.now()
      const answer = await jiban.app.request(`/${place}/desk/${page}`, { headers: { cookie } })
      await answer.text()
      if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`)
      took.push(performance.now() - start)
    }
    took.sort((a, b) => a - b)
    lines.push({
      page,
      'median ms': Math.round(percentile(took, 0.5)),
      'worst ms': Math.round(took.at(-1) ?? 0),
    })
  }
  console.log(`\nReports, ${name}: ${orders} orders in a year`)
  console.table(lines)
  await jiban.close()
}

await measure('embedded', await seededDatabase())
const serverUrl = process.env['TEST_DATABASE_URL']
if (serverUrl) {
  const own = await ownDatabase(serverUrl, 'reports')
  const database = openServer(own.url)
  await migrate(database.db, await migrationFiles())
  const composed = composeDeps(database.db, aesCipher(secret), { now: () => new Date() }, testSigning)
  await seedDemo(composed, new Date(now), () => undefined)
  await measure('server', database)
  await own.drop()
} else console.log('TEST_DATABASE_URL is not set: no rows for a server')
