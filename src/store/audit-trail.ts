import { type RawBuilder, sql } from 'kysely'
import type { AuditFilter, AuditLine, AuditSource, AuditTrail, Deed } from '../ports/audit-trail.ts'
import type { Database } from './database.ts'

type Row = Omit<AuditLine, 'at'> & { readonly at: Date }

export const auditTrail = (db: Database): AuditTrail => ({
  record: (deed) => recordDeed(db, deed),
  search: async (place, filter) => {
    const parts = Object.entries(sources)
      .filter(([source]) => filter.source === undefined || filter.source === source)
      .map(([, part]) => sql`(${part(place, filter)})`)
    const { rows } = await sql<Row>`
      select source, at, who, kind, subject, detail from (${sql.join(parts, sql` union all `)}) as line (source, at, who, kind, subject, detail)
      order by at desc, subject, source, kind limit ${filter.limit} offset ${filter.offset}`.execute(db)
    return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
  },
})

export const recordDeed = async (
  db: Database,
  { place, who, kind, subject, detail }: Deed,
): Promise<void> => {
  await db
    .insertInto('desk_deed')
    .values({ place, who, kind, subject, detail: detail ?? null })
    .execute()
}

type Part = (place: string, filter: AuditFilter) => RawBuilder<unknown>

/** Each part is cut by itself to what the pages so far can show, so that its own index answers. */
const sources: Readonly<Record<AuditSource, Part>> = {
  order: (place, filter) => sql`
    select 'order' as source, at, actor ->> 'id' as who, type as kind, order_no as subject, null as detail
    from order_event
    where place = ${place} and actor ->> 'id' is not null
      ${narrow(filter, sql`at`, sql`actor ->> 'id'`, sql`order_no`)}
    order by at desc limit ${filter.offset + filter.limit}`,
  knowledge: (place, filter) => sql`
    select 'knowledge', at, who, type, entry_id,
      coalesce(facts ->> 'why', '第' || (facts ->> 'version') || '版') from knowledge_log
    where place = ${place} and role <> 'system' ${narrow(filter, sql`at`, sql`who`, sql`entry_id`)}
    order by at desc limit ${filter.offset + filter.limit}`,
  reveal: (place, filter) => sql`
    select 'reveal', at, who, 'reveal', order_no, why from access_log
    where place = ${place} ${narrow(filter, sql`at`, sql`who`, sql`order_no`)}
    order by at desc limit ${filter.offset + filter.limit}`,
  staff: (place, filter) => sql`
    select 'staff', reported_at, reported_by, 'staff-change', concat_ws(' → ', leaves, joins ->> 'id'),
      case when late then '迟报' end
    from staff_change
    where place = ${place}
      ${narrow(filter, sql`reported_at`, sql`reported_by`, sql`concat_ws(' ', leaves, joins ->> 'id')`)}
    order by reported_at desc limit ${filter.offset + filter.limit}`,
  desk: (place, filter) => sql`
    select 'desk', at, who, kind, subject, detail from desk_deed
    where place = ${place} ${narrow(filter, sql`at`, sql`who`, sql`subject`)}
    order by at desc limit ${filter.offset + filter.limit}`,
}

type Column = RawBuilder<unknown>

const narrow = (filter: AuditFilter, at: Column, who: Column, subject: Column): RawBuilder<unknown> => {
  const parts = [
    ...(filter.from === undefined ? [] : [sql`and ${at} >= ${filter.from}`]),
    ...(filter.until === undefined ? [] : [sql`and ${at} < ${filter.until}`]),
    ...(filter.who === undefined ? [] : [sql`and ${who} = ${filter.who}`]),
    ...(filter.subject === undefined
      ? []
      : [sql`and position(lower(${filter.subject}) in lower(${subject})) > 0`]),
  ]
  return parts.length === 0 ? sql`` : sql.join(parts, sql` `)
}
