import { describe, expect, it } from 'vitest'
import { rateLimit } from '../../src/domain/rate-limit.ts'

const refused = { code: 'rate_limited', facts: { retryAfterSeconds: 1 } }

describe('a rate limit', () => {
  it('refuses one use too many until the first is out of the window, and does not count what it refused', () => {
    const limit = rateLimit(2, 1000)
    limit.take('a', 0)
    limit.take('a', 500)
    expect(() => limit.take('a', 900)).toThrow(expect.objectContaining(refused))
    limit.take('b', 900)
    limit.take('a', 1000)
    limit.take('a', 1500)
  })

  it('shuts nobody out because the clock was set back', () => {
    const limit = rateLimit(1, 1000)
    limit.take('a', 5000)
    limit.take('a', 100)
    expect(() => limit.take('a', 200)).toThrow(expect.objectContaining(refused))
  })

  it('keeps no more keys than it may, and drops the one unused for longest', () => {
    const limit = rateLimit(2, 1000, 2)
    for (const [at, key] of ['a', 'b', 'b', 'a', 'c'].entries()) limit.take(key, at)
    limit.take('b', 5)
    limit.take('c', 6)
    expect(() => limit.take('c', 7)).toThrow(expect.objectContaining(refused))
  })
})
