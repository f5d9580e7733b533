import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lawLines } from '../../../src/http/pages/law-lines.ts'
import { type TextBlock, textBlocks } from '../../../src/http/pages/text-blocks.ts'

const wordsOf = (block: TextBlock): string => {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.join('')
    case 'steps':
      return block.items.join('')
    case 'facts':
      return block.rows.map(([label, value]) => `${label}：${value}`).join('')
  }
}

describe('the text of a reply', () => {
  it('falls into sentences, steps and facts', () => {
    expect(textBlocks('可以补领。\n1. 带户口簿。\n2. 填表。\n\n材料：户口簿\n地点：派出所')).toEqual([
      { kind: 'paragraph', lines: ['可以补领。'] },
      { kind: 'steps', items: ['带户口簿。', '填表。'] },
      {
        kind: 'facts',
        rows: [
          ['材料', '户口簿'],
          ['地点', '派出所'],
        ],
      },
    ])
  })

  it('keeps a single labelled line a sentence', () => {
    expect(textBlocks('电话：12348')).toEqual([{ kind: 'paragraph', lines: ['电话：12348'] }])
  })

  it('loses nothing and reorders nothing', () => {
    const line = fc.oneof(
      fc.constant(''),
      fc.constantFrom('材料：户口簿', '地点：所里', '可以。', '请先打电话'),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(textBlocks(lines.join('\n')).map(wordsOf).join('')).toBe(lines.join(''))
      }),
    )
  })
})

describe('a list of laws', () => {
  it('names each law once with its articles', () => {
    const basis = ['第三条', '第十条', '第十一条'].map((article) => ({ law: '居民身份证法', article }))
    expect(lawLines(basis, 2)).toEqual(['《居民身份证法》第三条、第十条等3条'])
    expect(lawLines([...basis, { law: '户口登记条例', article: '全文', docNo: '某令第1号' }])).toEqual([
      '《居民身份证法》第三条、第十条、第十一条',
      '《户口登记条例》（某令第1号）',
    ])
  })
})
