import { sql } from 'kysely'
import type { PlaceId } from '../../domain/place.ts'
import { finishedStates } from '../../domain/work-order/work-order.ts'
import type { PublicOrderFilter, PublicOrders } from '../../ports/public-orders.ts'
import type { Database } from '../database.ts'

/** Orders anybody may know of, over the projection. */
export const publicOrders = (db: Database): PublicOrders => {
  const knownIn = (place: PlaceId, broughtBy: string | undefined) =>
    db
      .selectFrom('work_order as o')
      .select('o.no')
      .where('o.place', '=', place)
      .where(({ or, eb, exists, selectFrom }) =>
        or([
          eb('o.publicity', '=', 'public'),
          ...(broughtBy === undefined
            ? []
            : [
                exists(
                  selectFrom('command_claim as c')
                    .select('c.key')
                    .whereRef('c.place', '=', 'o.place')
                    .whereRef('c.order_no', '=', 'o.no')
                    .where('c.actor', '=', broughtBy),
                ),
              ]),
        ]),
      )
      .where('o.confidential', '=', false)
      .where('o.nature', '!=', '举报')
      .where(sql<boolean>`o.complained_of = '{}'`)
  return {
    find: async (place, filter) => {
      let query = knownIn(place, filter.broughtBy)
        .where('o.filed_at', '>=', filter.filedFrom)
        .where('o.filed_at', '<', filter.filedTo)
      if (filter.finished !== undefined)
        query = query.where('o.state', filter.finished ? 'in' : 'not in', [...finishedStates])
      if (filter.duties !== undefined) query = query.where(underDuties(filter.duties))
      const rows = await query
        .orderBy('o.filed_at', 'desc')
        .orderBy('o.no', 'desc')
        .limit(filter.limit)
        .offset(filter.offset)
        .execute()
      return rows.map(({ no }) => no)
    },
    among: async (place, numbers, broughtBy) => {
      if (numbers.length === 0) return []
      const rows = await knownIn(place, broughtBy)
        .where('o.no', 'in', [...numbers])
        .execute()
      const found = new Set(rows.map(({ no }) => no))
      return [...new Set(numbers)].filter((no) => found.has(no))
    },
  }
}

/** The duty as the latest event that named one has it; the empty string stands for none. */
const underDuties = (duties: NonNullable<PublicOrderFilter['duties']>) => {
  const wanted = duties.map((duty) => duty ?? '')
  return sql<boolean>`coalesce(
    (select e.payload ->> 'duty' from order_event e
      where e.place = o.place and e.order_no = o.no and e.payload ->> 'duty' is not null
      order by e.seq desc limit 1),
    '') = any(${wanted})`
}
