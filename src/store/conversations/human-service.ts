import { sql } from 'kysely'
import type { Channel } from '../../domain/conversation.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { HumanService, HumanTalk } from '../../ports/human-service.ts'
import type { Database } from '../database.ts'
import { undoable } from '../undoable.ts'

export const humanService = (db: Database): HumanService => ({
  talks: async (place, limit) => {
    const rows = await talksOf(db, place).orderBy('c.human_since').orderBy('c.id').limit(limit).execute()
    return rows.map(toTalk)
  },

  talk: async (place, key) => {
    if (!isKey(key)) return null
    const row = await talksOf(db, place).where('c.desk_key', '=', key).executeTakeFirst()
    return row ? toTalk(row) : null
  },

  load: async (place, seenSince, most) => {
    const { rows } = await sql<{ waiting: number; free: number }>`
      select
        (select count(*) from conversation where place = ${place} and human_since is not null and human_by is null)::int
          as waiting,
        (select count(*) from agent_desk a where a.place = ${place} and a.seen_at >= ${seenSince} and (
          select count(*) from conversation c
          where c.place = a.place and c.human_since is not null and c.human_by = a.staff
        ) < ${most})::int as free
    `.execute(db)
    return rows[0] ?? { waiting: 0, free: 0 }
  },

  atDesk: (place, staff, now) => numbered(db, place, staff, now),

  phrases: (place, staff) =>
    db
      .selectFrom('own_phrase')
      .select(['id', 'text'])
      .where('place', '=', place)
      .where('staff', '=', staff)
      .orderBy('at')
      .orderBy('id')
      .execute(),

  keepPhrase: async (place, staff, text, most, now) => {
    const { rows } = await sql`
      insert into own_phrase (place, staff, text, at)
      select ${place}, ${staff}, ${text}, ${now}
      where (select count(*) from own_phrase where place = ${place} and staff = ${staff}) < ${most}
      returning id
    `.execute(db)
    return rows.length > 0
  },

  dropPhrase: async (place, staff, id) => {
    if (!isKey(id)) return
    await db
      .deleteFrom('own_phrase')
      .where('place', '=', place)
      .where('staff', '=', staff)
      .where('id', '=', id)
      .execute()
  },
})

const isKey = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

const talksOf = (db: Database, place: PlaceId) =>
  db
    .selectFrom('conversation as c')
    .leftJoin('agent_desk as a', (join) =>
      join.onRef('a.place', '=', 'c.place').onRef('a.staff', '=', 'c.human_by'),
    )
    .select([
      'c.desk_key',
      'c.id',
      'c.channel',
      'c.human_since',
      'c.human_by',
      'c.updated_at',
      'c.orders',
      'a.no',
      'a.seen_at',
    ])
    .where('c.place', '=', place)
    .where('c.human_since', 'is not', null)

type Row = Awaited<ReturnType<ReturnType<typeof talksOf>['execute']>>[number]

const toTalk = (row: Row): HumanTalk => ({
  key: row.desk_key,
  conversationId: row.id,
  channel: row.channel as Channel,
  since: row.human_since ?? row.updated_at,
  by: row.human_by,
  agentNo: row.no,
  agentSeenAt: row.seen_at,
  updatedAt: row.updated_at,
  orders: row.orders,
})

/** The place's agents are numbered one after the other, whoever comes at the same moment. */
const numbered = (db: Database, place: PlaceId, staff: string, now: Date): Promise<number> =>
  undoable(db, async (trx, _undo: (value: number) => never) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`agent numbers ${place}`}))`.execute(trx)
    const { rows } = await sql<{ no: number }>`
      insert into agent_desk (place, staff, no, seen_at)
      select ${place}, ${staff}, coalesce(max(no), 0) + 1, ${now} from agent_desk where place = ${place}
      on conflict (place, staff) do update set seen_at = greatest(agent_desk.seen_at, excluded.seen_at)
      returning no
    `.execute(trx)
    return rows[0]?.no ?? 0
  })
