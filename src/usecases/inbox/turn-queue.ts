/** Work in order within a key, and only so much at once over all keys. */
export type TurnQueue = {
  /** Begins when everything handed in before under this key is over and one of the places is free. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>
}

/**
 * Each key has one place in the line however much is handed in under it, so that who sends much delays only themselves.
 */
export const turnQueue = (most: number): TurnQueue => {
  const last = new Map<string, Promise<unknown>>()
  const line: (() => void)[] = []
  let free = most
  const enter = (): Promise<void> => {
    if (free > 0) {
      free -= 1
      return Promise.resolve()
    }
    return new Promise((called) => line.push(called))
  }
  const leave = () => {
    const next = line.shift()
    if (next) next()
    else free += 1
  }
  const withPlace = async <T>(work: () => Promise<T>): Promise<T> => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
  return {
    inTurn: (key, work) => {
      const done = (last.get(key) ?? Promise.resolve()).then(() => withPlace(work))
      const quiet = done.catch(() => undefined)
      last.set(key, quiet)
      quiet.then(() => {
        if (last.get(key) === quiet) last.delete(key)
      })
      return done
    },
  }
}
