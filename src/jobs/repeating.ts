/** Work done again and again in this process, never twice at once. */
export type Repeating = {
  start(): void
  /** Does it now, or once more when it is under way. */
  kick(): void
  /** No further run begins; waits for the one under way. `over` given to `run` is told at once. */
  stop(): Promise<void>
}

export type RepeatingWork = {
  readonly everyMs: number
  run(over: AbortSignal): Promise<unknown>
  onFault(fault: Error): void
}

/** A plain loop: each run begins `everyMs` after the one before has ended, or when it is kicked. */
export const repeating = ({ everyMs, run, onFault }: RepeatingWork): Repeating => {
  const over = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let again = false
  const begin = (): void => {
    clearTimeout(timer)
    again = false
    running = run(over.signal)
      .catch((fault: unknown) => onFault(fault instanceof Error ? fault : new Error(String(fault))))
      .then(() => {
        running = undefined
        if (over.signal.aborted) return
        if (again) begin()
        else timer = setTimeout(begin, everyMs)
      })
  }
  const kick = () => {
    if (over.signal.aborted) return
    if (running) again = true
    else begin()
  }
  return {
    start: kick,
    kick,
    stop: async () => {
      over.abort()
      clearTimeout(timer)
      await running
    },
  }
}
