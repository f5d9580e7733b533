import type { PlaceId, UnitId } from '../domain/place.ts'
import type { Staff, StaffRole } from '../domain/staff.ts'

/** 分管领导、经办人员或管理员变动. */
export type StaffChange = {
  readonly unit: UnitId | null
  readonly role: StaffRole
  /** Account that leaves; it loses access at once. */
  readonly leaves?: string
  /** Account that takes over; `passwordHash` is made by the accounts port. */
  readonly joins?: { readonly id: string; readonly name: string }
  /** The day it took effect, YYYY-MM-DD. */
  readonly changedOn: string
}

export type RecordedStaffChange = StaffChange & {
  readonly id: string
  readonly reportedAt: string
  readonly reportedBy: string
  /** When it had to be reported; null where the place sets no day. */
  readonly dueAt: string | null
  readonly late: boolean
  readonly article: string | null
  readonly to: readonly string[]
  readonly cc: readonly string[]
}

export type StaffStore = {
  /** null when there is no such account. */
  find(place: PlaceId, id: string): Promise<Staff | null>
  list(
    place: PlaceId,
    filter: { readonly unit?: UnitId; readonly role?: StaffRole },
  ): Promise<readonly Staff[]>
  /** Change, end of access and report in one transaction. */
  change(place: PlaceId, change: RecordedStaffChange): Promise<void>
  /** Another role or unit, if they still are what they were; sessions and keys end with it. False when they are not. */
  move(
    place: PlaceId,
    id: string,
    was: Pick<Staff, 'role' | 'unit'>,
    to: Pick<Staff, 'role' | 'unit'>,
  ): Promise<boolean>
  changes(place: PlaceId, limit: number): Promise<readonly RecordedStaffChange[]>
}
