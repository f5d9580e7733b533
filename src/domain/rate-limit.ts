import { DomainError } from './errors.ts'

/** Counts uses per key in a sliding window, in this process only. */
export type RateLimit = { take(key: string, now: number): void }

/**
 * Throws rate_limited on the use after `most` within `windowMs`; refused uses do not count. Memory stays bounded: old
 * keys are dropped. A use that lies in the future (the clock was set back) does not count either, or it would shut
 * everybody out until then.
 */
export const rateLimit = (most: number, windowMs: number, keys = 50_000): RateLimit => {
  const uses = new Map<string, number[]>()
  return {
    take(key, now) {
      const recent = (uses.get(key) ?? []).filter((at) => at <= now && now - at < windowMs)
      if (recent.length >= most)
        throw new DomainError('rate_limited', '操作过于频繁，请过一会儿再试。', {
          retryAfterSeconds: Math.ceil((windowMs - (now - (recent[0] ?? now))) / 1000),
        })
      uses.delete(key)
      uses.set(key, [...recent, now])
      if (uses.size > keys) uses.delete(uses.keys().next().value ?? key)
    },
  }
}
