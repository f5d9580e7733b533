/** Numbers that look thrown and are the same for the same seed (mulberry32). */
export const diceOf = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    next,
    below,
    of: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    /** The same things in another order. */
    mixed: <T>(list: readonly T[]): readonly T[] =>
      list
        .map((one) => [next(), one] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, one]) => one),
  }
}
export type Dice = ReturnType<typeof diceOf>
