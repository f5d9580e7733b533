import { type SqlBool, sql } from 'kysely'
import { stageSchema } from '../../domain/deadline.ts'
import { placeIdSchema } from '../../domain/place.ts'
import type { DueClock, Sweeper } from '../../ports/sweeper.ts'
import type { Database } from '../database.ts'

type ClockRow = { place: string; order_no: string; type: string; at: Date | null }

const toClock = (row: ClockRow): DueClock => ({
  place: placeIdSchema.parse(row.place),
  orderNo: row.order_no,
  type: stageSchema.parse(row.type),
  at: row.at?.toISOString() ?? '',
})

export const sweeperStore = (db: Database): Sweeper => ({
  due: async (now, limit) => {
    const rows = await db
      .selectFrom('order_deadline')
      .select(['place', 'order_no', 'type', 'next_at as at'])
      .where('met_at', 'is', null)
      .where('next_at', 'is not', null)
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(limit)
      .execute()
    return rows.map(toClock)
  },

  passed: async ({ place, orderNo, type, at }, version, now) => {
    // `least` and `case` leave out what is past; null when nothing is left.
    await sql`
      update order_deadline d set next_at = least(
        case when warn_at > ${now} then warn_at end,
        case when due_at > ${now} then due_at end,
        case when red_at > ${now} then red_at end)
      where place = ${place} and order_no = ${orderNo} and type = ${type} and met_at is null
        and next_at = ${new Date(at)}
        and exists (select from work_order o where o.place = d.place and o.no = d.order_no and o.version = ${version})
    `.execute(db)
  },

  provisional: async (limit, after) => {
    const rows = await db
      .selectFrom('order_deadline')
      .select(['place', 'order_no', 'type', 'due_at as at'])
      .where('met_at', 'is', null)
      .where('provisional', '=', true)
      .$if(after !== undefined, (query) =>
        query.where(
          sql<SqlBool>`(place, order_no, type) > (${after?.place}, ${after?.orderNo}, ${after?.type})`,
        ),
      )
      .orderBy('place')
      .orderBy('order_no')
      .orderBy('type')
      .limit(limit)
      .execute()
    return rows.map(toClock)
  },
})
