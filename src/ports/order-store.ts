import type { Deadline } from '../domain/deadline.ts'
import type { PlaceId, UnitId } from '../domain/place.ts'
import type { RecordedEvent } from '../domain/work-order/event.ts'
import type { OrderState } from '../domain/work-order/work-order.ts'
import type { CommandClaim, OrderCommit } from './conversation-store.ts'
import type { RevealLog } from './reveal-log.ts'

export type StoredOrder = {
  readonly no: string
  readonly events: readonly RecordedEvent[]
}

/** Which orders: every given part must hold. */
export type OrderFilter = {
  readonly states?: readonly OrderState[]
  /** Orders these units lead, hold or help with; orders about their own conduct are never among them. */
  readonly unit?: UnitId
  /** A running clock ends by then, or it is late already; what is answered late and audited has no clock any more. */
  readonly dueBefore?: Date
  readonly overdue?: boolean
  readonly supervised?: boolean
  /** A trigger of supervision was noted and nobody has decided yet. */
  readonly toSupervise?: boolean
  readonly flag?: string
  /** A request of this kind waits for a decision. */
  readonly pending?: 'return' | 'extension' | 'termination' | 'letter' | 'rating' | 'filing' | 'explanation'
  /** Words in title and text, or the beginning of a number. */
  readonly q?: string
  /**
   * filed, or not given: the latest filed first. due: what is late, then what ends first, then what no clock runs for, in
   * the order of filing.
   */
  readonly sort?: 'filed' | 'due'
  readonly limit: number
  /** Where the page before ended. */
  readonly after?: string
}

/** A line of a list. Nothing in it is personal. */
export type OrderLine = {
  readonly no: string
  readonly state: OrderState
  readonly version: number
  readonly title: string
  readonly nature: string
  /** Where it happens, as the citizen said it and masked like all texts. */
  readonly where: string | null
  readonly class: string | null
  readonly publicity: string
  readonly lead: UnitId | null
  readonly holder: UnitId | null
  readonly co: readonly UnitId[]
  readonly filedAt: string
  readonly updatedAt: string
  /** The running clock that ends first. */
  readonly due: {
    readonly type: string
    readonly dueAt: string
    readonly clock: Deadline['clock']
    readonly overdue: boolean
  } | null
  readonly overdue: boolean
  readonly supervised: string | null
  readonly flags: readonly string[]
}

export type OrderPage = { readonly orders: readonly OrderLine[]; readonly after: string | null }

export type PublishedOrder = {
  readonly no: string
  readonly title: string
  readonly text: string
  readonly at: string
}

/** An earlier order of the same person. */
export type EarlierOrder = {
  readonly no: string
  readonly title: string
  readonly text: string
  readonly state: OrderState
  /** How often it was answered in time. */
  readonly answeredInTime: number
}

export type OrderStore = RevealLog & {
  /** A number no other order has: place prefix, day, running number of the day. Numbers may have gaps. */
  nextNumber(place: PlaceId, day: string): Promise<string>
  /** null when there is no such order in this place. */
  load(place: PlaceId, no: string): Promise<StoredOrder | null>
  /** Constant-time check of the query code. */
  codeMatches(place: PlaceId, no: string, code: string): Promise<boolean>
  append(place: PlaceId, change: OrderCommit, at: Date): Promise<'appended' | 'stale'>
  /** Several orders in one transaction: all or none. */
  appendAll(place: PlaceId, changes: readonly OrderCommit[], at: Date): Promise<'appended' | 'stale'>
  /** The digest of the command this key was used for, or null. */
  claimed(place: PlaceId, no: string, claim: Pick<CommandClaim, 'key' | 'actor'>): Promise<string | null>
  list(place: PlaceId, filter: OrderFilter): Promise<OrderPage>
  /** How many orders match each filter, counted no further than `most`. */
  counts(
    place: PlaceId,
    filters: readonly Omit<OrderFilter, 'limit'>[],
    most: number,
  ): Promise<readonly number[]>
  /** Published results, the latest first; `q` as in lists. */
  published(place: PlaceId, q: string | undefined, limit: number): Promise<readonly PublishedOrder[]>
  /** Orders of the same person (by telephone or citizen key) since then, the latest first. */
  earlier(
    place: PlaceId,
    person: { readonly phone?: string; readonly citizenKey?: string },
    since: Date,
  ): Promise<readonly EarlierOrder[]>
  /** Overdue steps of the unit in that month (YYYY-MM), by stage. */
  overdueInMonth(place: PlaceId, unit: UnitId, month: string): Promise<Readonly<Record<string, number>>>
  /** Personal data, opened; null after erasure. Every call is recorded with who and why. */
  personal(
    place: PlaceId,
    no: string,
    who: string,
    why: string,
  ): Promise<{ contactName?: string; contactPhone?: string; verbatim: string } | null>
  /** First event whose hash does not follow from its predecessor, or null when the chain holds. */
  firstBroken(place: PlaceId, no: string): Promise<number | null>
  /** Numbers of all orders after this one, in order; for walking over all of them. */
  numbersAfter(place: PlaceId, no: string, limit: number): Promise<readonly string[]>
}

/** A running clock with something to be done: its warning, its end, its red card. */
export type DueClock = {
  readonly place: PlaceId
  readonly orderNo: string
  readonly type: Deadline['type']
  readonly at: string
}
