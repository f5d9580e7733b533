import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  documentVector,
  MOST_TERMS,
  queryVector,
  rarity,
  type SparseVector,
  shelfTerm,
  TERM_DIMENSIONS,
  termId,
  termsOf,
  tokenise,
} from '../../../src/domain/lexical/index.ts'
import { weighTerms, weightIn } from '../../support/term-weights.ts'

/** What a term weighs that stands in `df` of so many texts. */
const termWeight = (term: string, df: number, texts: number): number => {
  const terms = termsOf(term)
  return rarity(df, texts) * (weightIn({ terms, values: terms.telling }, term) ?? Number.NaN)
}
const only = (term: string, weight = 1) => weighTerms(term, (other) => (other === term ? weight : 0))

const score = (document: SparseVector, query: SparseVector): number =>
  [...query].reduce((sum, [id, weight]) => sum + weight * (document.get(id) ?? 0), 0)

describe('termId', () => {
  it('stays what it was when vectors were stored', () => {
    expect(['公积', '公', '12345', ''].map(termId)).toMatchInlineSnapshot(`
      [
        870212192,
        978621985,
        900009724,
        872998924,
      ]
    `)
    expect(['公积', '公'].map(shelfTerm('national'))).toMatchInlineSnapshot(`
      [
        695234335,
        1806305696,
      ]
    `)
  })

  it('is a dimension of a sparse vector, and a posting is a 32-bit integer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (token, shelf) => {
        expect(
          Number.isInteger(termId(token)) && termId(token) >= 1 && termId(token) <= TERM_DIMENSIONS,
        ).toBe(true)
        expect(shelfTerm(shelf)(token) | 0).toBe(shelfTerm(shelf)(token))
      }),
    )
  })

  it('spreads neighbouring characters without a clash', () => {
    const characters = Array.from({ length: 20_000 }, (_, i) => String.fromCodePoint(0x4e00 + i))
    expect(new Set(characters.map(termId)).size).toBe(20_000)
    expect(
      new Set([...characters.map(shelfTerm('a')), ...characters.map(shelfTerm('b'))]).size,
    ).toBeGreaterThan(39_990)
  })
})

describe('the two halves of BM25', () => {
  it('give the textbook score as their inner product', () => {
    const [k1, b, usual] = [1.2, 0.6, 20]
    const tokens = tokenise('公积金贷款公积金提取')
    const known = new Map([
      ['公积', termWeight('公积', 3, 100)],
      ['提取', termWeight('提取', 1, 100)],
    ])
    const weights = weighTerms('公积金提取', (term) => known.get(term) ?? 0)
    const bm25 = (tf: number, df: number) =>
      Math.log(1 + (100 - df + 0.5) / (df + 0.5)) *
      ((tf * (k1 + 1)) / (tf + k1 * (1 - b + (b * tokens.length) / usual)))
    expect(score(documentVector('question', tokens), queryVector(weights))).toBeCloseTo(
      bm25(2, 3) + bm25(1, 1),
      3,
    )
  })

  it('score a shorter text with the same terms higher', () => {
    const query = queryVector(only('公积'))
    const [short, long] = ['公积金', '公积金以及许多别的事情都写在这一条里面'].map((text) =>
      documentVector('question', tokenise(text)),
    )
    expect(score(short as SparseVector, query)).toBeGreaterThan(score(long as SparseVector, query))
  })

  it('count a body less than a question', () => {
    const query = queryVector(only('公积'))
    const text = tokenise('公积金提取')
    expect(score(documentVector('question', text), query)).toBeGreaterThan(
      score(documentVector('body', text), query),
    )
  })

  it('weigh rare terms above common ones, pairs above single characters, and none below nothing', () => {
    expect(termWeight('公积', 1, 1000)).toBeGreaterThan(termWeight('公积', 100, 1000))
    expect(termWeight('公积', 10, 1000)).toBeGreaterThan(termWeight('公', 10, 1000))
    expect(termWeight('提取', 10, 1000)).toBeGreaterThan(termWeight('如何', 10, 1000))
    expect(termWeight('公积', 1000, 1000)).toBeGreaterThan(0)
    expect(termWeight('公积', 0, 0)).toBeGreaterThan(0)
  })

  it('hold no more terms than a stored vector may', () => {
    const tokens = Array.from({ length: MOST_TERMS * 3 }, (_, i) => `w${i}`)
    expect(documentVector('body', tokens).size).toBeLessThanOrEqual(MOST_TERMS)
  })
})
