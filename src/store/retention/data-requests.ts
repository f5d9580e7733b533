import { sql } from 'kysely'
import { finishedStates } from '../../domain/work-order/work-order.ts'
import type { DataRequests } from '../../ports/data-requests.ts'
import type { Database } from '../database.ts'

export const dataRequests = (db: Database): DataRequests => ({
  copied: async (place, order_no, at) => {
    await db.insertInto('data_request').values({ place, order_no, kind: 'copy', at, done_at: at }).execute()
  },

  askErasure: async (place, no, at) => {
    await sql`
      insert into data_request (place, order_no, kind, at) values (${place}, ${no}, 'erase', ${at})
      on conflict (place, order_no, kind) where done_at is null do nothing
    `.execute(db)
  },

  erasable: async (place, limit) => {
    const rows = await db
      .selectFrom('data_request as r')
      .innerJoin('work_order as o', (join) =>
        join.onRef('o.place', '=', 'r.place').onRef('o.no', '=', 'r.order_no'),
      )
      .select(['r.id', 'r.order_no'])
      .where('r.place', '=', place)
      .where('r.kind', '=', 'erase')
      .where('r.done_at', 'is', null)
      .where('o.state', 'in', finishedStates)
      .orderBy('r.id')
      .limit(limit)
      .execute()
    return rows.map(({ id, order_no }) => ({ id, orderNo: order_no }))
  },

  done: async (place, id, at) => {
    await sql`
      update data_request r set done_at = ${at}
      where place = ${place} and id = ${id} and done_at is null and not exists (
        select from order_personal p where p.place = r.place and p.order_no = r.order_no and p.erased_at is null)
    `.execute(db)
  },
})
