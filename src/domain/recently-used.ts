/** What was made for the keys asked for last, so many of them at most. */
export const recentlyUsed = <V>(most: number): ((key: string, make: () => V) => V) => {
  const kept = new Map<string, V>()
  return (key, make) => {
    const known = kept.get(key)
    const value = known ?? make()
    if (known !== undefined) kept.delete(key)
    kept.set(key, value)
    if (kept.size > most) dropOldest(kept)
    return value
  }
}

const dropOldest = <V>(kept: Map<string, V>): void => {
  for (const key of kept.keys()) {
    kept.delete(key)
    return
  }
}
