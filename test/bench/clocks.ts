import { performance } from 'node:perf_hooks'
import { composeDeps } from '../../src/app.ts'
import type { Deadline } from '../../src/domain/deadline.ts'
import { placeIdSchema, unitIdSchema } from '../../src/domain/place.ts'
import type { OrderEvent } from '../../src/domain/work-order/event.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { sweepClocks } from '../../src/usecases/clocks/sweep-clocks.ts'

const place = placeIdSchema.parse('weifang')
const unit = unitIdSchema.parse('unit-of-the-bench')
const system = { role: 'system' } as const
const filedAt = new Date('2026-09-04T02:00:00Z')
const ended = '2026-09-11T16:00:00.000Z'

const clock: Deadline = {
  type: 'handle',
  dueAt: ended,
  clock: 'workday',
  article: '第二十条',
  source: { article: '第二十条', strength: 'should', origin: 'regulation' },
  explanation: '次日起算5个工作日。',
  provisional: false,
  soft: false,
  warnAt: null,
  startedAt: filedAt.toISOString(),
}

const history = (no: string): readonly OrderEvent[] => [
  {
    type: 'filed',
    title: '夜间施工噪声',
    nature: '投诉',
    complainant: 'citizen',
    text: '工地半夜还在施工',
    channel: 'web',
    conversationId: no,
    confidential: false,
    replyWanted: true,
    anonymous: false,
    classification: { label: '群众诉求', publicity: 'public', article: '第十条' },
    packDay: '2026-09-04',
    article: '第九条',
  },
  { type: 'dispatched', lead: unit, co: [], why: '派单目录' },
  { type: 'clocks-started', deadlines: [clock] },
]

/** Clocks that run and whose time has not come, as so many rows. */
const addRunning = async ({ pool }: OpenDatabase, count: number): Promise<void> => {
  // Their orders are not needed here, and would take longer to make than everything else.
  await pool.query('alter table order_deadline disable trigger all')
  await pool.query(
    `insert into order_deadline
       (place, order_no, type, due_at, next_at, clock, article, explanation, provisional, soft, source)
     select 'weifang', 'RUN' || n, 'handle', t, t, 'workday', '第二十条', '', false, false, '{}'
     from (select n, timestamptz '2026-10-01' + n * interval '10 seconds' as t
           from generate_series(1, ${count}) as n) as made`,
  )
  await pool.query('alter table order_deadline enable trigger all')
  await pool.query('analyze order_deadline')
}

export type SweepCost = {
  readonly running: number
  readonly due: number
  readonly findMs: number
  readonly sweepMs: number
  readonly plan: readonly string[]
}

const dueQuery = `select place, order_no, type, next_at from order_deadline
  where met_at is null and next_at is not null and next_at <= $1 order by next_at limit 200`

/** What it costs to deal with `due` ended clocks among so many that run. The database is empty and migrated. */
export const costOfSweep = async (
  database: OpenDatabase,
  running: number,
  due: number,
): Promise<SweepCost> => {
  const now = new Date(ended)
  const { deps, sweeper } = composeDeps(
    database.db,
    aesCipher('a key for measuring only'),
    { now: () => now },
    { secret: 'a signing key for measuring only', production: false },
  )
  await addRunning(database, running)
  const changes = Array.from({ length: due }, (_, n) => ({
    no: `DUE${String(n).padStart(6, '0')}`,
    expectedVersion: 0,
    events: history(`c${n}`).map((event) => ({ actor: system, event })),
  }))
  for (let from = 0; from < due; from += 100)
    await deps.orders.appendAll(place, changes.slice(from, from + 100), filedAt)
  const finding = performance.now()
  const found = await sweeper.due(now, due)
  const findMs = performance.now() - finding
  const { rows } = await database.pool.query(
    `explain (analyze, costs off, timing off) ${dueQuery.replace('$1', `'${ended}'`)}`,
  )
  const sweeping = performance.now()
  const { handled } = await sweepClocks({ ...deps, sweeper }, now)
  const sweepMs = performance.now() - sweeping
  if (handled !== due || found.length !== due) throw new Error(`${handled} of ${due} clocks were handled`)
  return { running, due, findMs, sweepMs, plan: rows.map((row) => String(row['QUERY PLAN'])) }
}
