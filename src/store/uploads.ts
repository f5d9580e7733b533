import type { Uploads } from '../ports/uploads.ts'
import type { Database } from './database.ts'

/** Over the table `attachment`, without the bytes. */
export const uploadStore = (db: Database): Uploads => ({
  refs: async (place, conversationId, ids) => {
    if (ids.length === 0) return []
    const rows = await db
      .selectFrom('attachment')
      .select(['id', 'kind', 'name', 'mime'])
      .where('place', '=', place)
      .where('conversation_id', '=', conversationId)
      .where('state', '=', 'stored')
      .where('id', 'in', ids)
      .execute()
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  },

  discardUnsent: async (place, before) => {
    const { numDeletedRows } = await db
      .deleteFrom('attachment')
      .where('place', '=', place)
      .where('act', 'is not', null)
      .where('order_no', 'is', null)
      .where('at', '<', before)
      .executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  },

  discard: async (place, conversationId, id) => {
    const { numDeletedRows } = await db
      .deleteFrom('attachment')
      .where('place', '=', place)
      .where('conversation_id', '=', conversationId)
      .where('id', '=', id)
      .where('order_no', 'is', null)
      .where('sent', '=', false)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  },
})
