import { sql } from 'kysely'
import type { StaffRole } from '../../domain/staff.ts'
import type { AccountSession, SignedIn } from '../../ports/accounts.ts'
import type { Database } from '../database.ts'
import { toStaff } from '../staff-store.ts'

/** A desk that was left alone for so long is shut. */
export const idleMinutes = 60
/** The longest working day; then people sign in again, whatever they are at. */
export const sessionHours = 12
/** A session in use is written down at most so often. */
const seenEverySeconds = 60

export type Demands = {
  readonly production: boolean
  /** Who may not work here by a password alone. */
  readonly requireTwoFactor?: readonly StaffRole[]
}

const idleSince = sql<Date>`now() - make_interval(mins => ${idleMinutes})`

/** Who a session stands for, and that it was used; null when it was left alone too long or they have left. */
export const useSession = async (
  db: Database,
  session: { readonly id: string },
  { production, requireTwoFactor = [] }: Demands,
): Promise<SignedIn | null> => {
  const row = await db
    .selectFrom('auth_session')
    .innerJoin('auth_user', 'auth_user.id', 'auth_session.user_id')
    .innerJoin('staff', 'staff.id', 'auth_session.user_id')
    .selectAll('staff')
    .select([
      'auth_session.id as session_id',
      'auth_session.by_provider',
      'auth_user.must_change_password',
      'auth_user.two_factor_enabled',
    ])
    .select(sql<boolean>`seen_at < now() - make_interval(secs => ${seenEverySeconds})`.as('stale'))
    .where('auth_session.id', '=', session.id)
    .where('seen_at', '>', idleSince)
    .where('staff.active', '=', true)
    .$if(production, (query) => query.where('staff.demo', '=', false))
    .executeTakeFirst()
  if (!row) return null
  const {
    session_id: sessionId,
    by_provider: byProvider,
    must_change_password: changeDue,
    two_factor_enabled: twoFactor,
    stale,
    ...person
  } = row
  if (stale)
    await db
      .updateTable('auth_session')
      .set({ seen_at: sql<Date>`now()` })
      .where('id', '=', sessionId)
      .execute()
  const staff = toStaff(person)
  const secondStepRequired = requireTwoFactor.includes(staff.role)
  return {
    staff,
    sessionId,
    mustChangePassword: changeDue && !byProvider,
    twoFactor,
    byProvider,
    secondStepRequired,
    secondStepDue: secondStepRequired && !twoFactor && !byProvider,
  }
}

export const sessionsOf = async (db: Database, id: string): Promise<readonly AccountSession[]> => {
  const rows = await db
    .selectFrom('auth_session')
    .select(['id', 'user_agent', 'created_at', 'expires_at', 'seen_at'])
    .where('user_id', '=', id)
    .where('expires_at', '>', new Date())
    .where('seen_at', '>', idleSince)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    endsAt: row.expires_at.toISOString(),
    device: row.user_agent,
  }))
}

export const endSession = async (db: Database, owner: string, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('auth_session')
    .where('id', '=', id)
    .where('user_id', '=', owner)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
