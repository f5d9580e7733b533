import type { Selectable } from 'kysely'
import { DomainError } from '../domain/errors.ts'
import type { PlaceId } from '../domain/place.ts'
import { placeIdSchema, unitIdSchema } from '../domain/place.ts'
import { type Staff, staffRoleSchema, staffSchema } from '../domain/staff.ts'
import type { RecordedStaffChange, StaffStore } from '../ports/staff-store.ts'
import type { Database, DatabaseTransaction } from './database.ts'
import { storableJson } from './storable-text.ts'
import type { Tables } from './tables.ts'

export const staffStore = (db: Database): StaffStore => ({
  find: async (place, id) => {
    const row = await db
      .selectFrom('staff')
      .selectAll()
      .where('place', '=', place)
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? toStaff(row) : null
  },

  list: async (place, { unit, role }) => {
    const rows = await db
      .selectFrom('staff')
      .selectAll()
      .where('place', '=', place)
      .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''))
      .$if(role !== undefined, (query) => query.where('role', '=', role ?? ''))
      .orderBy('unit')
      .orderBy('id')
      .execute()
    return rows.map(toStaff)
  },

  change: (place, change) => db.transaction().execute((trx) => recordChange(trx, place, change)),

  move: (place, id, was, to) =>
    db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('staff')
        .set({ role: to.role, unit: to.unit })
        .where('place', '=', place)
        .where('id', '=', id)
        .where('active', '=', true)
        .where('role', '=', was.role)
        .where('unit', 'is not distinct from', was.unit)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return false
      await endSessionsAndKeys(trx, place, id)
      return true
    }),

  changes: async (place, limit) => {
    const rows = await db
      .selectFrom('staff_change')
      .selectAll()
      .where('place', '=', place)
      .orderBy('reported_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(toChange)
  },
})

/** Who leaves loses session, keys and account with the same commit that records it. */
const recordChange = async (trx: DatabaseTransaction, place: PlaceId, change: RecordedStaffChange) => {
  if (change.leaves !== undefined) await endAccess(trx, place, change.leaves)
  if (change.joins !== undefined) await addJoiner(trx, place, change, change.joins)
  await trx.insertInto('staff_change').values(toRow(place, change)).execute()
}

const addJoiner = async (
  trx: DatabaseTransaction,
  place: PlaceId,
  { role, unit }: RecordedStaffChange,
  joins: NonNullable<RecordedStaffChange['joins']>,
) => {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('staff')
    .values({ place, ...joins, role, unit, active: true })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  // Two reports at the same moment: the second finds the name taken.
  if (numInsertedOrUpdatedRows === 0n)
    throw new DomainError('invalid_input', `账号“${joins.id}”已经有人使用，请换一个账号名。`, {
      id: joins.id,
    })
}

const endAccess = async (trx: DatabaseTransaction, place: PlaceId, id: string) => {
  await trx
    .updateTable('staff')
    .set({ active: false })
    .where('place', '=', place)
    .where('id', '=', id)
    .execute()
  await trx.deleteFrom('auth_account').where('user_id', '=', id).execute()
  await endSessionsAndKeys(trx, place, id)
}

/** Ends what this account has open; it may sign in again while it is active. */
export const endSessionsAndKeys = async (db: Database, place: string, id: string): Promise<void> => {
  await db.deleteFrom('auth_session').where('user_id', '=', id).execute()
  await db.deleteFrom('api_key').where('place', '=', place).where('staff', '=', id).execute()
}

/** Ends the keys of this account; its name is its own in every place. */
export const endKeys = async (db: Database, id: string): Promise<void> => {
  await db.deleteFrom('api_key').where('staff', '=', id).execute()
}

export const toStaff = ({ place, ...row }: Omit<Selectable<Tables['staff']>, 'demo'>): Staff => ({
  ...staffSchema.parse(row),
  place: placeIdSchema.parse(place),
})

const toRow = (place: PlaceId, change: RecordedStaffChange) => ({
  place,
  id: change.id,
  unit: change.unit,
  role: change.role,
  leaves: change.leaves ?? null,
  joins: change.joins === undefined ? null : storableJson(change.joins),
  changed_on: change.changedOn,
  reported_at: new Date(change.reportedAt),
  reported_by: change.reportedBy,
  due_at: change.dueAt === null ? null : new Date(change.dueAt),
  late: change.late,
  article: change.article,
  report_to: [...change.to],
  cc: [...change.cc],
})

const toChange = (row: Selectable<Tables['staff_change']>): RecordedStaffChange => ({
  id: row.id,
  unit: row.unit === null ? null : unitIdSchema.parse(row.unit),
  role: staffRoleSchema.parse(row.role),
  ...(row.leaves === null ? {} : { leaves: row.leaves }),
  ...(row.joins === null ? {} : { joins: row.joins }),
  changedOn: row.changed_on,
  reportedAt: row.reported_at.toISOString(),
  reportedBy: row.reported_by,
  dueAt: row.due_at?.toISOString() ?? null,
  late: row.late,
  article: row.article,
  to: row.report_to,
  cc: row.cc,
})
