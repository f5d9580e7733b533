import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../../../src/domain/lexical/index.ts'

/** Without the concepts of the thesaurus, which follow marked with `=`. */
const written = (text: string) => tokenise(text).filter((token) => !token.startsWith('='))

describe('tokenise', () => {
  it('gives each character and each two neighbours, in order', () => {
    expect(written('公积金')).toEqual(['公', '公积', '积', '积金', '金'])
  })

  it('keeps words in letters and numbers whole, folded to one width and case', () => {
    expect(written('ＥＴＣ办理12345 ios17')).toEqual(['etc', '办', '办理', '理', '12345', 'ios17'])
  })

  it('joins nothing across punctuation or a particle', () => {
    expect(written('房，租')).toEqual(['房', '租'])
    expect(written('房的租')).toEqual(['房', '租'])
  })

  it.each(['请问', '您好，谢谢', '我想咨询一下', '怎么办？', '吗呢吧'])('finds nothing in %s', (text) => {
    expect(tokenise(text)).toEqual([])
  })

  it('drops 怎么办 but keeps 怎么办理', () => {
    expect(tokenise('停水怎么办')).toEqual(tokenise('停水'))
    expect(tokenise('怎么办理居住证')).toContain('办理')
  })

  it.each(['咋整', '咋个办', '怎么弄', '啷个搞'])('drops %s as it drops 怎么办', (asked) => {
    expect(tokenise(`停水${asked}`)).toEqual(tokenise('停水'))
    expect(tokenise(`${asked}坏的`)).not.toEqual(tokenise('坏的'))
  })

  it('gives words of one meaning one term in common', () => {
    const shared = (a: string, b: string) => tokenise(a).filter((token) => tokenise(b).includes(token))
    expect(shared('炒鱿鱼', '解除劳动合同')).toEqual(['=辞退'])
    expect(shared('停水', '驾照')).toEqual([])
  })

  it('takes characters beyond the basic plane whole', () => {
    expect(tokenise('𠮷野')).toEqual(['𠮷', '𠮷野', '野'])
  })

  it('gives the same tokens again for the same text, none empty, none long, none with a space', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...'公积金怎么办理的吗ab1２ ，') }),
        ),
        (text) => {
          const tokens = tokenise(text)
          expect(tokenise(text)).toEqual(tokens)
          for (const token of tokens) expect(token).toMatch(/^\S{1,64}$/u)
        },
      ),
    )
  })
})
