/** Runs work of one key one after another, in the order in which it was handed in; of different keys side by side. */
export type InOrder = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** In this process only; memory is kept for what is under way. */
export const inOrder = (): InOrder => {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    // Whether the one before could be answered is its own affair.
    const mine = before.then(work, work)
    const over = mine.then(
      () => undefined,
      () => undefined,
    )
    last.set(key, over)
    try {
      return await mine
    } finally {
      if (last.get(key) === over) last.delete(key)
    }
  }
}
