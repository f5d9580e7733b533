import { type RawBuilder, sql } from 'kysely'
import { NATIONAL, type PlaceId, placeIdSchema } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { NewDelivery } from '../../ports/conversation-store.ts'
import type { DueEntry, KnowledgeLifeStore, UnitStanding } from '../../ports/knowledge-life-store.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import { sealDeliveries, writeDeliveries } from '../ledger/deliveries.ts'
import { commitWithin } from './knowledge-life-commit.ts'
import { TermCounts } from './term-counts.ts'

type Records = Pick<
  KnowledgeLifeStore,
  'dueEntries' | 'remind' | 'markStatuses' | 'sendWeekly' | 'standing' | 'unfedOrders' | 'feed'
>

export const reviewRecords = (db: Database, cipher: Cipher): Records => ({
  dueEntries: async (by, today) => {
    const { rows } = await sql<Omit<DueEntry, 'place'> & { readonly place: string }>`
      select e.place, e.id, e.version, e.unit, e.question, e.draft ->> 'reviewBy' as "reviewBy",
        e.effective_to::text as "endsOn"
      from (
        select inforce.* from knowledge_on(${today}::date) inforce
        where ${firstDay(sql.ref('inforce'))} <= ${by}
        union all
        select ended.* from (${endedBy(today)}) ended
      ) e
      where e.place <> ${NATIONAL}
      order by ${firstDay(sql.ref('e'))}, e.place, e.id
    `.execute(db)
    return rows.map((row) => ({ ...row, place: placeIdSchema.parse(row.place) }))
  },

  remind: ({ place, id, version }, stage, deliveries, at) =>
    onceWith(db, cipher, { place, deliveries, at }, async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('knowledge_reminder')
        .values({ place, entry_id: id, version, stage, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    }),

  sendWeekly: (place, unit, week, deliveries, at) =>
    onceWith(db, cipher, { place, deliveries, at }, async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('knowledge_weekly')
        .values({ place, unit, week })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    }),

  markStatuses: (today) => db.transaction().execute((trx) => markStatuses(trx, today)),

  standing: async (place, today, now, soonBy) => {
    const { rows } = await sql<UnitStanding>`
      with part as (
        select e.unit, count(*)::int as entries,
          count(*) filter (where e.draft ->> 'reviewBy' < ${today})::int as overdue, 0 as expired,
          count(*) filter (where ${firstDay(sql.ref('e'))} between ${today} and ${soonBy})::int as soon,
          0 as corrections, 0 as late, 0 as gaps, 0 as waiting
        from knowledge_on(${today}::date) e where e.place = ${place} group by e.unit
        union all
        select e.unit, 0, 0, count(*)::int, 0, 0, 0, 0, 0
        from (${endedBy(today)}) e where e.place = ${place} group by e.unit
        union all
        select coalesce(unit, 'hotline'), 0, 0, 0, 0, count(*)::int, count(*) filter (where due_at <= ${now})::int, 0, 0
        from knowledge_correction where place = ${place} and state = 'open' group by unit
        union all
        select coalesce(unit, 'hotline'), 0, 0, 0, 0, 0, 0, count(*)::int, 0
        from knowledge_gap where place = ${place} and state <> 'filled' group by unit
        union all
        select unit, 0, 0, 0, 0, 0, 0, 0, count(*)::int
        from knowledge_work where place = ${place} and state is not null group by unit
      )
      select unit, sum(entries)::int as entries, sum(overdue)::int as "overdueReviews",
        sum(expired)::int as expired, sum(soon)::int as "dueSoon",
        sum(corrections)::int as "openCorrections", sum(late)::int as "lateCorrections", sum(gaps)::int as gaps,
        sum(waiting)::int as waiting
      from part group by unit
      order by sum(overdue) + sum(expired) + sum(late) desc, sum(corrections) + sum(gaps) desc, unit
    `.execute(db)
    return rows
  },

  unfedOrders: async (limit) => {
    const { rows } = await sql<{ place: string; no: string }>`
      select o.place, o.no from work_order o
      where o.nature = '咨询' and o.state in ('closed', 'archived') and not o.confidential
        and not exists (select from knowledge_fed_order f where f.place = o.place and f.order_no = o.no)
      order by o.updated_at, o.place, o.no limit ${limit}
    `.execute(db)
    return rows.map((row) => ({ ...row, place: placeIdSchema.parse(row.place) }))
  },

  feed: (place, no, draft, at) =>
    onceWith(db, cipher, { place, deliveries: draft?.deliveries ?? [], at }, async (trx) => {
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('knowledge_fed_order')
        .values({ place, order_no: no, entry_id: draft?.life.id ?? null, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) return false
      return draft === null || (await commitWithin(trx, draft, '')) !== 'stale'
    }),
})

/** The day of review or the last day, whichever comes first. */
const firstDay = (e: RawBuilder<unknown>) => sql`least(${e}.draft ->> 'reviewBy', ${e}.effective_to::text)`

/** The latest texts of entries whose last day has passed, whatever the job has marked; not those that were withdrawn. */
const endedBy = (today: string) => sql`
  select e.* from knowledge_entry e
  where e.effective_to < ${today}::date and e.published_at is not null and e.status <> 'withdrawn'
    and e.version = (
      select latest.version from knowledge_entry latest
      where latest.place = e.place and latest.id = e.id and latest.published_at is not null
      order by latest.version desc limit 1
    )
`

type Once = { readonly place: PlaceId; readonly deliveries: readonly NewDelivery[]; readonly at: Date }

/** The notices go out with the claim, and only by whoever made it. */
const onceWith = async (
  db: Database,
  cipher: Cipher,
  { place, deliveries, at }: Once,
  claim: (trx: DatabaseTransaction) => Promise<boolean>,
): Promise<boolean> => {
  const sealed = await sealDeliveries(cipher, deliveries)
  return db.transaction().execute(async (trx) => {
    const claimed = await claim(trx)
    if (claimed) await writeDeliveries(trx, place, sealed, at)
    return claimed
  })
}

/** The words are for lists; what may be quoted is decided by the dates in each query. */
const markStatuses = async (trx: DatabaseTransaction, today: string) => {
  const { numAffectedRows: due } = await sql`
    update knowledge_entry set status = 'due-for-review'
    where status = 'published' and draft ->> 'reviewBy' <= ${today}
  `.execute(trx)
  const { numAffectedRows: expired } = await sql`
    update knowledge_entry set status = 'expired'
    where status in ('published', 'due-for-review') and effective_to < ${today}::date
  `.execute(trx)
  await dropDeadTexts(trx)
  return { due: Number(due ?? 0n), expired: Number(expired ?? 0n) }
}

const dropDeadTexts = async (trx: DatabaseTransaction) => {
  const { rows } = await sql<{ place: string; terms: number[] }>`
    delete from knowledge_text t using knowledge_entry e
    where e.place = t.place and e.id = t.entry_id and e.version = t.version and e.status in ('expired', 'withdrawn')
    returning t.place, t.terms
  `.execute(trx)
  for (const [place, texts] of Map.groupBy(rows, (row) => row.place)) {
    const counts = new TermCounts()
    for (const { terms } of texts) counts.remove(terms)
    await counts.store(trx, place)
  }
}
