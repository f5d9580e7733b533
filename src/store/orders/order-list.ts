import { type SelectQueryBuilder, sql } from 'kysely'
import type { Deadline } from '../../domain/deadline.ts'
import type { PlaceId, UnitId } from '../../domain/place.ts'
import { orderStates } from '../../domain/work-order/work-order.ts'
import type { OrderFilter, OrderLine, OrderPage, PublishedOrder } from '../../ports/order-store.ts'
import type { Database } from '../database.ts'
import type { Tables } from '../tables.ts'
import { termsOf } from './order-facts.ts'
import { cursorOf, type Place, type Stretch, stretchesFrom } from './order-sequence.ts'

/** One page of orders that match, each with its place and its running clock that ends first. */
export const listOrders = async (db: Database, place: PlaceId, filter: OrderFilter): Promise<OrderPage> => {
  const rows: LineRow[] = []
  // One more than asked for tells whether another page follows.
  const wanted = filter.limit + 1
  for (const { stretch, from } of stretchesFrom(filter.sort ?? 'filed', filter.after))
    if (rows.length < wanted)
      rows.push(...(await linesOf(db, place, filter, stretch, from, wanted - rows.length)))
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  const more = rows.length > filter.limit && last !== undefined
  return { orders: shown.map(toLine), after: more ? cursorOf(last.stretch, last.stands_at, last.no) : null }
}

