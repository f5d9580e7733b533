import { type Selectable, type SqlBool, sql } from 'kysely'
import { NATIONAL, type PlaceId } from '../../domain/place.ts'
import type { Conflict, KnowledgeLifeStore, Side } from '../../ports/knowledge-life-store.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import type { Tables } from '../tables.ts'
import { citableOrContradicted } from './knowledge-citable.ts'
import { lockShelf } from './knowledge-loader.ts'

type Records = Pick<KnowledgeLifeStore, 'conflicts' | 'refreshConflicts' | 'dismissConflict'>
type Row = Selectable<Tables['knowledge_conflict']>

export const conflictRecords = (db: Database): Records => ({
  conflicts: async (place, state) => {
    const rows = await db
      .selectFrom('knowledge_conflict')
      .selectAll()
      .where('place', '=', place)
      .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
      .orderBy('found_at', 'desc')
      .orderBy('id')
      .limit(500)
      .execute()
    return rows.map(toConflict)
  },

  refreshConflicts: (place, day, at) =>
    db.transaction().execute(async (trx) => {
      await lockShelf(trx, place)
      return (await refreshConflicts(trx, place, day, at, null)).map(toConflict)
    }),

  dismissConflict: (place, id, by, why, at) =>
    db.transaction().execute(async (trx) => {
      await lockShelf(trx, place)
      const { numUpdatedRows } = await trx
        .updateTable('knowledge_conflict')
        .set({ state: 'dismissed', settled_at: at, settled_by: by, why })
        .where('place', '=', place)
        .where('id', '=', id)
        .where('state', 'in', ['open', 'suspected'])
        .executeTakeFirst()
      await holdContradicted(trx, place, at)
      return numUpdatedRows === 1n
    }),
})

type Pair = Pick<Row, 'a_shelf' | 'a_entry' | 'a_version' | 'b_shelf' | 'b_entry' | 'b_version' | 'wording'>

/**
 * Pairs of entries that are valid on the day, answer the same wording for the same people, and answer it differently;
 * of one entry, or of all. The text of a pair is found through the index of folded wordings.
 */
export const pairsOn = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  day: string,
  id: string | null,
): Promise<readonly Pair[]> => {
  const shelves = [place, NATIONAL]
  const side =
    id === null
      ? sql<SqlBool>`(a.place, a.entry_id) < (b.place, b.entry_id)`
      : sql<SqlBool>`a.entry_id = ${id}`
  const valid = (alias: 'a' | 'b') => sql`
    cross join lateral (
      select e.draft from (${citableOrContradicted(place, day)}) e
      where e.place = p.${sql.raw(`${alias}_shelf`)} and e.id = p.${sql.raw(`${alias}_entry`)}
        and e.version = p.${sql.raw(`${alias}_version`)}
      limit 1
    ) ${sql.raw(alias)}`
  const { rows } = await sql<Pair>`
    with pair as materialized (
      select distinct on (a.place, a.entry_id, a.version, b.place, b.entry_id, b.version)
        a.place as a_shelf, a.entry_id as a_entry, a.version as a_version,
        b.place as b_shelf, b.entry_id as b_entry, b.version as b_version, a.text as wording
      from knowledge_text a
      join knowledge_text b on folded_wording(b.text) = folded_wording(a.text)
        and b.place = any(${shelves}::text[]) and b.field in ('question', 'similar') and b.entry_id <> a.entry_id
      where a.place = any(${shelves}::text[]) and a.field in ('question', 'similar') and ${side}
      order by a.place, a.entry_id, a.version, b.place, b.entry_id, b.version, a.field, a.n
    )
    select p.* from pair p ${valid('a')} ${valid('b')}
    where folded_wording(a.draft ->> 'answer') <> folded_wording(b.draft ->> 'answer')
      and exists (
        select from jsonb_array_elements_text(a.draft -> 'audience') x
        join jsonb_array_elements_text(b.draft -> 'audience') y on x.value = y.value
      )
  `.execute(trx)
  return rows.map(inOrder)
}

/** A pair is stored once, whichever side it was found from. */
const inOrder = (pair: Pair): Pair =>
  [pair.a_shelf, pair.a_entry].join('/') < [pair.b_shelf, pair.b_entry].join('/')
    ? pair
    : {
        a_shelf: pair.b_shelf,
        a_entry: pair.b_entry,
        a_version: pair.b_version,
        b_shelf: pair.a_shelf,
        b_entry: pair.a_entry,
        b_version: pair.a_version,
        wording: pair.wording,
      }

const keyOf = ({ a_shelf, a_entry, a_version, b_shelf, b_entry, b_version }: Pair): string =>
  [a_shelf, a_entry, a_version, b_shelf, b_entry, b_version].join(' ')

