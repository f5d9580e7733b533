import { describe, expect, it } from 'vitest'
import { heapsOf } from '../../src/rules/hotspots.ts'

const mid = new Date('2026-09-21T00:00:00+08:00')
const at = (area: string | null, day: string) => ({ area, filedAt: `${day}T10:00:00+08:00` })
const many = (count: number, area: string | null, day = '2026-09-22') =>
  Array.from({ length: count }, () => at(area, day))

describe('heaps of one spot and topic', () => {
  it('are three or more in the window, and fewer are none', () => {
    expect(heapsOf(many(2, '东区'), mid)).toEqual([])
    expect(heapsOf(many(3, '东区'), mid)).toMatchObject([{ area: '东区', earlier: 0 }])
  })

  it('count what came before the window apart, and never as recent', () => {
    const orders = [...many(3, '东区'), ...many(5, '东区', '2026-09-15')]
    expect(heapsOf(orders, mid)).toMatchObject([{ earlier: 5, recent: { length: 3 } }])
    expect(heapsOf(many(9, '东区', '2026-09-15'), mid)).toEqual([])
  })

  it('are taken apart where two areas have a spot of that name', () => {
    expect(heapsOf([...many(2, '东区'), ...many(2, '西区')], mid)).toEqual([])
    const both = heapsOf([...many(3, '东区'), ...many(4, '西区')], mid)
    expect(both.map(({ area, recent }) => [area, recent.length])).toEqual([
      ['东区', 3],
      ['西区', 4],
    ])
  })

  it('take in who named no area, unless it could be two', () => {
    expect(heapsOf([...many(2, '东区'), ...many(1, null)], mid)).toMatchObject([{ area: '东区' }])
    expect(heapsOf([...many(2, '东区'), ...many(2, '西区'), ...many(1, null)], mid)).toEqual([])
    expect(heapsOf(many(3, null), mid)).toMatchObject([{ area: null }])
  })

  it('are nothing of nothing', () => {
    expect(heapsOf([], mid)).toEqual([])
  })
})
