import type { SearchHit } from '../knowledge-search.ts'

/**
 * From here on an entry found by its meaning is worth being offered. Models differ in what they call near; those that
 * call nothing so near offer nothing, and the words decide alone.
 */
const nearEnough = 0.65

/**
 * Entries whose meaning is near the question, the nearest first: to be chosen from, never to be answered with, since no
 * probability is known for them.
 */
export const nearInMeaning = (hits: readonly SearchHit[], most: number): readonly string[] => {
  const near = hits
    .filter(({ field, closeness }) => field !== 'negative' && (closeness ?? 0) >= nearEnough)
    .sort((a, b) => (b.closeness ?? 0) - (a.closeness ?? 0))
  return [...new Set(near.map(({ entryId }) => entryId))].slice(0, most)
}

/** What the words make likely, then what is near in meaning: that has the last place when there are too many. */
export const choicesAmong = (
  likely: readonly string[],
  hits: readonly SearchHit[],
  most: number,
): readonly string[] => {
  const others = nearInMeaning(hits, most).filter((entryId) => !likely.includes(entryId))
  const kept = others.length > 0 ? likely.slice(0, most - 1) : likely
  return [...kept, ...others].slice(0, most)
}
