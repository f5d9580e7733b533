import { sql } from 'kysely'
import type { Cipher } from '../ports/cipher.ts'
import type { DeskInbox, DeskReader } from '../ports/desk-inbox.ts'
import type { Database } from './database.ts'

export const deskInbox = (db: Database, cipher: Cipher): DeskInbox => ({
  notices: async (reader, { unread, before, limit }) => {
    const { rows } = await sql<Row>`
      select d.id, d.purpose, d.order_no, d.body_sealed, d.at, r.at is not null as read
      from delivery d left join desk_read r
        on r.place = d.place and r.staff = ${reader.staff} and r.delivery_id = d.id
      where ${on(reader)}
        and (not ${unread}::boolean or r.at is null) and d.id < ${before ?? Number.MAX_SAFE_INTEGER}
      order by d.id desc limit ${limit}
    `.execute(db)
    return Promise.all(
      rows.map(async ({ id, purpose, order_no, body_sealed, at, read }) => ({
        id: Number(id),
        purpose,
        orderNo: order_no,
        body: await cipher.open(body_sealed),
        at,
        read,
      })),
    )
  },

  unread: async (reader, since, most) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (
        select from delivery d where ${unreadBy(reader, since)} limit ${most}
      ) as waiting
    `.execute(db)
    return rows[0]?.n ?? 0
  },

  markRead: async (reader, which, now) => {
    const those =
      'id' in which
        ? sql`${on(reader)} and d.id = ${which.id}`
        : sql`${unreadBy(reader, which.since)} and d.id <= ${which.upTo}`
    await sql`
      insert into desk_read (place, staff, delivery_id, at)
      select ${reader.place}, ${reader.staff}, d.id, ${now} from delivery d where ${those}
      on conflict do nothing
    `.execute(db)
  },
})

type Row = {
  readonly id: number | string
  readonly purpose: string
  readonly order_no: string | null
  readonly body_sealed: string
  readonly at: Date
  readonly read: boolean
}

const on = ({ place, desk, orders, talks }: DeskReader) => sql`
  d.place = ${place} and d.desk = ${desk} and (${orders}::boolean or d.order_no is null)
  and (${talks}::boolean or d.purpose not in ('handoff', 'enquiry'))`

const unreadBy = (reader: DeskReader, since: Date) => sql`
  ${on(reader)} and d.at >= ${since} and not exists (
    select from desk_read r where r.place = d.place and r.staff = ${reader.staff} and r.delivery_id = d.id
  )`
