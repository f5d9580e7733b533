import { type RawBuilder, sql } from 'kysely'
import type { UnitId } from '../../domain/place.ts'
import type { OrderState } from '../../domain/work-order/work-order.ts'
import {
  type Dimension,
  type FigureAsked,
  type FigureLine,
  type Figures,
  type Measure,
  measures,
  type RatingRule,
  type ReportFigures,
} from '../../ports/report-figures.ts'
import type { Database } from '../database.ts'
import { firstContact } from './report-first-contact.ts'

/** Figures over `order_fact`. What is counted and what is listed behind a figure is one condition. */
export const reportFigures = (db: Database): ReportFigures => ({
  figuresBy: async (place, { from, to }, rating, by) => {
    const counts = measures.map(
      (measure) =>
        sql`coalesce(sum(f.times) filter (where ${meant[measure](rating)}), 0)::int as ${sql.ref(measure)}`,
    )
    // Steps alike are counted first: a year has half a million, and each figure's condition is then asked of few.
    const { rows } = await sql<FigureLine>`
      select ${keyOf[by]} as key, ${sql.join(counts)}
      from (
        select ${columnOf[by]}, f.kind, f.good, f.score, f.category, f.void, count(*) as times
        from order_fact f
        where f.place = ${place} and f.day >= ${from}::date and f.day <= ${to}::date
        group by ${columnOf[by]}, f.kind, f.good, f.score, f.category, f.void
      ) f
      group by ${columnOf[by]} order by 1 nulls first`.execute(db)
    return together(rows).filter((row) => measures.some((measure) => row[measure] > 0))
  },

  ordersBehind: async (place, asked, rating, { skip, limit }) => {
    const { rows } = await sql<CountedRow>`
      select o.no, o.title, o.nature, o.state, o.lead, o.filed_at, c.day::text as day, c.times
      from (
        select f.order_no, max(f.day) as day, count(*)::int as times
        from order_fact f
        where ${behind(place, asked, rating)}
        group by f.order_no
        order by max(f.day) desc, f.order_no desc
        offset ${skip} limit ${limit + 1}
      ) c join work_order o on o.place = ${place} and o.no = c.order_no
      order by c.day desc, o.no desc`.execute(db)
    return rows.map(({ filed_at, ...row }) => ({
      ...row,
      // Written from checked events.
      state: row.state as OrderState,
      lead: row.lead as UnitId | null,
      filedAt: filed_at.toISOString(),
    }))
  },

  firstContact: (place, period) => firstContact(db, place, period),
})

const together = (rows: readonly FigureLine[]): readonly FigureLine[] => {
  const lines = new Map<string | null, FigureLine>()
  for (const row of rows) {
    const so = lines.get(row.key)
    lines.set(row.key, so === undefined ? row : added(so, row))
  }
  return [...lines.values()]
}

const added = (one: FigureLine, other: FigureLine): FigureLine => ({
  ...one,
  ...(Object.fromEntries(measures.map((measure) => [measure, one[measure] + other[measure]])) as Figures),
})

type CountedRow = {
  readonly no: string
  readonly title: string
  readonly nature: string
  readonly state: string
  readonly lead: string | null
  readonly filed_at: Date
  readonly day: string
  readonly times: number
}

const behind = (place: string, { period, measure, line }: FigureAsked, rating: RatingRule) => sql<boolean>`
  f.place = ${place} and f.day >= ${period.from}::date and f.day <= ${period.to}::date
  and ${meant[measure](rating)}
  and ${line === undefined ? sql`true` : sql`${keyOf[line.by]} is not distinct from ${line.key}::text`}`

const keyOf: Readonly<Record<Dimension, RawBuilder<string | null>>> = {
  unit: sql`f.unit`,
  duty: sql`f.duty`,
  area: sql`f.area`,
  channel: sql`f.channel`,
  day: sql`f.day::text`,
  month: sql`to_char(f.day, 'YYYY-MM')`,
}

/** What the key is made from: to group by days and add up the months is quicker than to work out each step's month. */
const columnOf: Readonly<Record<Dimension, RawBuilder<unknown>>> = {
  ...keyOf,
  day: sql`f.day`,
  month: sql`f.day`,
}

const kind = (word: string) => () => sql<boolean>`f.kind = ${word}`
const good = (word: string) => () => sql<boolean>`(f.kind = ${word} and f.good)`

/** A rating of an exempt kind of handling, or one that was found mistaken or malicious. */
const leftOut = ({ exempt }: RatingRule) =>
  sql<boolean>`(f.void or coalesce(f.category = any(${[...exempt]}::text[]), false))`

/** The condition of each figure on a counted step. */
const meant: Readonly<Record<Measure, (rating: RatingRule) => RawBuilder<boolean>>> = {
  filed: kind('filed'),
  dispatched: kind('dispatched'),
  responded: good('dispatched'),
  handled: kind('handled'),
  sameDay: good('handled'),
  closed: kind('closed'),
  onTime: good('closed'),
  overdue: kind('overdue'),
  returns: kind('returned'),
  improperReturns: kind('return-refused'),
  extensions: kind('extended'),
  rework: kind('reworked'),
  asked: kind('called-back'),
  resolved: good('called-back'),
  rated: (rating) => sql`(f.kind = 'rated' and not ${leftOut(rating)})`,
  satisfied: (rating) =>
    sql`(f.kind = 'rated' and not ${leftOut(rating)} and f.score <= ${rating.satisfiedTo})`,
  exempt: (rating) => sql`(f.kind = 'rated' and ${leftOut(rating)})`,
  supervised: kind('supervised'),
  accountability: kind('accountability'),
}
