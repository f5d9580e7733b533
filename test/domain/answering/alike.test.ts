import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  charactersOf,
  alikeInOrder as inOrder,
  type WeighCharacter,
  weighed,
} from '../../../src/domain/answering/alike.ts'

const even = () => 1
const alikeInOrder = (a: string, b: string, weigh: WeighCharacter) =>
  inOrder(weighed(a, weigh), charactersOf(b))

describe('alikeInOrder', () => {
  it('is one for the same characters whatever stands between, none for no character in common', () => {
    expect(alikeInOrder('公积金提取', '公积金，提取？', even)).toBe(1)
    expect(alikeInOrder('公积金', '驾照', even)).toBe(0)
    expect(alikeInOrder('', '', even)).toBe(0)
  })

  it('allows gaps and feels the order', () => {
    expect(alikeInOrder('买卡', '买一张卡', even)).toBeCloseTo((2 * 2) / 6)
    expect(alikeInOrder('卡转钱包', '钱包转卡', even)).toBeLessThan(
      alikeInOrder('卡转钱包', '卡转到钱包', even),
    )
  })

  it('counts a character for what it can tell', () => {
    const weigh = (character: number) => (character === '的'.codePointAt(0) ? 0 : 1)
    expect(alikeInOrder('我的房', '你的车', weigh)).toBe(0)
    expect(alikeInOrder('房的证', '房证', weigh)).toBe(1)
  })

  it('is the same both ways, from 0 to 1', () => {
    const text = fc.string({ unit: fc.constantFrom(...'公积金怎么提取吗'), maxLength: 30 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const value = alikeInOrder(a, b, even)
        expect(value).toBeCloseTo(alikeInOrder(b, a, even))
        expect(value >= 0 && value <= 1).toBe(true)
      }),
    )
  })
})
