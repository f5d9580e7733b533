import { describe, expect, it } from 'vitest'
import { compare, compareCloser, measureCount, measures } from '../../../src/domain/answering/compare.ts'
import { holds, idSet } from '../../../src/domain/answering/id-set.ts'
import { readQuestion } from '../../../src/domain/answering/read-question.ts'
import { readWording } from '../../../src/domain/answering/read-wording.ts'
import type { TermWeights } from '../../../src/domain/knowledge-search.ts'
import { weighTerms } from '../../support/term-weights.ts'

const evenly = (text: string) => weighTerms(text, () => 1)
const compared = (question: string, wording: string, weights: TermWeights = evenly(question)) => {
  const row = new Float64Array(measureCount)
  compare(readQuestion(question, weights), readWording(wording), row)
  const { likeness, covered, filled, contrast } = measures
  const at = (place: number) => row[place] ?? Number.NaN
  return { likeness: at(likeness), covered: at(covered), filled: at(filled), contrast: at(contrast) }
}

describe('a question and a wording', () => {
  it('are wholly alike when they are the same, and not at all when no term is in common', () => {
    expect(compared('公积金提取', '公积金提取')).toMatchObject({ likeness: 1, covered: 1, filled: 1 })
    expect(compared('公积金提取', '暖气不热')).toMatchObject({ likeness: 0, covered: 0, filled: 0 })
  })

  it('share what each has of the other', () => {
    const { covered, filled, likeness: both } = compared('公积金', '公积金贷款额度')
    expect(covered).toBe(1)
    expect(filled).toBeLessThan(1)
    expect(both).toBeGreaterThan(filled)
    expect(both).toBeLessThan(covered)
  })

  it('weigh an unknown term as the average of its length, so that a wording with more of them is less alike', () => {
    const asked = '甲丙'
    const weights: Readonly<Record<string, number>> = { 甲: 5, 丙: 1, 甲丙: 8 }
    const filled = (wording: string) =>
      compared(
        asked,
        wording,
        weighTerms(asked, (term) => weights[term] ?? 0),
      ).filled
    expect(filled('甲丙丁')).toBeCloseTo((5 + 1 + 8) / (5 + 1 + 8 + 3 + 8))
  })

  it('are compared with the weights of all that was searched for, of which the question may be a part', () => {
    const whole = weighTerms('暖气不热 公积金', (term) => (term === '暖气' ? 7 : 1))
    const alone = weighTerms('公积金', () => 1)
    const { likeness, filled } = compared('公积金', '公积金和暖气', whole)
    expect(likeness).toBeGreaterThan(0)
    // What was counted weighs what it weighs there, not the average of its length.
    expect(filled).toBeLessThan(compared('公积金', '公积金和暖气', alone).filled)
  })

  it('weigh terms beyond those that were counted as the average of their length', () => {
    const { terms, values } = weighTerms('公积金提取', () => 2)
    const few = { terms, values: values.slice(0, 3) }
    expect(compared('公积金提取', '公积金提取', few)).toMatchObject({ covered: 1, contrast: 0 })
    expect(compared('公积金提取', '提取', few).covered).toBeGreaterThan(0)
  })

  it('are compared anew for each question, whichever was compared before', () => {
    const first = compared('公积金提取', '公积金贷款')
    compared('暖气不热', '公积金贷款')
    expect(compared('公积金提取', '公积金贷款')).toEqual(first)
  })

  it('contradict each other when they speak of counterparts', () => {
    expect(compared('结婚要什么', '离婚要什么').contrast).toBe(1)
    expect(compared('结婚要什么', '结婚离婚要什么').contrast).toBe(0)
    expect(compared('暖气不热', '离婚要什么').contrast).toBe(0)
  })

  it('differ when one of them tells of a failure', () => {
    const failing = (question: string, wording: string) => {
      const read = readQuestion(question, evenly(question))
      return compareCloser(read, readWording(wording)).failing
    }
    expect(failing('网页打不开', '打开网页')).toBe(1)
    expect(failing('网页打不开', '网页无法打开')).toBe(0)
  })
})

describe('a set of ids', () => {
  it('holds what is in it and nothing else, also where several would stand in the same place', () => {
    const ids = idSet([2, 10, 18, 9, 9, 1_000_000_000])
    expect([1, 2, 3, 9, 10, 18, 26, 1_000_000_000].filter((id) => holds(ids, id))).toEqual([
      2, 9, 10, 18, 1_000_000_000,
    ])
    expect(holds(idSet([]), 1)).toBe(false)
  })
})
