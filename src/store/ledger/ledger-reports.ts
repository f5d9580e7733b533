import { sql } from 'kysely'
import type { Channel } from '../../domain/conversation.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { Reported, ReportedLines } from '../../ports/delivery-reports.ts'
import type { DeliveryState } from '../../ports/ledger.ts'
import type { Database } from '../database.ts'
import { leaseMs, type TakenRow, toDue } from './ledger-take.ts'

const lineId = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0)

/** Lines that gateways report on, over the table `delivery`. */
export const reportedLines = (db: Database, cipher: Cipher): ReportedLines => ({
  known: async (place, { conversationId, platformId }) => {
    const line = await db
      .selectFrom('delivery')
      .select('id')
      .where('place', '=', place)
      .where('conversation_id', '=', conversationId)
      .where('platform_id', '=', platformId)
      .executeTakeFirst()
    return line ? String(line.id) : null
  },

  accepted: async (place, channels, id, now) => {
    const { rows } = await sql`
      update delivery set state = 'accepted', settled_at = ${now}, leased_until = null, last_error = null
      where place = ${place} and id = ${lineId(id)} and channel = any(${[...channels]}::text[])
        and (state = 'sent' or state in ('sending', 'failed') and parts_sent = 0)
      returning id
    `.execute(db)
    return rows.length > 0 ? 'noted' : standingOf(db, place, channels, id)
  },

  standing: (place, channels, id) => standingOf(db, place, channels, id),

  // Should this process end before the line is over, it is sent once more under the same id when its lease is.
  takeBack: async (place, channels, id, now) => {
    const { rows } = await sql<TakenRow>`
      with taken as (
        update delivery set state = 'sending', tries = tries + 1, settled_at = null,
          leased_until = ${new Date(now.getTime() + leaseMs)}
        where place = ${place} and id = ${lineId(id)} and channel = any(${[...channels]}::text[]) and state = 'sent'
        returning *
      )
      select t.*, c.citizen_sealed from taken t
      left join conversation c on c.place = t.place and c.id = t.conversation_id
    `.execute(db)
    const [row] = rows
    if (row) return { kind: 'in-hand', due: await toDue(cipher, row) }
    return { kind: await standingOf(db, place, channels, id) }
  },
})

/** Of a line that a report does not change. */
const standingOf = async (
  db: Database,
  place: PlaceId,
  channels: readonly Channel[],
  id: string,
): Promise<Reported> => {
  const line = await db
    .selectFrom('delivery')
    .select('state')
    .where('place', '=', place)
    .where('id', '=', lineId(id))
    .where('channel', 'in', [...channels])
    .executeTakeFirst()
  if (!line) return 'unknown'
  return underWay.includes(line.state) ? 'not-yet' : 'noted'
}

const underWay: readonly DeliveryState[] = ['queued', 'sending', 'failed']
