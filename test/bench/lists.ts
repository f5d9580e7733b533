import { performance } from 'node:perf_hooks'
import { placeIdSchema, unitIdSchema } from '../../src/domain/place.ts'
import type { OrderFilter } from '../../src/ports/order-store.ts'
import { aesCipher } from '../../src/store/aes-cipher.ts'
import type { OpenDatabase } from '../../src/store/database.ts'
import { termsOf } from '../../src/store/orders/order-facts.ts'
import { orderStore } from '../../src/store/orders/order-store.ts'
import { percentile } from './load.ts'

const place = placeIdSchema.parse('weifang')
const unit = (n: number) => unitIdSchema.parse(`unit-${n}`)

/** Texts of many kinds, so that a search has something to leave out. */
const subjects = [
  '路灯不亮',
  '夜间施工噪声',
  '小区积水',
  '拖欠工资',
  '物业收费',
  '公交站牌损坏',
  '供暖不热',
  '油烟扰民',
]
const spots = [
  '健康街',
  '东风街',
  '胜利路',
  '民生街',
  '北海路',
  '樱前街',
  '新华路',
  '潍州路',
  '福寿街',
  '玉清街',
]

/** So many orders of a place: one in twenty is open with a running clock, spread over a hundred units. */
export const addOrders = async ({ pool }: OpenDatabase, count: number): Promise<void> => {
  await pool.query(
    `insert into work_order (place, no, state, version, title, nature, complainant, channel, conversation_id, class,
       publicity, confidential, lead, co, pack_day, filed_at, updated_at, holder, flags, overdue, supervised, pending,
       units, due_at)
     select 'weifang', 'WEIF' || lpad(n::text, 10, '0'),
       case when n % 20 > 0 then 'archived' else (array['dispatched', 'handling', 'auditing', 'return_requested'])[1 + n / 20 % 4] end,
       9, 'order ' || n, '投诉', 'citizen', 'web', 'c' || n, null, 'public', false, 'unit-' || n % 97, '{}',
       '2026-01-01', t, t, 'unit-' || n % 97, case when n % 500 = 0 then '{major}'::text[] else '{}' end,
       n % 400 = 0, case when n % 1000 = 0 then '书面督办' end,
       case when n % 80 = 60 then '{return}'::text[] else '{}' end, array['unit-' || n % 97],
       case when n % 20 = 0 then t + interval '5 days' end
     from (select n, timestamptz '2026-01-01' + n * interval '5 minutes' as t
           from generate_series(1, ${count}) as n) as made`,
  )
  await pool.query(
    `insert into order_deadline
       (place, order_no, type, due_at, next_at, clock, article, explanation, provisional, soft, source)
     select place, no, 'handle', due_at, due_at, 'workday', '第二十条', '', false, false, '{}'
     from work_order where due_at is not null`,
  )
  const texts = subjects.flatMap((subject) => spots.map((spot) => [subject, spot] as const))
  for (const [n, [subject, spot]] of texts.entries())
    await pool.query(
      `insert into order_search (place, order_no, published, terms)
       select place, no, false, $1::int[] || hashtext(no) from work_order where substr(no, 5)::int % ${texts.length} = ${n}`,
      [termsOf(place, [`${spot}附近${subject}，一直没有人处理，希望尽快解决。`])],
    )
  for (const table of ['work_order', 'order_deadline', 'order_search'])
    await pool.query(`vacuum analyze ${table}`)
}

const lists: Readonly<Record<string, Partial<OrderFilter>>> = {
  'all, latest first': {},
  'all, what is late or ends first': { sort: 'due' },
  'in hand, by due': { states: ['dispatched', 'handling'], sort: 'due' },
  'a unit, in hand, by due': { unit: unit(7), states: ['dispatched', 'handling'], sort: 'due' },
  'returns waiting, by due': { pending: 'return', sort: 'due' },
  'due by a day, by due': { dueBefore: new Date('2026-03-01'), sort: 'due' },
  'overdue, by due': { overdue: true, sort: 'due' },
  'archived, by due': { states: ['archived'], sort: 'due' },
  'two words, by due': { q: '健康街 积水', sort: 'due' },
  'to dispatch or in hand': { states: ['dispatched', 'handling'] },
  'a unit, everything': { unit: unit(7) },
  'a unit, in hand': { unit: unit(7), states: ['dispatched', 'handling'] },
  'due by a day': { dueBefore: new Date('2026-03-01') },
  overdue: { overdue: true },
  supervised: { supervised: true },
  'returns waiting': { pending: 'return' },
  'a flag': { flag: 'major' },
  'two words of the text': { q: '健康街 积水' },
  'words nobody wrote': { q: '停水' },
  'the beginning of a number': { q: 'WEIF00000042' },
}

export type ListCost = { readonly list: string; readonly found: number; readonly ms: number }

/** Medians of a page of fifty of every kind of list, among so many orders. The database is empty and migrated. */
export const costOfLists = async (database: OpenDatabase, count: number): Promise<readonly ListCost[]> => {
  await addOrders(database, count)
  const store = orderStore(database.db, aesCipher('a key for measuring only'))
  const costs: ListCost[] = []
  for (const [list, filter] of Object.entries(lists)) {
    const took: number[] = []
    let found = 0
    for (let n = 0; n < 15; n += 1) {
      const start = performance.now()
      found = (await store.list(place, { limit: 50, ...filter })).orders.length
      took.push(performance.now() - start)
    }
    costs.push({
      list,
      found,
      ms: percentile(
        took.toSorted((a, b) => a - b),
        0.5,
      ),
    })
  }
  return costs
}
