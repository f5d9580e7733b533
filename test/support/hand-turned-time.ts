import type { MovableClock } from './jiban.ts'

/** Time that passes only when it is told to: a pause is over when the clock has been turned that far. */
export const handTurnedTime = (clock: MovableClock) => {
  type Timer = { readonly at: number; readonly over: () => void }
  let timers: readonly Timer[] = []
  let watchers: readonly { readonly count: number; readonly reached: () => void }[] = []
  const tell = () => {
    const [reached, rest] = split(watchers, ({ count }) => timers.length >= count)
    watchers = rest
    for (const watcher of reached) watcher.reached()
  }
  return {
    pause: (ms: number): Promise<void> =>
      new Promise((over) => {
        timers = [...timers, { at: clock.now().getTime() + ms, over }]
        tell()
      }),
    /** Until so many pauses are under way. */
    pauses: (count: number): Promise<void> =>
      new Promise((reached) => {
        watchers = [...watchers, { count, reached }]
        tell()
      }),
    underWay: () => timers.length,
    turn: (ms: number): void => {
      clock.set(new Date(clock.now().getTime() + ms).toISOString())
      const [due, rest] = split(timers, ({ at }) => at <= clock.now().getTime())
      timers = rest
      for (const timer of due.toSorted((a, b) => a.at - b.at)) timer.over()
    },
  }
}

const split = <T>(all: readonly T[], holds: (one: T) => boolean): readonly [readonly T[], readonly T[]] => [
  all.filter(holds),
  all.filter((one) => !holds(one)),
]
