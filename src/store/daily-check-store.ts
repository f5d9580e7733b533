import { type Selectable, sql } from 'kysely'
import { type UnitId, unitIdSchema } from '../domain/place.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { CheckedDays, DailyCheck, DailyChecks } from '../ports/daily-checks.ts'
import type { Database } from './database.ts'
import { sealDeliveries, writeDeliveries } from './ledger/deliveries.ts'
import type { StaffTables } from './staff-tables.ts'

const hotline = 'hotline'
const deskOf = (unit: UnitId | null): string => unit ?? hotline
const unitOf = (desk: string): UnitId | null => (desk === hotline ? null : unitIdSchema.parse(desk))

/** That people looked in, and reminders of it. */
export const dailyCheckStore = (db: Database, cipher: Cipher): DailyChecks => ({
  record: async (place, { unit, by, found, ...rest }) => {
    const found_sealed = found === '' ? null : await cipher.seal(found)
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('daily_check')
      .values({ place, desk: deskOf(unit), staff: by, found_sealed, ...rest })
      .onConflict((conflict) => conflict.columns(['place', 'staff', 'once']).doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  },

  first: async (place, { unit, day }) => {
    const row = await db
      .selectFrom('daily_check')
      .selectAll()
      .where('place', '=', place)
      .where('day', '=', day)
      .where('desk', '=', deskOf(unit))
      .orderBy('at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    return row === undefined ? null : toCheck(cipher, row)
  },

  latest: async (place, { unit, limit }) => {
    const all = db.selectFrom('daily_check').selectAll().where('place', '=', place)
    const rows = await (unit === undefined ? all : all.where('desk', '=', unit))
      .orderBy('day', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    return Promise.all(rows.map((row) => toCheck(cipher, row)))
  },

  remind: async (place, { unit, day }, notice, at) => {
    const desk = deskOf(unit)
    const lines = await sealDeliveries(cipher, [notice])
    return db.transaction().execute(async (trx) => {
      const { rows } = await sql`
        insert into daily_check_reminder (place, day, desk, at)
        select ${place}, ${day}::date, ${desk}, ${at}
        where not exists (
          select from daily_check where place = ${place} and day = ${day}::date and desk = ${desk}
        )
        on conflict do nothing returning 1`.execute(trx)
      if (rows.length === 0) return false
      await writeDeliveries(trx, place, lines, at)
      return true
    })
  },

  days: async (place, { from, to }, today) => {
    const { rows } = await sql<Omit<CheckedDays, 'unit'> & { readonly desk: string }>`
      select desk, (count(*) filter (where checked))::int as checked,
        (count(*) filter (where not checked))::int as missed
      from (
        select desk, day, bool_or(checked) as checked
        from (
          select desk, day, true as checked from daily_check where place = ${place}
          union all
          select desk, day, false from daily_check_reminder
          where place = ${place} and day <> ${today}::date
        ) said
        where day >= ${from}::date and day <= ${to}::date
        group by desk, day
      ) days
      group by desk order by desk`.execute(db)
    return rows.map(({ desk, ...days }) => ({ ...days, unit: unitOf(desk) }))
  },
})

const toCheck = async (cipher: Cipher, row: Selectable<StaffTables['daily_check']>): Promise<DailyCheck> => ({
  unit: unitOf(row.desk),
  day: row.day,
  by: row.staff,
  at: row.at,
  waiting: row.waiting,
  overdue: row.overdue,
  found: row.found_sealed === null ? '' : await cipher.open(row.found_sealed),
  article: row.article,
})
