import { sql } from 'kysely'
import { unitIdSchema } from '../domain/place.ts'
import type { DutyCorrections } from '../ports/duty-corrections.ts'
import type { Database } from './database.ts'

type Row = {
  readonly no: string
  readonly title: string
  readonly from: string
  readonly lead: string
  readonly at: Date
  readonly reason: string
}

export const dutyCorrections = (db: Database): DutyCorrections => ({
  list: async (place, limit) => {
    const { rows } = await sql<Row>`
      select o.no, o.title, request.payload ->> 'unit' as "from", o.lead, approved.at,
        request.payload ->> 'reason' as reason
      from order_event approved
      join work_order o on o.place = approved.place and o.no = approved.order_no
      join lateral (
        select payload from order_event e
        where e.place = approved.place and e.order_no = approved.order_no and e.seq < approved.seq
          and e.type = 'return-requested'
        order by e.seq desc limit 1
      ) request on true
      where approved.place = ${place} and approved.type = 'return-approved'
        and request.payload ->> 'ground' = 'out_of_duty'
        and o.lead is not null and o.lead <> request.payload ->> 'unit'
      order by approved.at desc, o.no limit ${limit}`.execute(db)
    return rows.map((row) => ({
      ...row,
      from: unitIdSchema.parse(row.from),
      lead: unitIdSchema.parse(row.lead),
      at: row.at.toISOString(),
    }))
  },
})
