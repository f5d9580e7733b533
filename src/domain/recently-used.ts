/** What was made for the keys asked for last, so many of them at most. */
export const recentlyUsed = <V>(most: number): ((key: string, make: () => V) => V) => {
  const kept = new Map<string, V>()
  return (key, make) => {
    const known = kept.get(key)
    const value = known ?? make()
    kept.delete(key)
    kept.set(key, value)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
