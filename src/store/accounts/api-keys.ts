import type { Staff } from '../../domain/staff.ts'
import type { AccountKey } from '../../ports/accounts.ts'
import type { Database } from '../database.ts'

const keyDays = 365
const keyPattern = /^Bearer (jiban_[A-Za-z0-9_-]{43})$/

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const sha256 = async (text: string): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

/** A new key; the table keeps its digest. 256 random bits need no salt. */
export const makeKey = async (
  db: Database,
  staff: Pick<Staff, 'place' | 'id'>,
  name: string,
): Promise<string> => {
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

/** The account a key belongs to; null for an unknown or expired one. */
export const nameOfKey = async (db: Database, authorization: string): Promise<string | null> => {
  const key = keyPattern.exec(authorization)?.[1]
  if (key === undefined) return null
  const row = await db
    .selectFrom('api_key')
    .select('staff')
    .where('digest', '=', await sha256(key))
    .where('expires_at', '>', new Date())
    .executeTakeFirst()
  return row?.staff ?? null
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
