import type { Staff } from '../domain/staff.ts'

/** Sign-in of people who work with the system. */
export type Accounts = {
  /** Everything under /api/auth/: sign-in by username, sign-out, session. */
  handle(request: Request): Promise<Response>
  /** Who sent this request: session cookie or `Authorization: Bearer <key>`. null for nobody, and for who has left. */
  staffOf(headers: Headers): Promise<Staff | null>
  /** An account with a password; takes effect at once. */
  add(staff: Staff, password: string): Promise<void>
  /** A key for an API client that acts as this account; shown once. */
  addKey(staff: Staff, name: string): Promise<string>
  /** Ends sessions and keys. */
  end(staff: Pick<Staff, 'place' | 'id'>): Promise<void>
}
