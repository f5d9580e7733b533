import { stageSchema } from '../domain/deadline.ts'
import { placeIdSchema } from '../domain/place.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { Sweeper } from '../ports/sweeper.ts'
import type { Database } from './database.ts'
import { appendToOrder, readEvents } from './order-append.ts'
import { undoable } from './undoable.ts'

export const sweeperStore = (db: Database, cipher: Cipher): Sweeper => ({
  due: async (now, limit) => {
    const rows = await db
      .selectFrom('order_deadline')
      .select(['place', 'order_no', 'type'])
      .where('met_at', 'is', null)
      .where('overdue_at', 'is', null)
      .where('due_at', '<', now)
      .orderBy('due_at')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      place: placeIdSchema.parse(row.place),
      orderNo: row.order_no,
      type: row.type,
    }))
  },

  noteOverdue: ({ place, orderNo, type }, now) =>
    undoable(db, async (trx, undo: (value: false) => never) => {
      const claimed = await trx
        .updateTable('order_deadline')
        .set({ overdue_at: now })
        .where('place', '=', place)
        .where('order_no', '=', orderNo)
        .where('type', '=', type)
        .where('overdue_at', 'is', null)
        .where('met_at', 'is', null)
        .returning('article')
        .executeTakeFirst()
      if (!claimed) return false
      const past = await readEvents(trx, place, orderNo)
      const event = {
        type: 'overdue-noted',
        clock: stageSchema.parse(type),
        article: claimed.article,
      } as const
      const change = {
        no: orderNo,
        expectedVersion: past.length,
        events: [{ actor: { role: 'system' as const }, event }],
      }
      const result = await appendToOrder(trx, cipher, place, change, now)
      // Somebody else moved the order meanwhile: the claim is given back and the next sweep finds it again.
      return result === 'stale' ? undo(false) : true
    }),
})
