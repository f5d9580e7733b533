import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nearNthBest } from '../../src/store/shelf-index/near-nth-best.ts'

const score = fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true, min: 0 }), fc.constantFrom(0, 0.5, 1))

it('is a value that at least n reach, the n-th or one near it, whatever stands after them', () => {
  fc.assert(
    fc.property(fc.array(score, { minLength: 1 }), fc.nat(), fc.array(score), (some, at, after) => {
      const n = (at % some.length) + 1
      const before = Float32Array.from([...some, ...after])
      const given = before.slice()
      const falling = Float32Array.from(some).toSorted((a, b) => b - a)
      const least = nearNthBest(given, some.length, n)
      expect(falling.filter((value) => value >= least).length).toBeGreaterThanOrEqual(n)
      const [highest = 0, nth = 0] = [falling[0], falling[n - 1]]
      expect(nth - least).toBeLessThanOrEqual(highest / 64)
      expect(given).toEqual(before)
    }),
  )
})
