/**
 * One reading for all who ask while another is under way. Each gets what was read after it asked, so that nobody sees an
 * earlier state than by a reading of its own.
 */
export const sharedRead = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let underway: Promise<unknown> | undefined
  let next: Promise<T> | undefined
  const start = (): Promise<T> => {
    next = undefined
    const reading = read()
    underway = reading
    void reading
      .catch(() => undefined)
      .finally(() => {
        if (underway === reading) underway = undefined
      })
    return reading
  }
  return () => {
    if (underway === undefined) return start()
    next ??= underway.catch(() => undefined).then(start)
    return next
  }
}
