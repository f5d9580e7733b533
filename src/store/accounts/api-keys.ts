import { DomainError } from '../../domain/errors.ts'
import type { Staff } from '../../domain/staff.ts'
import type { AccountKey, SignedIn } from '../../ports/accounts.ts'
import type { Database } from '../database.ts'
import { toStaff } from '../staff-store.ts'
import type { Demands } from './sessions.ts'

const keyDays = 365
const keyPattern = /^Bearer (jiban_[A-Za-z0-9_-]{43})$/

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const sha256 = async (text: string): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

/** A new key; the table keeps its digest. 256 random bits need no salt. Throws second_step_due. */
export const makeKey = async (
  db: Database,
  staff: Staff,
  name: string,
  { requireTwoFactor = [] }: Pick<Demands, 'requireTwoFactor'>,
): Promise<string> => {
  if (requireTwoFactor.includes(staff.role) && !(await hasSecondStep(db, staff.id)))
    throw new DomainError(
      'second_step_due',
      '您的角色要先有两步验证才能新建密钥。请在工作台的账号页开启后再新建。',
    )
  const random = crypto.getRandomValues(new Uint8Array(32))
  const key = `jiban_${btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')}`
  const now = new Date()
  await db
    .insertInto('api_key')
    .values({
      digest: await sha256(key),
      place: staff.place,
      staff: staff.id,
      name,
      created_at: now,
      expires_at: new Date(now.getTime() + keyDays * 86_400_000),
    })
    .execute()
  return key
}

const hasSecondStep = async (db: Database, id: string): Promise<boolean> =>
  (await db.selectFrom('auth_user').select('two_factor_enabled').where('id', '=', id).executeTakeFirst())
    ?.two_factor_enabled ?? false

/**
 * Whom a key speaks for; null for an unknown or expired one, and for who has left. A key goes past the second step of
 * signing in, so where the role asks for one it opens nothing until its owner has set one up. No identity provider sees
 * it being used: theirs does not count here.
 */
export const useKey = async (
  db: Database,
  authorization: string,
  { production, requireTwoFactor = [] }: Demands,
): Promise<SignedIn | null> => {
  const key = keyPattern.exec(authorization)?.[1]
  if (key === undefined) return null
  const row = await db
    .selectFrom('api_key')
    .innerJoin('staff', 'staff.id', 'api_key.staff')
    .leftJoin('auth_user', 'auth_user.id', 'api_key.staff')
    .selectAll('staff')
    .select('auth_user.two_factor_enabled')
    .where('api_key.digest', '=', await sha256(key))
    .where('api_key.expires_at', '>', new Date())
    .where('staff.active', '=', true)
    .$if(production, (query) => query.where('staff.demo', '=', false))
    .executeTakeFirst()
  if (!row) return null
  const { two_factor_enabled, ...person } = row
  const [staff, twoFactor] = [toStaff(person), two_factor_enabled ?? false]
  const secondStepRequired = requireTwoFactor.includes(staff.role)
  return {
    staff,
    sessionId: null,
    mustChangePassword: false,
    twoFactor,
    byProvider: false,
    secondStepRequired,
    secondStepDue: secondStepRequired && !twoFactor,
  }
}

/** Enough of the digest to tell keys apart; it opens nothing. */
const idLength = 16

const idOf = (digest: string): string => digest.slice(0, idLength)

export const keysOf = async (db: Database, id: string): Promise<readonly AccountKey[]> => {
  const rows = await db
    .selectFrom('api_key')
    .select(['digest', 'name', 'created_at', 'expires_at'])
    .where('staff', '=', id)
    .where('expires_at', '>', new Date())
    .orderBy('created_at', 'desc')
    .orderBy('digest')
    .execute()
  return rows.map((row) => ({
    id: idOf(row.digest),
    name: row.name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }))
}

export const endKey = async (db: Database, owner: string, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('api_key')
    .where('staff', '=', owner)
    .where(({ fn, val }) => fn('left', ['digest', val(idLength)]), '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
