import type { Selectable } from 'kysely'
import { mayOpenById } from '../../domain/conversation-id.ts'
import type { PlaceId } from '../../domain/place.ts'
import { shownReplies } from '../../domain/shown-replies.ts'
import type { Cipher } from '../../ports/cipher.ts'
import type { DeliveryFilter, DeliveryLine } from '../../ports/report-store.ts'
import type { Database } from '../database.ts'
import type { Tables } from '../tables.ts'
import { repliesIn } from './ledger-take.ts'

const longestShown = 2000

/** Lines of the ledger for people at work, the latest first. */
export const deliveryLines = async (
  db: Database,
  cipher: Cipher,
  place: PlaceId,
  filter: DeliveryFilter,
): Promise<readonly DeliveryLine[]> => {
  const wanted = [
    ['state', filter.state],
    ['purpose', filter.purpose],
    ['channel', filter.channel],
    ['order_no', filter.orderNo],
    ['conversation_id', filter.conversationId],
  ] as const
  const rows = await wanted
    .reduce(
      (query, [column, value]) => (value === undefined ? query : query.where(column, '=', value)),
      db.selectFrom('delivery').selectAll().where('place', '=', place),
    )
    .$if(filter.before !== undefined, (query) => query.where('id', '<', filter.before ?? 0))
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute()
  const resends = await resendsOf(
    db,
    place,
    rows.map(({ id }) => id),
  )
  return Promise.all(rows.map((row) => toLine(cipher, row, resends.get(row.id) ?? [])))
}

const resendsOf = async (db: Database, place: PlaceId, ids: readonly number[]) => {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('delivery_resend')
          .select(['delivery_id', 'who', 'at'])
          .where('place', '=', place)
          .where('delivery_id', 'in', ids)
          .orderBy('n')
          .execute()
  return Map.groupBy(rows, ({ delivery_id }) => delivery_id)
}

const toLine = async (
  cipher: Cipher,
  row: Selectable<Tables['delivery']>,
  resends: readonly { readonly who: string; readonly at: Date }[],
): Promise<DeliveryLine> => {
  const body = await cipher.open(row.body_sealed)
  return {
    id: row.id,
    purpose: row.purpose,
    channel: row.channel,
    orderNo: row.order_no,
    // Who knows the id of a conversation in a browser may speak in it.
    conversationId: mayOpenById(row.conversation_id ?? '') ? null : row.conversation_id,
    state: row.state,
    urgent: row.urgent,
    tries: row.tries,
    partsSent: row.parts_sent,
    lastError: row.last_error,
    allowance: row.allowance,
    platformId: row.platform_id,
    at: row.at.toISOString(),
    notBefore: row.not_before?.toISOString() ?? null,
    settledAt: row.settled_at?.toISOString() ?? null,
    continues: row.continues,
    text: shownReplies(repliesIn(row.form, body), longestShown),
    resent: resends.map(({ who, at }) => ({ who, at: at.toISOString() })),
    ...(row.channel === 'desk' ? { desk: await cipher.open(row.address_sealed), body } : {}),
  }
}
