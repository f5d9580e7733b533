import type { PlaceId } from '../domain/place.ts'
import type { Staff } from '../domain/staff.ts'

/** Sign-in of people who work with the system. */
export type Accounts = {
  /** Everything under /api/auth/: sign-in by username, sign-out, session. */
  handle(request: Request): Promise<Response>
  /**
   * Who sent this request: session cookie or `Authorization: Bearer <key>`. null for nobody, and for who has left.
   * Throws password_due while the session's password is one that somebody else has set, second_step_due while the role
   * asks for a second step that is not set up; a key's owner needs one too.
   */
  staffOf(headers: Headers): Promise<Staff | null>
  /** The same without throwing, with the session; for the pages where a password is changed and sessions are ended. */
  signedIn(headers: Headers): Promise<SignedIn | null>
  /** An account with a password; takes effect at once. A temporary one has to be changed before anything else. */
  add(staff: Staff, password: string, options?: { readonly temporary: boolean }): Promise<void>
  /**
   * A key for an API client that acts as this account; shown once. Throws second_step_due where the role asks for a second
   * step and this account has none of ours, whoever signed it in.
   */
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
  /** Sign-in by the city's own identity provider, where there is one. */
  readonly provider?: ProviderSignIn
}

/** Somebody is sent to the provider and comes back; each way through one browser, at one place. */
export type ProviderSignIn = {
  /** What people know it by. */
  readonly name: string
  /** Where to send this browser, with the cookie that knows it again. Throws busy when the provider does not answer. */
  begin(going: ProviderVisit): Promise<Response>
  /**
   * Who came back, signed in: a redirect with the session. Throws not_signed_in, rate_limited for a name that is
   * locked out, busy.
   */
  finish(request: Request, at: Pick<ProviderVisit, 'place' | 'returnTo'>): Promise<Response>
}

export type ProviderVisit = {
  readonly place: PlaceId
  /** The address the provider leads back to, as it is registered there. */
  readonly returnTo: URL
  /** The page of ours that was wanted. */
  readonly back: string
}

type Person = Pick<Staff, 'place' | 'id'>

export type SignedIn = {
  readonly staff: Staff
  /** null for a key. */
  readonly sessionId: string | null
  readonly mustChangePassword: boolean
  /** A code of an app is asked for beside the password. */
  readonly twoFactor: boolean
  /** The identity provider vouches for this session; our password and second step have no part in it. */
  readonly byProvider: boolean
  /** The role does not work by a password alone. */
  readonly secondStepRequired: boolean
  /** And none is set up. */
  readonly secondStepDue: boolean
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
