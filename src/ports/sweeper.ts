import type { PlaceId } from '../domain/place.ts'

/** A running clock whose end has passed and that nobody has noted yet. */
export type DueClock = { readonly place: PlaceId; readonly orderNo: string; readonly type: string }

export type Sweeper = {
  /** Clocks due at `now` and not yet noted, at most `limit`, the earliest first. Their number is the cost. */
  due(now: Date, limit: number): Promise<readonly DueClock[]>
  /** Notes the overdue clock in the order's history, once, whoever else tries. false = somebody else did. */
  noteOverdue(clock: DueClock, now: Date): Promise<boolean>
}
