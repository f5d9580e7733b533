import { sql } from 'kysely'
import { channelSchema } from '../../domain/conversation.ts'
import { placeIdSchema } from '../../domain/place.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { Admission, Arrived, Inbox, Lane, Taken } from '../../ports/inbox.ts'
import type { Database, DatabaseTransaction } from '../database.ts'
import { type TurnRow, toTurn } from './conversation-rows.ts'
import { admitMessage, holdConversation, holdSender, openMessages, toArrived } from './inbox-rows.ts'

const errorLength = 500

/** Messages between arrival and answer, over the table `inbox_message`. */
export const inboxStore = (db: Database, cipher: Cipher): Inbox => ({
  admit: async (message, how): Promise<Admission> => {
    const sealed = await cipher.seal(JSON.stringify(message))
    const { admission, before } = await db.transaction().execute(async (trx) => {
      await holdSender(trx, message.place, how.sender)
      await holdConversation(trx, message)
      return admitMessage(trx, message, sealed, how)
    })
    if (admission.kind !== 'admitted') return admission
    const messages = await Promise.all(before.map((row) => toArrived(cipher, row)))
    return { ...admission, before: messages.map((arrived) => arrived.message) }
  },

  take: (lane, how) =>
    db.transaction().execute(async (trx): Promise<Taken> => {
      await holdConversation(trx, lane)
      const rows = await openMessages(trx, lane)
      const running = rows.some(({ leased_until }) => leased_until !== null && leased_until >= how.now)
      const waiting = rows.filter(({ leased_until }) => leased_until === null || leased_until < how.now)
      if (waiting.length === 0) return { kind: running ? 'running' : 'empty' }
      if (running && how.waitsFor !== 'nothing') return { kind: 'running' }
      if (how.waitsFor === 'fragments' && waiting.some(({ not_before }) => not_before > how.now))
        return { kind: 'fragments' }
      const chosen = how.choose(await Promise.all(waiting.map((row) => toArrived(cipher, row))))
      const leased = await lease(trx, chosen, how.leaseUntil)
      const batch = chosen.filter(({ message }) => leased.has(message.messageId))
      if (batch.length === 0) return { kind: 'empty' }
      return { kind: 'taken', batch: batch.map((arrived) => ({ ...arrived, tries: arrived.tries + 1 })) }
    }),

  putBack: async (batch, { next, error, uncounted }) => {
    const [first] = batch
    if (!first) return
    await sql`
      update inbox_message set state = 'waiting', leased_until = null, not_before = ${next},
        last_error = ${error.slice(0, errorLength)}, tries = greatest(tries - ${uncounted ? 1 : 0}, 0)
      where place = ${first.message.place} and channel = ${first.message.channel}
        and message_id = any(${idsOf(batch)}::text[]) and state = 'taken'
    `.execute(db)
  },

  overdue: async (since, now, limit) => {
    const { rows } = await sql<{ place: string; channel: string; conversation_id: string }>`
      select place, channel, conversation_id from inbox_message
      where state in ('waiting', 'taken') and not_before < ${since}
        and (leased_until is null or leased_until < ${now})
      group by place, channel, conversation_id order by min(not_before) limit ${limit}
    `.execute(db)
    return rows.map(toLane)
  },

  hold: async ({ place, channel, messageId }, until) => {
    const { rows } = await sql<TurnRow & { reply_id: number | null }>`
      with held as (
        update delivery d set not_before = ${until}, carried_by = m.message_id from inbox_message m
        where m.place = ${place} and m.channel = ${channel} and m.message_id = ${messageId}
          and d.place = m.place and d.id = m.reply_id and d.state = 'queued' and d.tries = 0
          and (d.carried_by is null or d.carried_by = m.message_id)
        returning d.id
      )
      select t.outcome, t.replies_sealed, m.reply_id from inbox_message m
      join message_claim c on c.place = m.place and c.channel = m.channel and c.message_id = m.message_id
      join turn t on t.place = c.place and t.conversation_id = c.conversation_id and t.seq = c.seq
      left join delivery d on d.place = m.place and d.id = m.reply_id
      where m.place = ${place} and m.channel = ${channel} and m.message_id = ${messageId} and m.state = 'answered'
        and (m.reply_id is null or m.reply_id in (select id from held) or (d.state = 'sent' and d.tries = 0 and d.carried_by = m.message_id))
    `.execute(db)
    const row = rows[0]
    if (!row) return null
    return { turn: await toTurn(cipher, row), reply: row.reply_id === null ? null : String(row.reply_id) }
  },
})

const toLane = (row: { place: string; channel: string; conversation_id: string }): Lane => ({
  place: placeIdSchema.parse(row.place),
  channel: channelSchema.parse(row.channel),
  conversationId: row.conversation_id,
})

const idsOf = (batch: readonly Arrived[]): readonly string[] => batch.map(({ message }) => message.messageId)

/** A turn whose lease had run out may be stored in this very moment: what it answered stays answered. */
const lease = async (
  trx: DatabaseTransaction,
  batch: readonly Arrived[],
  until: Date,
): Promise<ReadonlySet<string>> => {
  const [first] = batch
  if (!first) return new Set()
  const { place, channel } = first.message
  const { rows } = await sql<{ message_id: string }>`
    update inbox_message set state = 'taken', leased_until = ${until}, tries = tries + 1
    where place = ${place} and channel = ${channel} and message_id = any(${idsOf(batch)}::text[])
      and state in ('waiting', 'taken')
    returning message_id
  `.execute(trx)
  return new Set(rows.map((row) => row.message_id))
}
