import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractedSchema, factsSchema, matterSchema } from '../../../src/domain/matter.ts'
import { understand } from '../../../src/domain/understanding/index.ts'
import { words } from '../../../src/domain/understanding/phrases.ts'

const fragments = [
  '我要投诉',
  '举报',
  '请问',
  '建议',
  '物业',
  '没有起诉',
  '仲裁',
  '信访局已立案',
  '着火了',
  '上个月',
  '如果',
  '电话13800138000',
  '奎文区东风街100号',
  '1.',
  '2、',
  '另外',
  '，',
  '。',
  '？',
  '\n',
  '局长受贿',
  '怎么办',
  '不要公开',
  '我叫王小明',
  '昨天晚上',
]
const message = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join('')),
)

describe('understand', () => {
  it('gives a well-formed reading of any text, and the same one every time', () => {
    fc.assert(
      fc.property(message, (text) => {
        const read = understand(text, { homeNames: ['潍坊'] })
        factsSchema.parse(read.facts)
        extractedSchema.parse(read.extracted)
        expect(read.matters.length).toBeGreaterThan(0)
        for (const matter of read.matters) {
          matterSchema.parse(matter)
          expect(matter.summary.length).toBeLessThanOrEqual(40)
        }
        expect(read.natures[0]?.nature).toBe(read.nature)
        expect(understand(text, { homeNames: ['潍坊'] })).toEqual(read)
      }),
      { numRuns: 300 },
    )
  })

  it('puts no telephone number into a summary', () => {
    fc.assert(
      fc.property(message, (text) => understand(text).matters.every((m) => !/1[3-9]\d{9}/.test(m.summary))),
      { numRuns: 300 },
    )
  })

  it('reads the whole of a message together', () => {
    const read = understand(
      '我要投拆奎文区东风街100号楼下烧烤店，油烟太大，昨晚十一点还在营业，希望尽快处理，我叫王小明，电话１３８００１３８０００，别透露我',
      { homeNames: ['潍坊', '奎文区'] },
    )
    expect(read).toMatchObject({
      emergency: null,
      nature: '投诉',
      facts: { place: 'local' },
      extracted: {
        contactPhone: '13800138000',
        contactName: '王小明',
        when: '昨晚十一点',
        demand: '希望尽快处理',
        confidential: true,
      },
    })
    expect(read.extracted.place).toContain('奎文区东风街100号')
  })
})

describe('the language of word lists', () => {
  it('reads … as up to eight characters of the clause and _ as up to three', () => {
    const list = words`困…电梯 摔_地`
    expect(list.test.test('困在小区电梯')).toBe(true)
    expect(list.test.test('困了，电梯')).toBe(false)
    expect(list.test.test('摔倒在地')).toBe(true)
    expect(list.test.test('摔倒在小区的地')).toBe(false)
  })

  it('reads (a|b) as either and takes every other sign as it is', () => {
    const list = words`(着|起)火 a.b`
    expect(list.test.test('起火')).toBe(true)
    expect(list.test.test('失火')).toBe(false)
    expect(list.test.test('axb')).toBe(false)
  })
})
