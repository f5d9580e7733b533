import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nthBest } from '../../src/store/shelf-index/nth-best.ts'

it('is the n-th of the values in falling order, equal ones counted each, whatever stands after them', () => {
  const values = fc.array(fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0, 0.5, 1)), { minLength: 1 })
  fc.assert(
    fc.property(values, fc.nat(), fc.array(fc.float({ noNaN: true })), (some, at, after) => {
      const n = (at % some.length) + 1
      const before = Float32Array.from([...some, ...after])
      const given = before.slice()
      const falling = Float32Array.from(some).toSorted((a, b) => b - a)
      expect(nthBest(given, some.length, n)).toBeCloseTo(falling[n - 1] ?? 0)
      expect(given).toEqual(before)
    }),
  )
})
