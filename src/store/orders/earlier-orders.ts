import { sql } from 'kysely'
import type { PlaceId } from '../../domain/place.ts'
import type { OrderState } from '../../domain/work-order/work-order.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { EarlierOrder } from '../../ports/order-store.ts'
import type { Database } from '../database.ts'
import { digestsOf, type Person } from './order-personal.ts'

const mostLookedAt = 100

type EarlierRow = {
  readonly no: string
  readonly title: string
  readonly text: string
  readonly state: OrderState
  readonly answered_in_time: number
}

/** Orders of the same person since then, the latest first. Nobody without a telephone or key has any. */
export const earlierOrders = async (
  db: Database,
  cipher: Cipher,
  place: PlaceId,
  person: Person,
  since: Date,
): Promise<readonly EarlierOrder[]> => {
  const { phone_digest = null, citizen_digest = null } = await digestsOf(cipher, place, person)
  if (phone_digest === null && citizen_digest === null) return []
  const { rows } = await sql<EarlierRow>`
    select o.no, o.title, e.payload ->> 'text' as text, o.state, o.answered_in_time
    from work_order o
    join order_event e on e.place = o.place and e.order_no = o.no and e.seq = 1
    where o.place = ${place} and o.filed_at >= ${since}
      and (o.phone_digest = ${phone_digest} or o.citizen_digest = ${citizen_digest})
    order by o.filed_at desc, o.no desc
    limit ${mostLookedAt}
  `.execute(db)
  return rows.map(({ answered_in_time, ...row }) => ({ ...row, answeredInTime: answered_in_time }))
}
