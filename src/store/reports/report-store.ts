import { sql } from 'kysely'
import type { Cipher } from '../../ports/cipher.ts'
import type { ReportStore } from '../../ports/report-store.ts'
import type { Database } from '../database.ts'
import { deliveryLines } from '../ledger/delivery-lines.ts'
import { reportBoard } from './report-board.ts'
import { reportFigures } from './report-figures.ts'

export const reportStore = (db: Database, cipher: Cipher): ReportStore => ({
  ...reportFigures(db),
  ...reportBoard(db),

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
