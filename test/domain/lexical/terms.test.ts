import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distinctTerms, IdPlaces, searchTerms, termId, termsOf } from '../../../src/domain/lexical/index.ts'

const written = fc.constantFrom(...'的了怎么办公积金提取没收到,?。 \n1aＡ々𠮷退款')
const text = fc
  .array(fc.oneof(written, fc.string({ unit: 'binary', maxLength: 1 }), fc.constantFrom('请问', '没收到')), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''))

describe('the terms of a text as numbers', () => {
  it('are those it is searched by, each once, in their order', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { ids, cells, codes, telling } = termsOf(any)
        expect(ids).toEqual([...new Set(searchTerms(any).map(termId))])
        expect(ids).toEqual(distinctTerms(any).map(termId))
        expect([cells.length, codes.length, telling.length]).toEqual([ids.length, ids.length, ids.length])
        expect(telling.every((value) => value > 0)).toBe(true)
      }),
    )
  })

  it('tell single characters from what is longer, also those written as two halves', () => {
    const { ids, codes } = termsOf('𠮷野a12')
    const codeOf = (term: string) => codes[ids.indexOf(termId(term))]
    expect(['𠮷', '野', '𠮷野', 'a12'].map(codeOf)).toEqual([0x20bb7, 0x91ce, 0, 0])
  })

  it('are read of a text of any length, and of the next one as if there had been none', () => {
    const short = termsOf('公积金提取')
    const long = termsOf(Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join(''))
    expect(long.ids.length).toBeGreaterThan(5900)
    expect(termsOf('公积金提取')).toEqual(short)
  })
})

describe('the places of ids', () => {
  it('are those of a map in which the first counts, for one text after another', () => {
    const places = new IdPlaces()
    // Ids that share their last bits stand beside each other.
    const id = fc.oneof(
      fc.integer({ min: 1, max: 1e9 }),
      fc.nat(5).map((n) => 1 + n * 1024),
    )
    fc.assert(
      fc.property(fc.array(id, { maxLength: 900 }), fc.array(id), (ids, others) => {
        const expected = new Map<number, number>()
        places.begin(ids.length)
        for (const [place, one] of ids.entries()) {
          expect(places.add(one, place)).toBe(!expected.has(one))
          if (!expected.has(one)) expected.set(one, place)
        }
        for (const one of [...ids, ...others]) expect(places.placeOf(one)).toBe(expected.get(one) ?? -1)
      }),
    )
  })
})
