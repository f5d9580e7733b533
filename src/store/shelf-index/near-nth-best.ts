const BINS = 128
const counts = new Int32Array(BINS)

/**
 * A value that at least n of the first `count` values reach, and few more: the least of those that share a bin with the
 * n-th highest. None is below 0; n from 1 to count.
 */
export const nearNthBest = (values: Float32Array, count: number, n: number): number => {
  const bins = binsUpTo(highest(values, count))
  counts.fill(0)
  for (let i = 0; i < count; i += 1) {
    const bin = Math.trunc((values[i] ?? 0) * bins)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  let bin = BINS - 1
  for (let reached = counts[bin] ?? 0; reached < n && bin > 0; reached += counts[bin] ?? 0) bin -= 1
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < count; i += 1) {
    const value = values[i] ?? 0
    if (value < least && Math.trunc(value * bins) === bin) least = value
  }
  return least
}

/** Bins for each 1 of a value; the highest falls into the last. */
const binsUpTo = (value: number): number => (value > 0 ? (BINS - 1) / value : 0)

const highest = (values: Float32Array, count: number): number => {
  let most = 0
  for (let i = 0; i < count; i += 1) if ((values[i] ?? 0) > most) most = values[i] ?? 0
  return most
}
