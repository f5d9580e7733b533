import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedDifference } from '../../../src/domain/knowledge/marked-difference.ts'

const before = '向城管局申请，五个工作日内答复。\n1. 填写申请表。\n2. 等候现场查看。'
const after = '向城管局申请，三个工作日内答复。\n1. 填写申请表。\n2. 等候现场查看。\n3. 领取编号牌。'
const changed = (stretches: readonly { text: string; same: boolean }[]) =>
  stretches.filter(({ same }) => !same).map(({ text }) => text.trim())

describe('two texts beside each other', () => {
  it('differ in the clauses that went and came, and in no others', () => {
    const marked = markedDifference(before, after)
    expect(changed(marked.before)).toEqual(['五个工作日内答复。'])
    expect(changed(marked.after)).toEqual(['三个工作日内答复。', '3. 领取编号牌。'])
  })

  it('differ in all where nothing is common, in nothing where they are the same', () => {
    expect(changed(markedDifference('甲。', '乙。').after)).toEqual(['乙。'])
    expect(changed(markedDifference(before, before).before)).toEqual([])
    expect(markedDifference('', '甲。')).toEqual({ before: [], after: [{ text: '甲。', same: false }] })
  })

  it('are the texts again when joined, whatever they are, and the same on both sides where nothing changed', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '，', '。', '\n', 'a')).map((signs) => signs.join(''))
    fc.assert(
      fc.property(text, text, (one, two) => {
        const marked = markedDifference(one, two)
        const join = (stretches: readonly { text: string }[]) => stretches.map(({ text }) => text).join('')
        expect([join(marked.before), join(marked.after)]).toEqual([one, two])
        const common = (stretches: readonly { text: string; same: boolean }[]) =>
          join(stretches.filter(({ same }) => same))
        expect(common(marked.before)).toBe(common(marked.after))
      }),
    )
  })

  it('are shown whole where they are too long to compare', () => {
    const long = '很长，'.repeat(2000)
    expect(markedDifference(long, `${long}完。`).before).toEqual([{ text: long, same: false }])
  })
})
