import { type SelectQueryBuilder, sql } from 'kysely'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId, UnitId } from '../../domain/place.ts'
import { orderStates } from '../../domain/work-order/work-order.ts'
import type { OrderFilter, OrderLine, OrderPage, PublishedOrder } from '../../ports/order-store.ts'
import type { Database } from '../database.ts'
import type { Tables } from '../tables.ts'
import { termsOf } from './order-facts.ts'

/** One page of orders that match, each with its running clock that ends first; the latest filed first, or by that end. */
export const listOrders = async (db: Database, place: PlaceId, filter: OrderFilter): Promise<OrderPage> => {
  const { query, by } = pageOf(db, place, filter)
  const rows = await query
    .leftJoinLateral(
      (build) =>
        build
          .selectFrom('order_deadline')
          .select(['type as clock', 'due_at as ends', 'overdue_at'])
          .whereRef('order_deadline.place', '=', 'o.place')
          .whereRef('order_deadline.order_no', '=', 'o.no')
          .where('met_at', 'is', null)
          .where('due_at', 'is not', null)
          .orderBy('due_at')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .select(['o.no', 'o.state', 'o.version', 'o.title', 'o.nature', 'o.class', 'o.publicity', 'o.lead'])
    .select(['o.holder', 'o.co', 'o.filed_at', 'o.updated_at', 'o.overdue', 'o.supervised', 'o.flags'])
    .select(['o.due_at', 'd.clock', 'd.ends', 'd.overdue_at'])
    // One more than asked for tells whether another page follows.
    .limit(filter.limit + 1)
    .execute()
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  const more = rows.length > filter.limit && last !== undefined
  return {
    orders: shown.map(toLine),
    after: more ? `${(by === 'due_at' ? last.due_at : last.filed_at)?.toISOString()}_${last.no}` : null,
  }
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

/** The orders that match after the last page, in their order. */
const pageOf = (db: Database, place: PlaceId, filter: OrderFilter) => {
  const by = filter.dueBefore === undefined ? 'filed_at' : 'due_at'
  const direction = by === 'due_at' ? 'asc' : 'desc'
  let query = matching(db.selectFrom('work_order as o').where('o.place', '=', place), place, filter)
  if (filter.after !== undefined) {
    const { at, no } = cursor(filter.after)
    query =
      by === 'due_at'
        ? query.where(sql<boolean>`(o.due_at, o.no) > (${at}, ${no})`)
        : query.where(sql<boolean>`(o.filed_at, o.no) < (${at}, ${no})`)
  }
  return { query: query.orderBy(`o.${by}`, direction).orderBy('o.no', direction), by }
}

const cursor = (after: string): { readonly at: Date; readonly no: string } => {
  const split = after.indexOf('_')
  const at = new Date(after.slice(0, split))
  // Years that the database does not read as we write them: before the first, and of more than four digits.
  const readable = at >= new Date('0001-01-01T00:00:00Z') && at < new Date('+010000-01-01T00:00:00Z')
  if (split < 0 || !readable)
    throw new DomainError('invalid_input', '翻页位置无效，请从第一页重新查询。', { after })
  return { at, no: after.slice(split + 1) }
}

const matching = (all: OrderQuery, place: PlaceId, filter: OrderFilter): OrderQuery => {
  const { states, unit, dueBefore, overdue, supervised, toSupervise, flag, pending, q } = filter
  let query = all
  if (states !== undefined) query = query.where(sql<boolean>`o.state = any(${[...states]}::text[])`)
  if (unit !== undefined)
    query = query
      .where(sql<boolean>`o.units @> array[${unit}]`)
      // Nobody sees what is said about their own conduct.
      .where(sql<boolean>`not o.complained_of @> array[${unit}]`)
  if (dueBefore !== undefined) query = query.where('o.due_at', '<=', dueBefore)
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
  readonly ends: Date | null
  readonly overdue_at: Date | null
}

const stateOf = (text: string) => {
  const state = orderStates.find((known) => known === text)
  if (state === undefined) throw new Error(`an order is in the unknown state ${text}`)
  return state
}

const toLine = (row: LineRow): OrderLine => ({
  no: row.no,
  state: stateOf(row.state),
  version: row.version,
  title: row.title,
  nature: row.nature,
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
      : { type: row.clock, dueAt: row.ends.toISOString(), overdue: row.overdue_at !== null },
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
