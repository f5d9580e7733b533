import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise, summarise } from '../../../src/domain/understanding/index.ts'
import { cutBeforeWhole, sealed, unsealed } from '../../../src/domain/understanding/unbroken.ts'

const titleOf = (text: string): string => summarise(normalise(text))

describe('a title', () => {
  it.each([
    ['看到你们网站http://12345.gov.cn:80/index 打不开没法提交诉求', '12345.gov.cn'],
    ['晚上22:30到5:30还在施工吵得人睡不着', '22:30到5:30'],
    ['公司欠我三个月工资一共18,000.5元，老板说2026年3月15日给', '18,000.5元'],
    ['老板说2026年3月15日10:30:00给，欠我工资到现在没给', '2026年3月15日10:30:00'],
    ['我买的药《某某牌（无糖）口服液》吃了拉肚子，店家不退', '《某某牌（无糖）口服液》'],
  ])('of %s holds %s whole', (text, whole) => {
    expect(titleOf(text)).toContain(whole)
  })

  it('names a site and not its address', () => {
    const title = titleOf('网址是https://www.example.com/very/long/path/on/index.html?x=1,2:3 这个网站卖假药')
    expect(title).toContain('www.example.com')
    expect(title).not.toMatch(/https|very/)
  })

  it('ends before a figure rather than within it', () => {
    expect(
      titleOf(`${'他在我店里拿了很多东西一直没有付款'.repeat(2)}一共欠1,234,567.89元到现在`),
    ).not.toMatch(/\d$|\d…$/)
  })

  it('leaves out a long aside in brackets', () => {
    const text = '商家（某某科技（北京）有限公司，原名某某，注册地址在某某路某某号，法人张某某）不退款给我'
    expect(titleOf(text)).toBe('商家不退款给我')
  })

  it('never holds half a pair of brackets, whatever was written', () => {
    const parts = fc.constantFrom(
      '（',
      '）',
      '“',
      '”',
      '，',
      '。',
      '物业不管',
      '3:30',
      'http://a.cn/b',
      '楼上漏水',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 24 }), (words) => {
        const title = summarise(words.join(''))
        expect(title.split('（').length).toBe(title.split('）').length)
        expect(title.split('“').length).toBe(title.split('”').length)
      }),
    )
  })

  it('says nothing of a name without a common surname', () => {
    expect(titleOf('我叫阿依古丽·买买提，我家楼下烧烤店油烟大')).not.toContain('买买提')
  })
})

describe('the seal on what stays whole', () => {
  it('keeps the length and comes off again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll(/[\uE000-\uE0FF]/g, '')
        expect(sealed(plain)).toHaveLength(plain.length)
        expect(unsealed(sealed(plain))).toBe(plain)
      }),
    )
  })

  it('moves a cut before the whole', () => {
    expect(cutBeforeWhole('一共欠了我们1,234,567元没还', 10)).toBe('一共欠了我们')
  })
})
