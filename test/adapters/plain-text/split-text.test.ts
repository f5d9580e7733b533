import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, splitText } from '../../../adapters/plain-text/split-text.ts'

const bare = (text: string) => text.replace(/\s+/g, '')

describe('long texts', () => {
  it('keep within the bytes, never cut a character, and lose nothing but blanks', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('办', '。', '，', '\n', ' ', 'a', '1', '😀', '；'),
          maxLength: 1500,
        }),
        fc.integer({ min: 16, max: 400 }),
        (text, limit) => {
          const parts = splitText(text, limit)
          for (const part of parts) {
            expect(bytesOf(part)).toBeLessThanOrEqual(limit)
            expect(part.isWellFormed()).toBe(true)
            expect(part.trim()).not.toBe('')
          }
          expect(bare(parts.join(''))).toBe(bare(text))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('end at a sentence where one ends in the later part of what fits', () => {
    const sentence = '请带身份证到户籍地派出所办理。'
    const parts = splitText(sentence.repeat(100), 2000)
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) expect(part.endsWith('。')).toBe(true)
  })

  it('prefer the end of a paragraph', () => {
    const parts = splitText(`${'甲'.repeat(30)}。\n\n${'乙'.repeat(10)}。${'丙'.repeat(40)}`, 150)
    expect(parts[0]).toBe(`${'甲'.repeat(30)}。`)
  })

  it('are cut anywhere when they have no ends at all', () => {
    expect(splitText('字'.repeat(1000), 2048).map((part) => [...part].length)).toEqual([682, 318])
  })

  it('of nothing have no part', () => {
    expect(splitText(' \n ', 100)).toEqual([])
  })
})
