const seconds = (count: number) => count * 1000
const minutes = (count: number) => seconds(count * 60)
const hours = (count: number) => minutes(count * 60)

/** Waits after the first, second … try in vain, from seconds to a day. */
const waits = [...[5, 30].map(seconds), ...[2, 10, 30].map(minutes), ...[1, 2, 4, 8, 24].map(hours)] as const

/** An address that failed for so long is left alone until a person looks at it. */
const pausedAfterMs = hours(24)
/** The other side's own word on when to come back is believed up to here. */
const longestAskedMs = hours(1)

/** When an event is tried again after so many tries; null when it was tried often enough (eleven times). */
export const nextTryOfEvent = (tries: number, now: Date): Date | null => {
  const wait = waits[tries - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait)
}

/** When an address is tried again after so many failures in a row; null when it has failed for a day. */
export const nextTryOfAddress = (
  { failures, failingSince }: { readonly failures: number; readonly failingSince: Date | null },
  now: Date,
  askedS: number | null,
): Date | null => {
  if (failingSince !== null && now.getTime() - failingSince.getTime() >= pausedAfterMs) return null
  const own = waits[Math.min(failures, waits.length - 2)] ?? 0
  return new Date(now.getTime() + Math.max(own, Math.min(seconds(askedS ?? 0), longestAskedMs)))
}
