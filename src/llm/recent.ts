const kept = 256

/** The last few results by their question: a message that is dealt with again need not be paid for again. */
export const recent = <T>() => {
  const results = new Map<string, T>()
  return {
    get: (key: string): T | undefined => results.get(key),
    set: (key: string, result: T): void => {
      results.delete(key)
      results.set(key, result)
      const [oldest] = results.keys()
      if (results.size > kept && oldest !== undefined) results.delete(oldest)
    },
  }
}