export const rowOf = (place: string, pair: Pair, at: Date): Row => ({
  place,
  id: crypto.randomUUID(),
  ...pair,
  state: 'open',
  found_at: at,
  settled_at: null,
  settled_by: null,
  why: null,
})

/** Stores new conflicts, closes those that are gone, and holds back what contradicts. Returns the new ones. */
export const refreshConflicts = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  day: string,
  at: Date,
  id: string | null,
): Promise<readonly Row[]> => {
  const pairs = await pairsOn(trx, place, day, id)
  const known = await trx
    .selectFrom('knowledge_conflict')
    .selectAll()
    .where('place', '=', place)
    .$if(id !== null, (query) =>
      query.where((is) => is.or([is('a_entry', '=', id ?? ''), is('b_entry', '=', id ?? '')])),
    )
    .execute()
  const now = new Set(pairs.map(keyOf))
  const gone = known.filter((row) => row.state === 'open' && !now.has(keyOf(row))).map((row) => row.id)
  await resolve(trx, place, gone, at)
  const before = new Map(known.map((row) => [keyOf(row), row.state]))
  const fresh = pairs.filter((pair) => !['open', 'dismissed'].includes(before.get(keyOf(pair)) ?? ''))
  const rows = fresh.map((pair) => rowOf(place, pair, at))
  for (const row of rows) await reopen(trx, row)
  await holdContradicted(trx, place, at)
  return rows
}

/** Takes back what was suspected of an entry's earlier text, and notes what is of this one. Nothing is held back. */
export const refreshSuspects = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  mine: Side & { readonly question: string },
  others: readonly Side[],
  at: Date,
): Promise<void> => {
  await trx
    .updateTable('knowledge_conflict')
    .set({ state: 'resolved', settled_at: at })
    .where('place', '=', place)
    .where('state', '=', 'suspected')
    .where((is) => is.or([is('a_entry', '=', mine.entryId), is('b_entry', '=', mine.entryId)]))
    .execute()
  const rows = others.map((other) => ({
    ...rowOf(place, pairOf(mine, other), at),
    state: 'suspected' as const,
  }))
  if (rows.length === 0) return
  await trx
    .insertInto('knowledge_conflict')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const pairOf = (mine: Side & { readonly question: string }, other: Side): Pair =>
  inOrder({
    a_shelf: mine.shelf,
    a_entry: mine.entryId,
    a_version: mine.version,
    b_shelf: other.shelf,
    b_entry: other.entryId,
    b_version: other.version,
    wording: mine.question,
  })

const resolve = async (trx: DatabaseTransaction, place: string, ids: readonly string[], at: Date) => {
  if (ids.length === 0) return
  await trx
    .updateTable('knowledge_conflict')
    .set({ state: 'resolved', settled_at: at })
    .where('place', '=', place)
    .where('id', 'in', ids)
    .execute()
}

/** The same two versions may contradict each other again: an entry between them ended, or was withdrawn. */
const reopen = async (trx: DatabaseTransaction, row: Row) => {
  await trx
    .insertInto('knowledge_conflict')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['place', 'a_shelf', 'a_entry', 'a_version', 'b_shelf', 'b_entry', 'b_version'])
        .doUpdateSet({
          state: 'open',
          settled_at: null,
          settled_by: null,
          why: null,
          found_at: row.found_at,
        }),
    )
    .execute()
}

const holdContradicted = async (trx: DatabaseTransaction, place: string, at: Date) => {
  await trx.deleteFrom('knowledge_hold').where('place', '=', place).where('reason', '=', 'conflict').execute()
  await sql`
    insert into knowledge_hold (place, shelf, entry_id, reason, since)
    select distinct ${place}, side.shelf, side.entry_id, 'conflict', ${at}::timestamptz
    from knowledge_conflict c
    cross join lateral (values (c.a_shelf, c.a_entry), (c.b_shelf, c.b_entry)) as side (shelf, entry_id)
    where c.place = ${place} and c.state = 'open'
  `.execute(trx)
}

export const conflictsOf = (...rows: readonly (readonly Row[])[]): readonly Conflict[] =>
  rows.flat().map(toConflict)

const toConflict = (row: Row): Conflict => ({
  id: row.id,
  a: { shelf: row.a_shelf, entryId: row.a_entry, version: row.a_version },
  b: { shelf: row.b_shelf, entryId: row.b_entry, version: row.b_version },
  wording: row.wording,
  state: row.state,
  foundAt: row.found_at.toISOString(),
  settledAt: row.settled_at?.toISOString() ?? null,
  settledBy: row.settled_by,
  why: row.why,
})
