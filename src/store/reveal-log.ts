import type { PlaceId } from '../domain/place.ts'
import type { Reveal, RevealFilter } from '../ports/reveal-log.ts'
import type { Database } from './database.ts'

/** Lines of the access log, the latest first. */
export const reveals = async (
  db: Database,
  place: PlaceId,
  { who, orderNo, before, limit }: RevealFilter,
): Promise<readonly Reveal[]> => {
  const rows = await db
    .selectFrom('access_log')
    .selectAll()
    .where('place', '=', place)
    .$if(who !== undefined, (query) => query.where('who', '=', who ?? ''))
    .$if(orderNo !== undefined, (query) => query.where('order_no', '=', orderNo ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, at, who, order_no, why }) => ({
    id,
    at: at.toISOString(),
    who,
    orderNo: order_no,
    why,
  }))
}
