import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordList } from '../../../src/domain/lexical/word-list.ts'

const listOf = (...words: readonly string[]) => wordList(new Map(words.map((word) => [word, word])))
const letters = fc.string({ unit: fc.constantFrom('退', '款', '换', 'a', '+', '💧') })

describe('the words of a list in a text', () => {
  it('are told from left to right, each time they stand there', () => {
    expect(listOf('退款', '换货')('换货不退款再换货')).toEqual(['换货', '退款', '换货'])
  })

  it('are the longest that begin at a place, and none within them', () => {
    expect(listOf('收到', '没收到', '没')('没收到')).toEqual(['没收到'])
  })

  it('are the same as an alternation of them, longest first, would find', () => {
    fc.assert(
      fc.property(fc.uniqueArray(letters, { minLength: 1 }), letters, (given, text) => {
        const words = given.filter((word) => word !== '')
        fc.pre(words.length > 0)
        const rising = words.toSorted((a, b) => b.length - a.length)
        const alternation = new RegExp(rising.map((word) => word.replaceAll('+', '\\+')).join('|'), 'g')
        expect(listOf(...words)(text)).toEqual([...text.matchAll(alternation)].map(([word]) => word))
      }),
    )
  })
})
