import { type RawBuilder, sql } from 'kysely'
import type { Deadline } from '../../domain/deadline.ts'
import type { UnitId } from '../../domain/place.ts'
import { finishedStates, type OrderState } from '../../domain/work-order/work-order.ts'
import {
  type BoardLine,
  type BoardMark,
  type BoardOrder,
  type BoardReads,
  type BoardTime,
  boardMarks,
  type InstructedOrder,
  type SpotGroup,
  type SupervisedOrder,
} from '../../ports/report-board.ts'
import type { Database } from '../database.ts'

/** What a board shows of orders that are under way. What is counted and what is listed is one condition. */
export const reportBoard = (db: Database): BoardReads => ({
  standing: async (place, at) => {
    const counts = boardMarks.map(
      (mark) => sql`count(*) filter (where ${meant[mark](at)})::int as ${sql.ref(mark)}`,
    )
    const { rows } = await sql<BoardLine>`
      select ${has} as unit, ${sql.join(counts)} from work_order o where ${underWay(place)}
      group by 1 order by 1 nulls first`.execute(db)
    return rows.filter((row) => boardMarks.some((mark) => row[mark] > 0))
  },

  marked: async (place, mark, at, { unit, skip, limit }) => {
    const whose = unit === undefined ? sql`true` : sql`${has} is not distinct from ${unit}::text`
    const { rows } = await sql<OrderRow>`
      select ${columns} from work_order o
      where ${underWay(place)} and ${meant[mark](at)} and ${whose}
      order by o.due_at nulls last, o.no offset ${skip} limit ${limit}`.execute(db)
    return rows.map(toOrder)
  },

  supervisions: async (place, limit) => {
    const { rows } = await sql<OrderRow & SupervisionRow>`
      select ${columns}, e.at, e.payload, ${after('supervision-answered')} as answered,
        (select min(d.due_at) from order_deadline d where d.place = o.place and d.order_no = o.no
          and d.type = 'site_supervision_plan' and d.met_at is null) as plan_due_at
      from work_order o join order_event e
        on e.place = o.place and e.order_no = o.no and e.type = 'supervised'
      where o.place = ${place} and o.supervised is not null and o.state <> all(${[...finishedStates]}::text[])
        and not ${after('supervision-lifted')}
      order by e.at, o.no limit ${limit}`.execute(db)
    return rows.map(toSupervised)
  },

  instructions: async (place, since, limit) => {
    const { rows } = await sql<
      OrderRow & { at: Date; payload: { by: string; text: string }; answered: boolean }
    >`
      select ${columns}, e.at, e.payload, exists (
        select from order_event r where r.place = e.place and r.order_no = e.order_no and r.seq > e.seq
          and r.type = 'replied') as answered
      from order_event e join work_order o on o.place = e.place and o.no = e.order_no
      where e.place = ${place} and e.type = 'instructed' and e.at >= ${since}
      order by e.at desc, o.no limit ${limit}`.execute(db)
    return rows.map(
      ({ at, payload: { by, text }, answered, ...row }): InstructedOrder => ({
        ...{ ...toOrder(row), by, text, answered },
        at: at.toISOString(),
      }),
    )
  },

  spots: async (place, { from, mid, to }, least, limit) => {
    const { rows } = await sql<SpotGroup>`
      select o.spot, o.duty, json_agg(json_build_object('no', o.no, 'title', o.title, 'area', o.area,
        'filedAt', to_char(o.filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'state', o.state)
        order by o.filed_at desc, o.no) as orders
      from work_order o
      where o.place = ${place} and o.filed_at >= ${from} and o.filed_at < ${to} and o.spot is not null
        and o.state <> 'withdrawn' and o.parent is null
      group by o.spot, o.duty
      having count(*) filter (where o.filed_at >= ${mid}) >= ${least}
      order by 2 * count(*) filter (where o.filed_at >= ${mid}) - count(*) desc, o.spot
      limit ${limit}`.execute(db)
    return rows
  },
})

type OrderRow = {
  readonly no: string
  readonly title: string
  readonly state: string
  readonly unit: string | null
  readonly due_at: Date | null
  readonly clock: string | null
  readonly overdue: boolean
}
type SupervisionRow = {
  readonly at: Date
  readonly payload: Pick<SupervisedOrder, 'n' | 'level' | 'label' | 'by' | 'requires'>
  readonly answered: boolean
  readonly plan_due_at: Date | null
}

/** The unit that has it now. */
const has = sql<string | null>`coalesce(o.holder, o.lead)`
const columns = sql`o.no, o.title, o.state, ${has} as unit, o.due_at, o.overdue,
  (select d.clock from order_deadline d where d.place = o.place and d.order_no = o.no
    and d.met_at is null and d.due_at is not null order by d.due_at limit 1) as clock`

/** Orders with a running clock, or late without one. */
const underWay = (place: string) => sql<boolean>`
  o.place = ${place} and (o.due_at is not null or o.overdue)`

const withClock = (condition: RawBuilder<boolean>) => sql<boolean>`exists (
  select from order_deadline d
  where d.place = o.place and d.order_no = o.no and d.met_at is null and ${condition})`

const red = ({ now }: BoardTime) => withClock(sql`d.red_at <= ${now}`)

const meant: Readonly<Record<BoardMark, (at: BoardTime) => RawBuilder<boolean>>> = {
  late: () => sql`o.overdue`,
  near: ({ soon }) => sql`(not o.overdue and o.due_at <= ${soon})`,
  yellow: (at) =>
    sql`(${withClock(sql`d.red_at is not null and d.warn_at <= ${at.now}`)} and not ${red(at)})`,
  red,
}

/** Whether this happened to the supervision `e` afterwards. */
const after = (type: string) => sql<boolean>`exists (
  select from order_event l where l.place = e.place and l.order_no = e.order_no and l.seq > e.seq
    and l.type = ${type} and l.payload ->> 'n' = e.payload ->> 'n')`

const toOrder = ({ no, title, state, unit, due_at, clock, overdue }: OrderRow): BoardOrder => ({
  ...{ no, title, overdue },
  // Written from checked events.
  state: state as OrderState,
  unit: unit as UnitId | null,
  dueAt: due_at?.toISOString() ?? null,
  clock: clock as Deadline['clock'] | null,
})

const toSupervised = ({
  at,
  payload,
  answered,
  plan_due_at,
  ...row
}: OrderRow & SupervisionRow): SupervisedOrder => {
  const { n, level, label, by, requires } = payload
  return {
    ...{ ...toOrder(row), n, level, label, by, requires, answered },
    since: at.toISOString(),
    planDueAt: plan_due_at?.toISOString() ?? null,
  }
}
