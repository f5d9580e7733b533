import { expect, it } from 'vitest'
import { sharedRead } from '../../src/store/shelf-index/shared-read.ts'

const slow = () => {
  const open: { resolve(value: number): void; reject(fault: Error): void }[] = []
  const read = sharedRead(() => new Promise<number>((resolve, reject) => void open.push({ resolve, reject })))
  return { open, read }
}
const turn = () => new Promise((done) => setImmediate(done))

it('gives each what was read after it asked, and reads once for all who wait', async () => {
  const { open, read } = slow()
  const first = read()
  const [second, third] = [read(), read()]
  expect(open).toHaveLength(1)
  open[0]?.resolve(1)
  expect(await first).toBe(1)
  await turn()
  expect(open).toHaveLength(2)
  open[1]?.resolve(2)
  expect(await Promise.all([second, third])).toEqual([2, 2])
})

it('reads again for those who wait when a reading fails', async () => {
  const { open, read } = slow()
  const [first, second] = [read(), read()]
  open[0]?.reject(new Error('away'))
  await expect(first).rejects.toThrow('away')
  await turn()
  open[1]?.resolve(2)
  expect(await second).toBe(2)
  const third = read()
  open[2]?.resolve(3)
  expect(await third).toBe(3)
})
