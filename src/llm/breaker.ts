import type { Clock } from '../ports/clock.ts'

export const breakerLimits = {
  /** Failed calls in a row after which the endpoint is left alone. */
  failures: 5,
  restMs: 60_000,
} as const

/** Spares a failing endpoint, and citizens the wait for it. After the rest one call tries whether it is back. */
export const breaker = (clock: Clock) => {
  let failures = 0
  let restsUntil = 0
  return {
    /** Whether a call may be made now. Of several at the end of a rest the first is the trial. */
    admits: (): boolean => {
      const now = clock.now().getTime()
      if (failures < breakerLimits.failures) return true
      if (now < restsUntil) return false
      restsUntil = now + breakerLimits.restMs
      return true
    },
    succeeded: () => {
      failures = 0
    },
    failed: () => {
      failures += 1
      if (failures >= breakerLimits.failures) restsUntil = clock.now().getTime() + breakerLimits.restMs
    },
  }
}
