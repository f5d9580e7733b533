import { describe, expect, it } from 'vitest'
import { differenceOf } from '../../../src/domain/knowledge/difference.ts'
import { gapFor, gapTerms, sharedTerms } from '../../../src/domain/knowledge/gaps.ts'
import { reviewStage } from '../../../src/domain/knowledge/review-stage.ts'
import { entry } from '../../store/entries.ts'

describe('the difference of two texts', () => {
  it('is told field by field, in words, with what came and went', () => {
    const before = entry('a.b', { similar: ['甲问', '乙问'], guide: { fee: '10元' } })
    const after = entry('a.b', {
      similar: ['乙问', '丙问'],
      kind: 'faq',
      guide: { fee: '免费' },
      effectiveTo: '2027-01-01',
      basis: [...before.basis, { law: '新办法', article: '第二条', docNo: '令第1号' }],
    })
    expect(differenceOf(before, after)).toMatchObject([
      { label: '类型', before: '办事指南', after: '常见问题' },
      { label: '相似问', added: ['丙问'], removed: ['甲问'] },
      { label: '收费', before: '10元', after: '免费' },
      { label: '依据', added: ['《新办法》第二条（令第1号）'], removed: [] },
      { label: '失效日期', before: null, after: '2027-01-01' },
    ])
    expect(differenceOf(before, before)).toEqual([])
  })
})

describe('a gap', () => {
  it('takes questions that share most of their terms, and no others', () => {
    const known = [{ id: 'g', terms: gapTerms('电动车换电柜装在哪里') }]
    expect(gapFor(gapTerms('请问电动车换电柜装在哪'), known)?.id).toBe('g')
    expect(gapFor(gapTerms('电动车上牌需要什么材料'), known)).toBeNull()
    expect(gapFor([], known)).toBeNull()
    expect(sharedTerms(['a', 'b'], ['b', 'c'])).toBe(0.5)
  })
})

describe('a day of review', () => {
  it.each([
    ['2026-11-21', 'fine'],
    ['2026-11-22', 'soon'],
    ['2026-12-21', 'soon'],
    ['2026-12-22', 'due'],
    ['2026-12-23', 'lapsed'],
  ])('seen from %s is %s', (today, stage) => {
    expect(reviewStage('2026-12-22', today)).toBe(stage)
  })
})