/** The next lines of a stretch. What belongs to a line is fetched for those shown only. */
const linesOf = async (
  db: Database,
  place: PlaceId,
  filter: OrderFilter,
  stretch: Stretch,
  from: Place | null,
  limit: number,
): Promise<readonly LineRow[]> => {
  const { at, direction } = stretch
  let found = matching(db.selectFrom('work_order as o').where('o.place', '=', place), place, filter).where(
    stretch.holds,
  )
  if (from !== null)
    found = found.where(
      sql<boolean>`(${at}, o.no) ${direction === 'asc' ? sql`>` : sql`<`} (${from.at}, ${from.no})`,
    )
  const rows = await db
    .with('shown', () =>
      found
        .selectAll('o')
        .select(at.as('stands_at'))
        .orderBy(at, direction)
        .orderBy('o.no', direction)
        .limit(limit),
    )
    .selectFrom('shown as s')
    .leftJoinLateral(
      (build) =>
        build
          .selectFrom('order_deadline')
          .select(['type as clock', 'clock as unit', 'due_at as ends', 'overdue_at'])
          .whereRef('order_deadline.place', '=', 's.place')
          .whereRef('order_deadline.order_no', '=', 's.no')
          .where('met_at', 'is', null)
          .where('due_at', 'is not', null)
          .orderBy('due_at')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    // The first event of every order is its filing.
    .leftJoin('order_event as e', (join) =>
      join.onRef('e.place', '=', 's.place').onRef('e.order_no', '=', 's.no').on('e.seq', '=', 1),
    )
    .select(['s.no', 's.state', 's.version', 's.title', 's.nature', 's.class', 's.publicity', 's.lead'])
    .select(['s.holder', 's.co', 's.filed_at', 's.updated_at', 's.overdue', 's.supervised', 's.flags'])
    .select(['s.stands_at', 'd.clock', 'd.unit', 'd.ends', 'd.overdue_at'])
    .select(sql<string | null>`e.payload ->> 'where'`.as('where'))
    .orderBy('s.stands_at', direction)
    .orderBy('s.no', direction)
    .execute()
  return rows.map((row) => ({ ...row, stretch: stretch.name }))
}

/** How many orders match each filter, counted no further than `most`; one statement. */
export const countOrders = async (
  db: Database,
  place: PlaceId,
  filters: readonly Omit<OrderFilter, 'limit'>[],
  most: number,
): Promise<readonly number[]> => {
  if (filters.length === 0) return []
  const counted = filters.map((filter, i) => {
    const all = db.selectFrom('work_order as o').where('o.place', '=', place)
    const some = matching(all, place, { ...filter, limit: most })
      .select(sql<number>`1`.as('one'))
      .limit(most)
    return sql`select ${i}::int as i, count(*)::int as n from (${some}) as found`
  })
  const { rows } = await sql<{ i: number; n: number }>`${sql.join(counted, sql` union all `)}`.execute(db)
  const byIndex = new Map(rows.map(({ i, n }) => [i, n]))
  return filters.map((_, i) => byIndex.get(i) ?? 0)
}

type OrderQuery = SelectQueryBuilder<Tables & { o: Tables['work_order'] }, 'o', object>

const matching = (all: OrderQuery, place: PlaceId, filter: OrderFilter): OrderQuery => {
  const { states, unit, dueBefore, overdue, supervised, toSupervise, flag, pending, q } = filter
  let query = all
  if (states !== undefined) query = query.where(sql<boolean>`o.state = any(${[...states]}::text[])`)
  if (unit !== undefined)
    query = query
      .where(sql<boolean>`o.units @> array[${unit}]`)
      // Nobody sees what is said about their own conduct.
      .where(sql<boolean>`not o.complained_of @> array[${unit}]`)
  if (dueBefore !== undefined) query = query.where(sql<boolean>`(o.due_at <= ${dueBefore} or o.overdue)`)
  if (overdue !== undefined) query = query.where(sql<boolean>`${overdue ? sql`` : sql`not`} o.overdue`)
  if (supervised !== undefined) query = query.where('o.supervised', supervised ? 'is not' : 'is', null)
  for (const kind of [pending, toSupervise ? 'supervision' : undefined])
    if (kind !== undefined)
      query = query.where(sql<boolean>`o.pending <> '{}' and o.pending @> array[${kind}]`)
  if (flag !== undefined) query = query.where(sql<boolean>`o.flags <> '{}' and o.flags @> array[${flag}]`)
  return q === undefined ? query : searched(query, place, q)
}

/** The letters of the place and enough of the day: no word of a text looks like this. */
const isNumber = /^[a-z][a-z0-9]{0,3}\d{4,}$/i
const mayBeNumber = /^[a-z0-9]{2,40}$/i

/** The beginning of a number, or words all of which stand in the order's texts. */
const searched = (query: OrderQuery, place: PlaceId, q: string): OrderQuery => {
  const words = q.trim()
  const byNumber = sql<boolean>`o.no like ${`${words.toUpperCase()}%`}`
  if (isNumber.test(words)) return query.where(byNumber)
  const terms = termsOf(place, [words])
  const found = sql<boolean>`exists (
    select from order_search s where s.place = o.place and s.order_no = o.no and not s.published
      and s.terms @> ${terms}::int[])`
  const byWords = terms.length > 0 ? found : sql<boolean>`false`
  return query.where(mayBeNumber.test(words) ? sql<boolean>`(${byNumber} or ${byWords})` : byWords)
}

type LineRow = Pick<
  Tables['work_order'],
  | 'no'
  | 'state'
  | 'version'
  | 'title'
  | 'nature'
  | 'class'
  | 'publicity'
  | 'lead'
  | 'holder'
  | 'co'
  | 'overdue'
  | 'supervised'
  | 'flags'
> & {
  readonly filed_at: Date
  readonly updated_at: Date
  readonly clock: string | null
  readonly unit: string | null
  readonly ends: Date | null
  readonly overdue_at: Date | null
  readonly where: string | null
  readonly stretch: string
  readonly stands_at: Date
}

const stateOf = (text: string) => {
  const state = orderStates.find((known) => known === text)
  if (state === undefined) throw new Error(`an order is in the unknown state ${text}`)
  return state
}

/** Written from checked events; a working day where a row is older than the word. */
const clockOf = (text: string | null): Deadline['clock'] => (text === 'natural' ? 'natural' : 'workday')

const toLine = (row: LineRow): OrderLine => ({
  no: row.no,
  state: stateOf(row.state),
  version: row.version,
  title: row.title,
  nature: row.nature,
  where: row.where,
  class: row.class,
  publicity: row.publicity,
  // Written from checked events.
  lead: row.lead as UnitId | null,
  holder: row.holder as UnitId | null,
  co: row.co as UnitId[],
  filedAt: row.filed_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  due:
    row.clock === null || row.ends === null
      ? null
      : {
          type: row.clock,
          dueAt: row.ends.toISOString(),
          clock: clockOf(row.unit),
          overdue: row.overdue_at !== null,
        },
  overdue: row.overdue,
  supervised: row.supervised,
  flags: row.flags,
})

/** Published results, the latest first. Only what is published is searched. */
export const publishedOrders = async (
  db: Database,
  place: PlaceId,
  q: string | undefined,
  limit: number,
): Promise<readonly PublishedOrder[]> => {
  const terms = q === undefined ? [] : termsOf(place, [q])
  if (q !== undefined && terms.length === 0) return []
  const rows = await db
    .selectFrom('work_order as o')
    .select(['o.no', 'o.published_title', 'o.published_text', 'o.published_at'])
    .where('o.place', '=', place)
    .where('o.published_at', 'is not', null)
    .$if(q !== undefined, (query) =>
      query.where(sql<boolean>`exists (
        select from order_search s where s.place = o.place and s.order_no = o.no and s.published
          and s.terms @> ${terms}::int[])`),
    )
    .orderBy('o.published_at', 'desc')
    .orderBy('o.no', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    no: row.no,
    title: row.published_title ?? '',
    text: row.published_text ?? '',
    at: row.published_at?.toISOString() ?? '',
  }))
}
