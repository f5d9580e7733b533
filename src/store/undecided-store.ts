import { type RawBuilder, sql } from 'kysely'
import type { Channel } from '../domain/conversation.ts'
import type { Decision } from '../domain/decision.ts'
import type { PlaceId } from '../domain/place.ts'
import { finishedStates } from '../domain/work-order/work-order.ts'
import type { Undecided, UndecidedStore } from '../ports/undecided-store.ts'
import type { Database } from './database.ts'

/** People at work took these down; they saw what the rules said. */
const takenDown = ['phone', 'fax', 'sms', 'upstream']

export const undecidedStore = (db: Database): UndecidedStore => ({
  waiting: (place, since, limit) =>
    read(db, place, sql`t.at >= ${since}`, sql`order by at, key, seq limit ${limit}`),

  one: async (place, key, seq) => {
    if (!/^[0-9a-f-]{36}$/.test(key)) return null
    const where = sql`c.desk_key::text = ${key} and t.seq = ${seq}`
    return (await read(db, place, where, sql`limit 1`))[0] ?? null
  },

  decide: async (place, { conversationId, ...decision }, at) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('human_decision')
      .values({ place, conversation_id: conversationId, ...decision, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  },

  openFacts: (place, limit, orderNo) =>
    db
      .selectFrom('order_open_fact as f')
      .innerJoin('work_order as o', (join) =>
        join.onRef('o.place', '=', 'f.place').onRef('o.no', '=', 'f.order_no'),
      )
      .select(['f.order_no as orderNo', 'o.title', 'f.at', 'f.question', 'f.article'])
      .where('f.place', '=', place)
      .where('f.verdict', 'is', null)
      .where('o.state', 'not in', finishedStates)
      .$if(orderNo !== undefined, (query) => query.where('f.order_no', '=', orderNo ?? ''))
      .orderBy('f.at')
      .orderBy('f.order_no')
      .limit(limit)
      .execute(),

  settleFact: async (place, { orderNo, by, ...decision }, at) => {
    const { numUpdatedRows } = await db
      .updateTable('order_open_fact')
      .set({ ...decision, decided_by: by, decided_at: at })
      .where('place', '=', place)
      .where('order_no', '=', orderNo)
      .where('verdict', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
})

const read = async (
  db: Database,
  place: PlaceId,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<readonly Undecided[]> => {
  const { rows } = await sql<Row>`
    with open as (
      select distinct on (t.conversation_id, t.seq)
        c.desk_key as key, t.conversation_id, c.channel, t.seq, t.at, t.masked_text, r.decision
      from turn t
      join conversation c on c.place = t.place and c.id = t.conversation_id
      left join rejection_record r on r.place = t.place and r.conversation_id = t.conversation_id
        and r.seq = t.seq and (r.decision ->> 'needsHuman') = 'true'
      where t.place = ${place} and ${where} and c.channel <> all(${takenDown}::text[])
        and (r.seq is not null or (t.outcome ->> 'kind' = 'handoff' and t.outcome ->> 'reason' = 'fault'))
        and not exists (
          select from human_decision h
          where h.place = t.place and h.conversation_id = t.conversation_id and h.seq = t.seq
        )
      order by t.conversation_id, t.seq, r.n
    )
    select * from open ${tail}
  `.execute(db)
  return rows.map(({ conversation_id, masked_text, ...row }) => ({
    ...row,
    conversationId: conversation_id,
    text: masked_text,
  }))
}

type Row = {
  readonly key: string
  readonly conversation_id: string
  readonly channel: Channel
  readonly seq: number
  readonly at: Date
  readonly masked_text: string
  readonly decision: Decision | null
}
