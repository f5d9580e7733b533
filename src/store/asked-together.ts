import { clearTimeout, setImmediate, setTimeout } from 'node:timers'
import DataLoader from 'dataloader'

/** A statement that waits so long, for somebody's lock perhaps, holds up nobody else. */
const patienceMs = 1_000

type Bounds = {
  /** Most that one statement asks for. */
  readonly most: number
  /** Statements under way at once; who asks meanwhile waits for the next and goes together. */
  readonly atOnce: number
}

/**
 * One statement for all who ask while others are under way: each gets what was done after it asked, in the order asked.
 * A quiet service asks at once. Not for runtimes where no request may wait for what another one asked.
 */
export const askedTogether = <Asked, Told>(
  ask: (all: readonly Asked[]) => Promise<readonly (Told | Error)[]>,
  { most, atOnce }: Bounds,
): ((asked: Asked) => Promise<Told>) => {
  let free = atOnce
  const waiting: (() => void)[] = []
  const begin = (): void => {
    const dispatch = free > 0 ? waiting.shift() : undefined
    if (dispatch === undefined) return
    free -= 1
    // Whatever else this round of the event loop brings joins in.
    setImmediate(dispatch)
  }
  const askAll = async (all: readonly Asked[]) => {
    let held = true
    const letOn = () => {
      if (held) free += 1
      held = false
      begin()
    }
    const timer = setTimeout(letOn, patienceMs)
    try {
      return await ask(all)
    } finally {
      clearTimeout(timer)
      letOn()
    }
  }
  // Collecting those who wait and giving each its own result or fault is dataloader's work.
  const loader = new DataLoader<Asked, Told>(askAll, {
    cache: false,
    maxBatchSize: most,
    batchScheduleFn: (dispatch) => {
      waiting.push(dispatch)
      begin()
    },
  })
  return (asked) => loader.load(asked)
}
