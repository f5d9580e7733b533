import { sql } from 'kysely'
import type { PlaceId } from '../../domain/place.ts'
import type { LedgerDesk, LedgerFigures, Resent } from '../../ports/ledger-desk.ts'
import type { Database, DatabaseTransaction } from '../database.ts'

const resendable: readonly string[] = ['failed', 'undeliverable', 'given_to_human']

export const ledgerDesk = (db: Database): LedgerDesk => ({
  resend: (place, id, who, at) => db.transaction().execute((trx) => resendLine(trx, place, id, who, at)),

  figures: async (fetched, now) => {
    const ofCitizens = sql`channel <> 'desk' and channel <> all(${[...fetched]}::text[])`
    const { rows } = await sql<LedgerFigures>`
      with waiting as (
        select channel, count(*) as waiting, min(greatest(at, not_before)) as oldest from delivery
        where state in ('queued', 'sending', 'failed') and ${ofCitizens} group by channel
      ), settled as (
        select channel, count(*) filter (where state in ('sent', 'accepted')) as sent,
          count(*) filter (where state in ('undeliverable', 'given_to_human')) as failed
        from delivery where settled_at > ${new Date(now.getTime() - dayMs)} and ${ofCitizens} group by channel
      )
      select channel, coalesce(waiting, 0) as waiting, oldest as "oldestWaitingAt", coalesce(sent, 0) as sent,
        coalesce(failed, 0) as failed
      from waiting full join settled using (channel) order by channel
    `.execute(db)
    return rows
  },
})

const dayMs = 86_400_000

const resendLine = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  id: number,
  who: string,
  at: Date,
): Promise<Resent> => {
  const line = await trx
    .selectFrom('delivery')
    .select(['state', 'channel', 'last_error'])
    .where('place', '=', place)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!line || line.channel === 'desk') return 'unknown'
  if (!resendable.includes(line.state)) return 'not-failed'
  if (await hasGoneOn(trx, place, id)) return 'gone-on'
  await sql`
    insert into delivery_resend (place, delivery_id, n, who, at, state_before, error_before)
    select ${place}, ${id}, coalesce(max(n), 0) + 1, ${who}, ${at}, ${line.state}, ${line.last_error}
    from delivery_resend where place = ${place} and delivery_id = ${id}
  `.execute(trx)
  await trx
    .updateTable('delivery')
    .set({ state: 'queued', tries: 0, not_before: null, leased_until: null, settled_at: null })
    .where('place', '=', place)
    .where('id', '=', id)
    .execute()
  return 'queued'
}

/** A later way took the words over and has not failed itself. */
const hasGoneOn = async (trx: DatabaseTransaction, place: PlaceId, id: number): Promise<boolean> => {
  const { rows } = await sql`
    with recursive after as (
      select id, state, channel from delivery where place = ${place} and continues = ${id}
      union all
      select d.id, d.state, d.channel from delivery d join after a on d.place = ${place} and d.continues = a.id
    )
    select from after where channel <> 'desk' and state not in ('undeliverable', 'given_to_human') limit 1
  `.execute(trx)
  return rows.length > 0
}
