import { hashPassword } from 'better-auth/crypto'
import type { Staff } from '../../domain/staff.ts'
import type { Database } from '../database.ts'
import { insertAccounts } from './account-rows.ts'

export type DemoAccounts = {
  /** Adds who is not there yet, all with this password; who has left stays away. Gives how many were added. */
  addMissing(people: readonly Staff[], password: string): Promise<number>
  /** Demonstration accounts that could sign in. */
  count(): Promise<number>
}

export const demoAccounts = (db: Database): DemoAccounts => ({
  addMissing: async (people, password) => {
    const known = new Set((await db.selectFrom('staff').select('id').execute()).map(({ id }) => id))
    const missing = people.filter(({ id }) => !known.has(id))
    // One hash for all: hashing is slow on purpose, and the password is public anyway.
    if (missing.length > 0)
      await insertAccounts(db, missing, await hashPassword(password), { demo: true, temporary: false })
    return missing.length
  },
  count: async () => {
    const { count } = await db
      .selectFrom('staff')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('demo', '=', true)
      .where('active', '=', true)
      .executeTakeFirstOrThrow()
    return count
  },
})
