import { sql } from 'kysely'
import type { InboundMessage } from '../../domain/conversation.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { Admission, Arrived, Inbox, InboxLimits, Lane } from '../../ports/inbox.ts'
import type { DatabaseTransaction } from '../database.ts'

export type OpenRow = {
  readonly message_sealed: string
  readonly received_at: Date
  readonly not_before: Date
  readonly leased_until: Date | null
  readonly tries: number
}

export const toArrived = async (cipher: Cipher, row: OpenRow): Promise<Arrived> => {
  const stored = JSON.parse(await cipher.open(row.message_sealed)) as InboundMessage
  return {
    message: { ...stored, receivedAt: new Date(stored.receivedAt) },
    arrivedAt: row.received_at,
    notBefore: row.not_before,
    tries: row.tries,
  }
}

/** What is counted and what is taken in a conversation is counted and taken by one process at a time. */
export const holdConversation = async (
  trx: DatabaseTransaction,
  { place, conversationId }: Pick<Lane, 'place' | 'conversationId'>,
): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`inbox ${place}/${conversationId}`}, 0))`.execute(
    trx,
  )
}

/** What one person sends in several conversations is counted by one process at a time. Before any conversation is held. */
export const holdSender = async (
  trx: DatabaseTransaction,
  place: string,
  sender: string | null | undefined,
): Promise<void> => {
  if (sender)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sender ${place}/${sender}`}, 0))`.execute(trx)
}

/** What is not answered yet in a conversation, in the order in which it arrived. */
export const openMessages = async (
  trx: DatabaseTransaction,
  { place, channel, conversationId }: Lane,
): Promise<readonly OpenRow[]> => {
  const { rows } = await sql<OpenRow>`
    select message_sealed, received_at, not_before, leased_until, tries from inbox_message
    where place = ${place} and conversation_id = ${conversationId} and channel = ${channel}
      and state in ('waiting', 'taken')
    order by received_at, seq
  `.execute(trx)
  return rows
}

type How = Parameters<Inbox['admit']>[1]
type AdmittedRow = Omit<Extract<Admission, { kind: 'admitted' }>, 'before'>
type Result = {
  readonly admission: AdmittedRow | Exclude<Admission, { kind: 'admitted' }>
  readonly before: readonly OpenRow[]
}

/** The message's row, waiting or refused; the conversation is held. */
export const admitMessage = async (
  trx: DatabaseTransaction,
  message: InboundMessage,
  sealed: string,
  how: How,
): Promise<Result> => {
  const state = await knownState(trx, message)
  if (state !== null) return { admission: { kind: 'repeated', state }, before: [] }
  const open = await openMessages(trx, message)
  const before = open.filter(({ leased_until }) => leased_until === null)
  const refusal = how.limits ? await refusalOf(trx, message, how.limits, how) : null
  const notBefore = earliest(how, before)
  await trx
    .insertInto('inbox_message')
    .values({
      place: message.place,
      channel: message.channel,
      message_id: message.messageId,
      conversation_id: message.conversationId,
      message_sealed: sealed,
      received_at: how.now,
      state: refusal ? 'refused' : 'waiting',
      not_before: notBefore,
      last_error: refusal ? 'too many messages' : null,
      sender_digest: how.sender ?? null,
    })
    .execute()
  return refusal ? { admission: refusal, before: [] } : { admission: { kind: 'admitted', notBefore }, before }
}

/** A thought that goes on and on is answered in parts. */
const earliest = ({ notBefore, longestMs }: How, before: readonly OpenRow[]): Date => {
  const first = before[0]?.received_at.getTime()
  return first === undefined ? notBefore : new Date(Math.min(notBefore.getTime(), first + longestMs))
}

const knownState = async (
  trx: DatabaseTransaction,
  { place, channel, messageId }: InboundMessage,
): Promise<'open' | 'answered' | 'refused' | null> => {
  const row = await trx
    .selectFrom('inbox_message')
    .select('state')
    .where('place', '=', place)
    .where('channel', '=', channel)
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  if (!row) return null
  return row.state === 'waiting' || row.state === 'taken' ? 'open' : row.state
}

const refusalOf = async (
  trx: DatabaseTransaction,
  { place, conversationId }: InboundMessage,
  limits: InboxLimits,
  { now, sender = null }: Pick<How, 'now' | 'sender'>,
): Promise<Extract<Admission, { kind: 'refused' }> | null> => {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const theirs = sender === null ? sql`conversation_id = ${conversationId}` : sql`sender_digest = ${sender}`
  const { rows } = await sql<{ recent: number; told: boolean; open: number; in_place: number }>`
    select count(*) filter (where state <> 'refused' and received_at > ${ago(limits.windowMs)}) as recent,
      coalesce(bool_or(state = 'refused' and received_at > ${ago(limits.episodeMs)}), false) as told,
      (select count(*) from inbox_message
        where place = ${place} and ${theirs} and state in ('waiting', 'taken')) as open,
      (select count(*) from inbox_message where place = ${place} and state in ('waiting', 'taken')) as in_place
    from inbox_message
    where place = ${place} and ${theirs} and received_at > ${ago(Math.max(limits.windowMs, limits.episodeMs))}
  `.execute(trx)
  const counted = rows[0] ?? { recent: 0, told: false, open: 0, in_place: 0 }
  const tooMany =
    counted.recent >= limits.messages ||
    counted.open >= limits.waitingOfSender ||
    counted.in_place >= limits.waitingInPlace
  return tooMany ? { kind: 'refused', firstOfEpisode: !counted.told } : null
}
