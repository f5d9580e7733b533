import { describe, expect, it } from 'vitest'
import { isInScope } from '../../../src/domain/answering/in-scope.ts'
import { everyday, failing } from '../../../src/domain/lexical/everyday.ts'
import { searchTerms, termId, termsOf, tokenise } from '../../../src/domain/lexical/index.ts'

const meanings = (text: string) => searchTerms(text).filter((term) => term.startsWith('~'))
const shared = (a: string, b: string) => meanings(a).filter((term) => meanings(b).includes(term))

describe('what knowledge is searched by', () => {
  it.each([
    ['网页上不去', '网页无法打开', '~打不开'],
    ['啥时候能拿到', '多久可以领取', '~何时'],
    ['换个手机号', '变更联系电话', '~修改'],
    ['窗口太慢', '窗口进度缓慢', '~卡慢'],
    ['记不得口令', '忘记密码', '~忘记'],
  ])('sees one everyday meaning in %s and %s', (a, b, meaning) => {
    expect(shared(a, b)).toContain(meaning)
  })

  it('goes by what is consulted on, not by the word for consulting', () => {
    expect(searchTerms('咨询打铁港河综合治理')).not.toContain('咨询')
    expect(searchTerms('老旧小区加装电梯审批咨询')).not.toContain('咨询')
    expect(searchTerms('心理咨询')).toContain('咨询')
    expect(searchTerms('法律咨询打什么电话')).toContain('咨询')
  })

  it('takes the longest word and no word within it', () => {
    expect(meanings('没收到')).toContain('~收不到')
    expect(meanings('没收到')).not.toContain('~收到')
    expect(meanings('收到')).toContain('~收到')
  })

  it('holds each meaning once, before what is written, so that a long text keeps them', () => {
    const text = `${'甲乙丙丁戊己庚辛壬癸'.repeat(150)}怎么退款，怎么退款`
    const terms = searchTerms(text)
    expect(terms.indexOf('~退款')).toBeLessThan(10)
    expect(terms.filter((term) => term === '~退款')).toHaveLength(1)
    expect(terms.slice(-tokenise(text).length)).toEqual(tokenise(text))
  })

  it('folds width and case before it looks', () => {
    expect(meanings('ＡＰＰ')).toEqual(meanings('app'))
    expect(meanings('app')).toContain('~软件')
  })

  it('marks the meanings of both thesauri', () => {
    expect(searchTerms('驾照丢了')).toEqual(expect.arrayContaining(['=驾驶证', '~丢失', '驾照']))
  })

  it('does not make public business of everyday words', () => {
    expect(meanings('软件闪退')).not.toEqual([])
    expect(isInScope('软件闪退')).toBe(false)
  })

  it('hears that something fails', () => {
    expect(termsOf('网页打不开').tellsFailure).toBe(true)
    expect(termsOf('打开网页').tellsFailure).toBe(false)
  })
})

describe('the everyday thesaurus', () => {
  it('has several different words a line, folded as texts are', () => {
    for (const [meaning, line] of Object.entries(everyday)) {
      const words = line.split(' ')
      expect(new Set(words).size, meaning).toBe(words.length)
      expect(words.length, meaning).toBeGreaterThan(1)
      expect(line.normalize('NFKC').toLowerCase(), meaning).toBe(line)
    }
  })

  it('knows every line that tells of a failure', () => {
    for (const meaning of failing) expect(everyday).toHaveProperty(meaning)
  })
})

describe('what a term can tell', () => {
  const weight = (term: string) => {
    const { ids, telling } = termsOf(term.replace('~', ''))
    return telling[ids.indexOf(termId(term))] ?? Number.NaN
  }

  it('is little for characters that only join, alone and in pairs', () => {
    expect(weight('我')).toBeLessThan(weight('税') / 2)
    expect(weight('我就')).toBeLessThan(weight('纳税') / 2)
    expect(weight('我税')).toBe(weight('纳税'))
  })

  it('is a little more for an everyday meaning than for one word of it', () => {
    expect(weight('~退款')).toBeGreaterThan(weight('退款'))
  })
})
