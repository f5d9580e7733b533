import { describe, expect, it } from 'vitest'
import { factsSchema } from '../../../src/domain/matter.ts'
import { placeFact, understand } from '../../../src/domain/understanding/index.ts'
import { factSentences } from '../../eval/understanding-sentences.ts'

const stated = factSentences.filter((s) => Object.keys(s.facts).length > 0)
const silent = factSentences.filter((s) => s.not.length > 0)
const factsOf = (text: string, home?: readonly string[]) =>
  understand(text, home ? { homeNames: home } : {}).facts

describe('facts stated in a message', () => {
  it.each(stated)('$text -> $facts', ({ text, facts, home }) => {
    expect(factsOf(text, home)).toMatchObject(facts)
  })
})

describe('facts not to be read into a message', () => {
  it.each(silent)('$text has no $not', ({ text, not, home }) => {
    const facts = factsOf(text, home)
    for (const key of not) expect(facts).not.toHaveProperty(key)
  })
})

describe('facts', () => {
  it('always fit the schema that callers send', () => {
    for (const { text, home } of factSentences)
      expect(() => factsSchema.parse(factsOf(text, home))).not.toThrow()
  })

  it('leave the place open when the caller names no home', () => {
    expect(factsOf('济南历下区泉城路有家饭店噪音扰民')).not.toHaveProperty('place')
  })

  it('judge the place by the names the caller gives', () => {
    const told = { asks: false, tells: true }
    expect(placeFact('在青岛市南区有人占道', ['青岛', '市南区'], told)).toBe('local')
    expect(placeFact('在青岛市南区有人占道', ['烟台', '芝罘区'], told)).toBe('other_city')
    expect(placeFact('楼下有人占道', ['烟台', '芝罘区'], told)).toBeUndefined()
  })

  it('say emergency only when there is one', () => {
    expect(factsOf('家里着火了').emergency).toBe(true)
    expect(factsOf('家里水管漏水了')).not.toHaveProperty('emergency')
  })
})
