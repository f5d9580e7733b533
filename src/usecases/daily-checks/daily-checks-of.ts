import type { Staff } from '../../domain/staff.ts'
import { dayOf } from '../../domain/working-time.ts'
import type { DailyCheck } from '../../ports/daily-checks.ts'
import { dailyLook } from '../../rules/daily-look.ts'
import { packOf } from '../../rules/index.ts'
import type { Deps } from '../deps.ts'
import { looksIn } from './record-daily-check.ts'

/** The duty of today at a desk, and how it stands. */
export type LookToday = {
  readonly says: string
  readonly article: string
  /** Who looked in first today; null where nobody has. */
  readonly check: DailyCheck | null
  /** Whether it is for whoever asks to record it. */
  readonly mine: boolean
}

/** null on days without the duty. */
export const lookToday = async (deps: Deps, staff: Staff): Promise<LookToday | null> => {
  const now = deps.clock.now()
  const look = dailyLook(packOf(staff.place), now)
  if (look === null) return null
  const check = await deps.dailyChecks.first(staff.place, { unit: staff.unit, day: dayOf(now) })
  return { ...look, check, mine: looksIn(staff, now) }
}

/** Those of one's own unit, or of all desks for the hotline; the latest first. */
export const dailyChecksOf = (
  { dailyChecks }: Deps,
  { place, unit }: Staff,
  limit: number,
): Promise<readonly DailyCheck[]> => dailyChecks.latest(place, { ...(unit === null ? {} : { unit }), limit })
