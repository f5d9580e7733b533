import { describe, expect, it } from 'vitest'
import type { OrderEvent } from '../../../src/domain/work-order/event.ts'
import { citizenTimeline } from '../../../src/usecases/own-orders/citizen-timeline.ts'
import { filed, handle } from '../../store/turns.ts'

const morning = '2026-09-28T02:00:00.000Z'
const noon = '2026-09-28T04:00:00.000Z'
const words = { nameOf: (id: string) => id, center: '热线', scale: [] }

const told = (...happened: readonly (readonly [at: string, event: OrderEvent])[]) =>
  citizenTimeline(
    happened.map(([at, event], i) => ({
      seq: i + 1,
      at,
      actor: { role: 'system' },
      event,
      prevHash: '',
      hash: '',
    })),
    words,
  )
const recounted: OrderEvent = { type: 'clock-recounted', deadline: handle, why: '' }
const extended = (article: string): OrderEvent => ({
  type: 'extension-granted',
  workdays: 5,
  newDueAt: '2026-10-19T16:00:00.000Z',
  article,
})

describe('what a citizen is told of the course of an order', () => {
  it('says once until when time was lengthened, and a count made anew by itself', () => {
    const [first, ...more] = told([noon, extended('第二十一条')], [noon, recounted])
    expect(first).toMatchObject({ what: expect.stringContaining('延长5个工作日'), article: '第二十一条' })
    expect(more).toEqual([])
    const both = told([morning, recounted], [noon, extended('第二十一条')]).map(({ what }) => what)
    expect(both).toEqual([expect.stringContaining('重新计算'), expect.stringContaining('延长5个工作日')])
  })

  it('names an article of the place, and none for what is our own default', () => {
    expect(told([noon, extended('平台默认')])).toEqual([
      { at: expect.any(String), what: expect.stringContaining('延长') },
    ])
  })

  it('leaves out what lies between the hotline and the units', () => {
    expect(told([morning, filed()], [noon, { type: 'extension-refused', reason: '理由不足' }])).toHaveLength(
      1,
    )
  })
})
