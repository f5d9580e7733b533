import { expect, it, vi } from 'vitest'
import { askedTogether } from '../../src/store/asked-together.ts'

const bounds = { most: 3, atOnce: 1 }

/** Questions answered when the test says so; each asking is one list. */
const asking = () => {
  const rounds: { readonly all: readonly number[]; answer(): void; fail(): void }[] = []
  const ask = (all: readonly number[]) =>
    new Promise<readonly number[]>((resolve, reject) => {
      rounds.push({
        all,
        answer: () => resolve(all.map((n) => n * 10)),
        fail: () => reject(new Error('down')),
      })
    })
  return { rounds, ask: askedTogether<number, number>(ask, bounds) }
}
const begun = (rounds: readonly unknown[], count: number) =>
  vi.waitFor(() => expect(rounds.length).toBe(count), { interval: 1, timeout: 30_000 })

it('asks for all who wait at once, so many at most, and gives each its own', async () => {
  const { rounds, ask } = asking()
  const first = ask(1)
  await begun(rounds, 1)
  const waiting = [2, 3, 4, 5].map((n) => ask(n))
  expect(rounds.length).toBe(1)
  rounds[0]?.answer()
  await begun(rounds, 2)
  rounds[1]?.answer()
  await begun(rounds, 3)
  rounds[2]?.answer()
  expect(rounds.map(({ all }) => all)).toEqual([[1], [2, 3, 4], [5]])
  expect(await Promise.all([first, ...waiting])).toEqual([10, 20, 30, 40, 50])
})

it('tells a fault to those it was asked for, and goes on', async () => {
  const { rounds, ask } = asking()
  const lost = ask(1).catch((fault: Error) => fault.message)
  await begun(rounds, 1)
  const next = ask(2)
  rounds[0]?.fail()
  await begun(rounds, 2)
  rounds[1]?.answer()
  expect([await lost, await next]).toEqual(['down', 20])
})

it('lets nobody wait for a statement that hangs', async () => {
  const { rounds, ask } = asking()
  const stuck = ask(1)
  await begun(rounds, 1)
  const next = ask(2)
  await vi.waitFor(() => expect(rounds.length).toBe(2), { timeout: 30_000 })
  rounds[1]?.answer()
  expect(await next).toBe(20)
  rounds[0]?.answer()
  expect(await stuck).toBe(10)
})
