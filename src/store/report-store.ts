import { type RawBuilder, sql } from 'kysely'
import { unitIdSchema } from '../domain/place.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { RatingRule, ReportStore, UnitFigures } from '../ports/report-store.ts'
import type { Database } from './database.ts'
import { deliveryLines } from './delivery-lines.ts'

export const reportStore = (db: Database, cipher: Cipher): ReportStore => ({
  figures: async (place, from, to, rating) => {
    const { rows } = await figuresQuery(place, from, to, rating).execute(db)
    return rows.map(({ unit, ...counts }) => ({ ...counts, unit: toUnit(unit) }))
  },

  accountability: async (place, from, to, limit, unit) => {
    const rows = await db
      .selectFrom('order_event')
      .select(['order_no', 'at', 'payload'])
      .where('place', '=', place)
      .where('type', '=', 'accountability-noted')
      .where('at', '>=', from)
      .where('at', '<', to)
      .$if(unit !== undefined, (query) =>
        query.where(sql<boolean>`payload ->> 'unit' = ${unit}`).where(sql<boolean>`not exists (
          select from work_order o
          where o.place = order_event.place and o.no = order_event.order_no and o.complained_of @> array[${unit}])`),
      )
      .orderBy('at')
      .orderBy('order_no')
      .orderBy('seq')
      .limit(limit)
      .execute()
    return rows.flatMap(({ order_no, at, payload }) => {
      if (payload.type !== 'accountability-noted') return []
      const { type: _, unit, ...noted } = payload
      return [{ ...noted, unit: unit ?? null, no: order_no, at: at.toISOString() }]
    })
  },

  deliveries: (place, filter) => deliveryLines(db, cipher, place, filter),
})

const toUnit = (unit: string | null) => (unit === null ? null : unitIdSchema.parse(unit))

type FigureRow = Omit<UnitFigures, 'unit'> & { readonly unit: string | null }

/**
 * One pass over what was counted in the period. A step belongs to the unit its event names; what names none belongs to
 * the unit that leads the order now. A late step or a finding without a unit is the hotline's own.
 */
const figuresQuery = (
  place: string,
  from: Date,
  to: Date,
  rating: RatingRule,
): RawBuilder<FigureRow> => sql<FigureRow>`
  with happened as (
    select e.order_no, e.seq, e.type, e.payload, w.lead
    from order_event e join work_order w on w.place = e.place and w.no = e.order_no
    where e.place = ${place} and e.at >= ${from} and e.at < ${to}
      and e.type in ('filed', 'closed', 'overdue-noted', 'return-requested', 'return-refused', 'extension-granted',
        'rework-ordered', 'rated', 'supervised', 'accountability-noted')
  ), attributed as (
    select h.type, h.payload,
      case
        when h.type in ('overdue-noted', 'accountability-noted', 'return-requested') then h.payload ->> 'unit'
        when h.type = 'return-refused' then (
          select r.payload ->> 'unit' from order_event r
          where r.place = ${place} and r.order_no = h.order_no and r.type = 'return-requested' and r.seq < h.seq
          order by r.seq desc limit 1)
        else h.lead
      end as unit,
      h.type = 'closed' and not exists (
        select from order_event o
        where o.place = ${place} and o.order_no = h.order_no and o.type = 'overdue-noted') as on_time,
      h.type = 'rated' and (${leftOut(place, rating.exempt)}) as left_out
    from happened h
  )
  select unit,
    count(*) filter (where type = 'filed') as filed,
    count(*) filter (where type = 'closed') as closed,
    count(*) filter (where on_time) as "onTime",
    count(*) filter (where type = 'overdue-noted') as overdue,
    count(*) filter (where type = 'return-requested') as returns,
    count(*) filter (where type = 'return-refused') as "improperReturns",
    count(*) filter (where type = 'extension-granted') as extensions,
    count(*) filter (where type = 'rework-ordered') as rework,
    count(*) filter (where type = 'rated' and not left_out) as rated,
    count(*) filter (where type = 'rated' and not left_out
      and (payload ->> 'score')::int <= ${rating.satisfiedTo}) as satisfied,
    count(*) filter (where left_out) as exempt,
    count(*) filter (where type = 'supervised') as supervised,
    count(*) filter (where type = 'accountability-noted') as accountability
  from attributed
  group by unit
  order by unit nulls first
`

/** A rating of an exempt kind of handling, or one that was found mistaken or malicious. */
const leftOut = (place: string, exempt: readonly string[]) => sql`
  coalesce((
    select s.payload -> 'reply' ->> 'category' from order_event s
    where s.place = ${place} and s.order_no = h.order_no and s.type = 'reply-submitted' and s.seq < h.seq
    order by s.seq desc limit 1) = any(${[...exempt]}::text[]), false)
  or exists (
    select from order_event v
    where v.place = ${place} and v.order_no = h.order_no and v.type = 'rating-reviewed' and v.seq > h.seq
      and v.payload ->> 'verdict' in ('mistaken', 'malicious')
      and not exists (
        select from order_event n
        where n.place = v.place and n.order_no = v.order_no and n.type = 'rated' and n.seq > h.seq and n.seq < v.seq))
`
