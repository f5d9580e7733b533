import type { DueClock } from './order-store.ts'

export type { DueClock }

export type Sweeper = {
  /** Running clocks with a warning, an end or a red card due by `now`, at most `limit`, the earliest first. Their number is the cost. */
  due(now: Date, limit: number): Promise<readonly DueClock[]>
  /** Running clocks counted before the holidays of a year were published, after this one in order. */
  provisional(limit: number, after?: DueClock): Promise<readonly DueClock[]>
}
