import type { Staff } from '../../domain/staff.ts'
import type { Database } from '../database.ts'
import { toStaff } from '../staff-store.ts'

const inOneStatement = 500

const chunks = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / inOneStatement) }, (_, i) =>
    items.slice(i * inOneStatement, (i + 1) * inOneStatement),
  )

/**
 * People with one password, or a new password for who is there already; active at once. One transaction; rows are
 * written many at a time because the demonstration seeds some hundreds.
 */
export const insertAccounts = (
  db: Database,
  people: readonly Staff[],
  passwordHash: string,
  { demo, temporary }: { readonly demo: boolean; readonly temporary: boolean },
): Promise<void> => {
  const now = new Date()
  const times = { created_at: now, updated_at: now }
  return db.transaction().execute(async (trx) => {
    for (const some of chunks(people)) {
      await trx
        .insertInto('staff')
        .values(some.map((person) => ({ ...person, demo })))
        .onConflict((conflict) =>
          conflict
            .columns(['place', 'id'])
            .doUpdateSet((row) => ({ name: row.ref('excluded.name'), active: true })),
        )
        .execute()
      await trx
        .insertInto('auth_user')
        // The library wants an address; nothing is ever sent there.
        .values(
          some.map(({ id, name }) => ({
            id,
            name,
            username: id,
            email: `${id}@staff.invalid`,
            must_change_password: temporary,
            ...times,
          })),
        )
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet((row) => ({ name: row.ref('excluded.name'), must_change_password: temporary })),
        )
        .execute()
      await trx
        .insertInto('auth_account')
        .values(
          some.map(({ id }) => ({
            id: `${id}/password`,
            account_id: id,
            provider_id: 'credential',
            user_id: id,
            password: passwordHash,
            ...times,
          })),
        )
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet((row) => ({ password: row.ref('excluded.password'), updated_at: now })),
        )
        .execute()
    }
  })
}

/** The person behind an account name; null when they have left, and for a demonstration account in production. */
export const hasAccess = async (db: Database, id: string, production: boolean): Promise<Staff | null> => {
  const row = await db
    .selectFrom('staff')
    .selectAll()
    .where('id', '=', id)
    .where('active', '=', true)
    .$if(production, (query) => query.where('demo', '=', false))
    .executeTakeFirst()
  return row ? toStaff(row) : null
}
