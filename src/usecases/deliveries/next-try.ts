const seconds = (count: number) => count * 1000
const minutes = (count: number) => seconds(count * 60)

/** Waits after the first, second … try in vain. Somebody who waits for an answer is written to again sooner. */
const waits = {
  reply: [3, 10, 30, 60, 300, 900, 1800].map(seconds),
  notice: [...[10, 60].map(seconds), ...[5, 15, 30, 60, 60].map(minutes)],
} as const

/** A platform's own word on when to come back is believed up to here. */
const longestMs = minutes(24 * 60)

/** When to try again after so many tries; null when it has been tried often enough (eight times). */
export const nextTry = (kind: keyof typeof waits, tries: number, now: Date, after?: Date): Date | null => {
  const wait = waits[kind][tries - 1]
  if (wait === undefined) return null
  const own = now.getTime() + wait
  const asked = Math.min(after?.getTime() ?? 0, now.getTime() + longestMs)
  return new Date(Math.max(own, asked))
}
