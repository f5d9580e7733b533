import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseValue, figuresInAnswer, figuresInLaw } from '../../knowledge/check/figures.ts'

const numerals = '零一二三四五六七八九'
const digit = (n: number) => numerals[n] ?? ''

/** A number below ten thousand as a statute writes it: 一百零五, 二千零三十. */
const below10k = (n: number): string => {
  let text = ''
  let gap = false
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const d = Math.floor(n / unit) % 10
    if (d === 0) gap = text !== ''
    else {
      text += `${gap ? '零' : ''}${digit(d)}${name}`
      gap = false
    }
  }
  return text
}

const inChinese = (n: number): string => {
  const parts: string[] = []
  for (const [unit, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(n / unit) % 1e4
    if (part > 0) parts.push(`${parts.length > 0 && part < 1000 ? '零' : ''}${below10k(part)}${name}`)
  }
  return parts.join('')
}

/** Fines in statutes end at some tens of millions. */
const numbers = fc.integer({ min: 1, max: 99_999_999 })

describe('Chinese numerals', () => {
  it('are read back as the number they were written from', () => {
    fc.assert(fc.property(numbers, (n) => chineseValue(inChinese(n)) === n))
  })

  it('drop the one before ten', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 19 }), (n) => chineseValue(inChinese(n).slice(1)) === n))
  })

  it('without units are read digit by digit, like a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1949, max: 2100 }), (year) => {
        const written = [...String(year)].map((d) => digit(Number(d)))
        return (
          chineseValue(written.join('')) === year &&
          chineseValue(written.join('').replaceAll('零', '〇')) === year
        )
      }),
    )
  })

  it('are found in a statute, and match the Arabic figure of an answer', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        const law = figuresInLaw(`处${inChinese(n)}元以下罚款。`)
        const answer = figuresInAnswer(`最多罚${n}元。`)
        return answer.length === 1 && answer.every(({ value }) => law.has(value))
      }),
    )
  })
})

describe('figures of an answer', () => {
  it.each([
    ['罚款5万元', [50_000]],
    ['押金1,000元', [1000]],
    ['按百分之二十计算，20%以内', [20]],
    ['每人2.5米', [2.5]],
    ['应当在三十日内，最迟十五个工作日', [30, 15]],
  ])('%s', (text, values) => {
    expect(figuresInAnswer(text).map(({ value }) => value)).toEqual(values)
  })

  it('are not the numbers of a list or of an article', () => {
    expect(figuresInAnswer('1. 带身份证。\n2. 依第三十条第二款办理。')).toEqual([])
  })

  it('are not words like 一个 or 两次', () => {
    expect(figuresInAnswer('带一个证件，可以申请两次。')).toEqual([])
  })
})
