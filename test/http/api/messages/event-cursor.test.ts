import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterLine,
  beginning,
  cursorText,
  type EventCursor,
  readCursor,
  wasTold,
} from '../../../../src/http/api/messages/event-cursor.ts'

describe('the place in the events', () => {
  it('is read back as it was said', () => {
    let cursor: EventCursor = { ...beginning, seq: 3 }
    for (const id of [5, 9, 7, 20, 21, 30, 31, 32, 33, 40]) {
      cursor = afterLine(cursor, id)
      expect(readCursor(cursorText(cursor))).toEqual(cursor)
    }
    expect(cursor.base).toBe(7)
  })

  it('knows what was told, and misses no line that shows up to seven lines late', () => {
    const lines = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 60 })
    fc.assert(
      fc.property(lines, fc.nat({ max: 7 }), (ids, late) => {
        const order = [...ids].sort((a, b) => a - b)
        // One line becomes visible only after some of those numbered after it.
        const held = order.splice(0, 1)
        order.splice(late, 0, ...held)
        let cursor = beginning
        const told: number[] = []
        for (let shown = 1; shown <= order.length; shown++)
          for (const id of order
            .slice(0, shown)
            .filter((one) => one > cursor.base && !wasTold(cursor, one))) {
            told.push(id)
            cursor = readCursor(cursorText(afterLine(cursor, id))) ?? beginning
          }
        expect(told.toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b))
      }),
    )
  })
})
