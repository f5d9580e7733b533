import type { DeedKind } from '../domain/deed.ts'
import type { PlaceId } from '../domain/place.ts'

/** What somebody did beside orders. */
export type Deed = {
  readonly place: PlaceId
  readonly who: string
  readonly kind: DeedKind
  /** The account, key, line or file; never personal data. */
  readonly subject: string
  readonly detail?: string
}

export const auditSources = ['order', 'knowledge', 'reveal', 'staff', 'desk'] as const
export type AuditSource = (typeof auditSources)[number]

/** A line of the audit trail. `kind` is an event type of orders, a step of an entry, `reveal`, `staff-change` or a kind of deed. */
export type AuditLine = {
  readonly source: AuditSource
  readonly at: string
  readonly who: string
  readonly kind: string
  readonly subject: string
  readonly detail: string | null
}

/** Every given part must hold; [from, until). */
export type AuditFilter = {
  readonly source?: AuditSource
  readonly who?: string
  /** Part of what it was done to: an order number, an entry, an account. */
  readonly subject?: string
  readonly from?: Date
  readonly until?: Date
  readonly offset: number
  readonly limit: number
}

export type AuditTrail = {
  record(deed: Deed): Promise<void>
  /** The latest first, from all that is recorded with who and when. */
  search(place: PlaceId, filter: AuditFilter): Promise<readonly AuditLine[]>
}
