import { sql } from 'kysely'
import type { FirstContact, Period } from '../../ports/report-figures.ts'
import type { Database } from '../database.ts'

/**
 * A consultation is settled at first contact when its conversation was answered from the knowledge base, became no order,
 * and the same person did not get the same entry again in another conversation within seven days. All consultations:
 * those conversations, and orders that ask for information.
 */
export const firstContact = async (
  db: Database,
  place: string,
  { from, to }: Period,
): Promise<FirstContact> => {
  const { rows } = await sql<FirstContact>`
    with bounds as (
      select ${from}::date::timestamp at time zone 'Asia/Shanghai' as first,
        (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai' as after
    ), asked as (
      select r.conversation_id, min(r.at) as at, array_agg(distinct r.entry_id) as entries
      from consultation_record r, bounds b
      where r.place = ${place} and r.at >= b.first and r.at < b.after
      group by r.conversation_id
    ), told as (
      select c.orders = '{}' and not exists (
        select from conversation o
        join consultation_record n on n.place = o.place and n.conversation_id = o.id
        where o.place = c.place and o.channel = c.channel and o.citizen_digest = c.citizen_digest and o.id <> c.id
          and n.at > a.at and n.at <= a.at + interval '7 days' and n.entry_id = any(a.entries)
      ) as settled
      from asked a join conversation c on c.place = ${place} and c.id = a.conversation_id
    ), filed as (
      select count(*)::int as orders from work_order w, bounds b
      where w.place = ${place} and w.nature = '咨询' and w.filed_at >= b.first and w.filed_at < b.after
        and not exists (select from asked a where a.conversation_id = w.conversation_id)
    )
    select (select count(*)::int from told) + (select orders from filed) as consulted,
      (select count(*)::int from told where settled) as settled`.execute(db)
  return rows[0] ?? { consulted: 0, settled: 0 }
}
