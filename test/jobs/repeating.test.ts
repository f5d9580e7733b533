import { expect, it } from 'vitest'
import { repeating } from '../../src/jobs/repeating.ts'

/** Work that is under way until it is let go. */
const held = () => {
  const begun: (() => void)[] = []
  let waiting = Promise.withResolvers<void>()
  return {
    run: () =>
      new Promise<void>((done) => {
        begun.push(done)
        waiting.resolve()
        waiting = Promise.withResolvers<void>()
      }),
    count: () => begun.length,
    /** Resolves with the next beginning. */
    next: () => waiting.promise,
    letGo: () => begun.at(-1)?.(),
  }
}
const longTime = 3_600_000
const onFault = (fault: Error) => {
  throw fault
}

it('runs once for many kicks, and once more for those that came meanwhile', async () => {
  const work = held()
  const loop = repeating({ everyMs: longTime, run: work.run, onFault })
  loop.start()
  for (const _ of [1, 2, 3]) loop.kick()
  expect(work.count()).toBe(1)
  const second = work.next()
  work.letGo()
  await second
  expect(work.count()).toBe(2)
  const stopped = loop.stop()
  work.letGo()
  await stopped
})

it('goes on after a fault, which is told', async () => {
  const told: string[] = []
  let runs = 0
  const third = Promise.withResolvers<void>()
  const loop = repeating({
    everyMs: 1,
    run: async () => {
      runs += 1
      if (runs === 3) third.resolve()
      else throw new Error(`run ${runs}`)
    },
    onFault: ({ message }) => void told.push(message),
  })
  loop.start()
  await third.promise
  await loop.stop()
  expect(told).toEqual(['run 1', 'run 2'])
})

it('stops after what is under way, tells it so, and begins nothing more', async () => {
  const work = held()
  let over = false
  const loop = repeating({
    everyMs: 1,
    run: (signal) => {
      signal.addEventListener('abort', () => {
        over = true
      })
      return work.run()
    },
    onFault,
  })
  loop.start()
  loop.kick()
  const stopped = loop.stop()
  expect(over).toBe(true)
  work.letGo()
  await stopped
  loop.kick()
  expect(work.count()).toBe(1)
})
