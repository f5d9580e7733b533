import type { DueClock } from './order-store.ts'

export type { DueClock }

export type Sweeper = {
  /** Running clocks with a warning, an end or a red card due by `now`, at most `limit`, the earliest first. Their number is the cost. */
  due(now: Date, limit: number): Promise<readonly DueClock[]>
  /**
   * Nothing had to be done on this clock at that version of its order: it is looked at again at its next instant after
   * `now`. Without effect when the order or the clock has moved on.
   */
  passed(clock: DueClock, version: number, now: Date): Promise<void>
  /** Running clocks counted before the holidays of a year were published, after this one in order. */
  provisional(limit: number, after?: DueClock): Promise<readonly DueClock[]>
}
