import type { Staff } from '../domain/staff.ts'

/** Sign-in of people who work with the system. */
export type Accounts = {
  /** Everything under /api/auth/: sign-in by username, sign-out, session. */
  handle(request: Request): Promise<Response>
  /**
   * Who sent this request: session cookie or `Authorization: Bearer <key>`. null for nobody, and for who has left.
   * Throws password_due while the session's password is one that somebody else has set.
   */
  staffOf(headers: Headers): Promise<Staff | null>
  /** The same without throwing, with the session; for the pages where a password is changed and sessions are ended. */
  signedIn(headers: Headers): Promise<SignedIn | null>
  /** An account with a password; takes effect at once. A temporary one has to be changed before anything else. */
  add(staff: Staff, password: string, options?: { readonly temporary: boolean }): Promise<void>
  /** A key for an API client that acts as this account; shown once. */
  addKey(staff: Staff, name: string): Promise<string>
  /** Keys that still open something, the latest first; never the keys themselves. */
  keys(staff: Person): Promise<readonly AccountKey[]>
  /** False when the account has no such key. */
  endKey(staff: Person, id: string): Promise<boolean>
  /** Sessions that have not ended, the latest used first. */
  sessions(staff: Person): Promise<readonly AccountSession[]>
  /** False when the account has no such session. */
  endSession(staff: Person, id: string): Promise<boolean>
  /** Ends sessions and keys. */
  end(staff: Person): Promise<void>
}

type Person = Pick<Staff, 'place' | 'id'>

export type SignedIn = {
  readonly staff: Staff
  /** null for a key. */
  readonly sessionId: string | null
  readonly mustChangePassword: boolean
  /** A code of an app is asked for beside the password. */
  readonly twoFactor: boolean
}

export type AccountKey = {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly expiresAt: string
}

export type AccountSession = {
  readonly id: string
  readonly startedAt: string
  readonly seenAt: string
  /** When it ends at the latest. */
  readonly endsAt: string
  /** What the browser called itself. */
  readonly device: string | null
}
