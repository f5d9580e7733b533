import { sql } from 'kysely'
import { z } from 'zod'
import { replySchema } from '../../domain/answer.ts'
import { channelSchema } from '../../domain/conversation.ts'
import { placeIdSchema } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { Due, Ledger } from '../../ports/ledger.ts'
import type { Database } from '../database.ts'

/** A process that died with a line in hand holds it this long. Longer than any sender may take. */
export const leaseMs = 60_000
/** A line that failed so often no longer holds up those that come after it. */
const triesInOrder = 3
/** What cannot be opened (a key that is not configured) is looked at again after this. */
const unreadableMs = 3_600_000
/** One taker at a time, so that no two have lines of one conversation in hand. */
const takersLock = 50_012_345

export type TakenRow = {
  readonly place: string
  readonly id: number
  readonly purpose: string
  readonly channel: string
  readonly address_sealed: string
  readonly body_sealed: string
  readonly form: 'text' | 'replies'
  readonly order_no: string | null
  readonly conversation_id: string | null
  readonly citizen_sealed: string | null
  readonly urgent: boolean
  readonly parts_sent: number
  readonly tries: number
  readonly road: number
  readonly at: Date
}

/**
 * `due`: its time has come, or the process that had it in hand is gone. Held up by a line of the same conversation and
 * channel that is in hand, or was written earlier and is as urgent and not merely waiting for the morning.
 */
const takeRows = (channels: readonly string[], now: Date, limit: number) => sql<TakenRow>`
  with due as (
    select d.place, d.id, d.urgent, d.conversation_id, d.channel from delivery d
    where d.channel = any(${[...channels]}::text[]) and d.state in ('queued', 'sending', 'failed')
      and case when d.state = 'sending' then d.leased_until <= ${now}
        else d.not_before is null or d.not_before <= ${now} end
      and not exists (
        select from delivery e
        where e.place = d.place and e.conversation_id = d.conversation_id and e.channel = d.channel and e.id <> d.id
          and (e.state = 'sending' and e.leased_until > ${now}
            or e.id < d.id and e.urgent >= d.urgent and e.tries < ${triesInOrder}
              and e.state in ('queued', 'sending', 'failed')
              and (e.urgent or e.state <> 'queued' or e.not_before is null or e.not_before <= ${now})))
  ), first as (
    select distinct on (place, channel, coalesce(conversation_id, id::text)) place, id, urgent from due
    order by place, channel, coalesce(conversation_id, id::text), urgent desc, id
  ), chosen as (
    select place, id from first order by urgent desc, id limit ${limit}
  ), taken as (
    update delivery d
    set state = 'sending', leased_until = ${new Date(now.getTime() + leaseMs)}, tries = d.tries + 1
    from chosen where d.place = chosen.place and d.id = chosen.id and d.state in ('queued', 'sending', 'failed')
    returning d.*
  )
  select t.place, t.id, t.purpose, t.channel, t.address_sealed, t.body_sealed, t.form, t.order_no, t.conversation_id,
    c.citizen_sealed, t.urgent, t.parts_sent, t.tries, t.road, t.at
  from taken t left join conversation c on c.place = t.place and c.id = t.conversation_id
  order by t.urgent desc, t.id
`

/**
 * Leases what is due. A line that was in hand when its process ended is given out again from the part that is not known
 * to have left: where a platform took that part and we died before noting it, the citizen reads it twice, which is
 * better than not at all. (WeChat's and WeCom's messages have no key of ours to tell a repetition; a relay has the
 * ledger's id.)
 */
export const takeDue =
  (db: Database, cipher: Cipher): Ledger['take'] =>
  async (channels, now, limit) => {
    const rows = await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${takersLock})`.execute(trx)
      return (await takeRows(channels, now, limit).execute(trx)).rows
    })
    const opened = await Promise.all(
      rows.map((row) => toDue(cipher, row).catch((fault: Error) => setAside(db, row, fault, now))),
    )
    return opened.filter((due) => due !== null)
  }

/** The use cases write to a conversation; the platform knows its citizen by the key the conversation was opened with. */
export const toDue = async (cipher: Cipher, row: TakenRow): Promise<Due> => {
  const address = await cipher.open(row.address_sealed)
  const ofConversation = address === row.conversation_id && row.citizen_sealed !== null
  return {
    place: placeIdSchema.parse(row.place),
    id: String(row.id),
    purpose: row.purpose,
    channel: channelSchema.parse(row.channel),
    address: ofConversation ? await cipher.open(row.citizen_sealed ?? '') : address,
    conversationId: row.conversation_id,
    replies: repliesIn(row.form, await cipher.open(row.body_sealed)),
    orderNo: row.order_no,
    urgent: row.urgent,
    partsSent: row.parts_sent,
    at: row.at,
    tries: row.tries,
    road: row.road,
  }
}

/** A body as canonical replies, whichever form it is kept in. */
export const repliesIn = (form: 'text' | 'replies', body: string): Due['replies'] =>
  form === 'text' ? [{ text: body }] : z.array(replySchema).min(1).parse(JSON.parse(body))

const setAside = async (db: Database, row: TakenRow, fault: Error, now: Date): Promise<null> => {
  await db
    .updateTable('delivery')
    .set({
      state: 'failed',
      leased_until: null,
      not_before: new Date(now.getTime() + unreadableMs),
      last_error: `cannot be read: ${fault.message.slice(0, 200)}`,
    })
    .where('place', '=', row.place)
    .where('id', '=', row.id)
    .where('state', '=', 'sending')
    .execute()
  return null
}
