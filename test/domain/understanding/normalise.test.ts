import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../../src/domain/understanding/index.ts'
import { MAX_LENGTH } from '../../../src/domain/understanding/normalise.ts'
import { slipGroups } from '../../../src/domain/understanding/words/typing-slips.ts'

const numbers = [
  '一三八零零一三八零零零',
  '幺三八洞洞幺三八洞洞洞',
  '１３８００１３８０００',
  '138 0013 8000',
  '138-0013-8000',
  '138oo138ooo',
  '①③⑧00①③⑧000',
  '壹叁捌零零壹叁捌零零零',
  '+86 138 0013 8000'.replace('+', ''),
]

describe('telephone numbers', () => {
  it.each(numbers)('are written in figures: %s', (text) => {
    expect(normalise(`电话${text}谢谢`)).toBe('电话13800138000谢谢')
  })

  it.each(['一二三四五六七八九十', '2026年10月10日', '370702199001011234', '订单号20261001123456789'])(
    'are not read into other numbers: %s',
    (text) => {
      expect(normalise(text)).toBe(text)
    },
  )
})

describe('wording', () => {
  it.each([
    ['請問臺灣醫保如何報銷', '请问台湾医保如何报销'],
    ['家裡著火了', '家里着火了'],
    ['我要投拆物叶，燥音扰名', '我要投诉物业，噪音扰民'],
    ['路灯坏了！！！！！', '路灯坏了！'],
    ['为什么没人管???', '为什么没人管？'],
    ['哈哈哈哈哈你们', '哈哈你们'],
    ['好的👍🏻[抱拳]', '好的'],
    ['停​水‍了', '停水了'],
    ['gjj怎么取', '公积金怎么取'],
    ['你好,我想问下:社保?', '你好，我想问下：社保？'],
    ['3.5元，no.12', '3.5元，no.12'],
  ])('%s -> %s', (text, right) => {
    expect(normalise(text)).toBe(right)
  })

  it.each([
    '保护植物叶片',
    '举保护环境的牌子',
    '干部们自己经常开会',
    '围绕民生',
    '提供爱心',
    '下水道到处是水',
    '户口簿',
  ])('leaves right words alone: %s', (text) => {
    expect(normalise(text)).toBe(text)
  })
})

describe('the table of slips', () => {
  const entries = Object.values(slipGroups)
    .join(' ')
    .split(/\s+/)
    .filter((e) => e !== '')
    .map((e) => e.split('=') as [string, string])
  const slips = entries.filter(([wrong, right]) => wrong !== right)

  it('mends at least 120 slips', () => {
    expect(new Set(slips.map(([wrong]) => wrong)).size).toBeGreaterThanOrEqual(120)
  })

  it('puts no slip into a right word', () => {
    for (const [, right] of entries) expect(normalise(right)).toBe(right)
  })

  it('mends every entry to its right word', () => {
    for (const [wrong, right] of entries) expect(normalise(wrong)).toBe(right)
  })
})

describe('normalise', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(fc.constantFrom(...'一三八零幺o0１-—. 投拆物叶哈！!?？。，,…\n\t[抱拳]著乾②👍‍️gjj请'.split('')), {
        maxLength: 120,
      })
      .map((chars) => chars.join('')),
  )

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => normalise(normalise(text)) === normalise(text)),
      { numRuns: 500 },
    )
  })

  it('never grows past the cap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 3000, maxLength: 9000 }),
        (text) => normalise(text).length <= MAX_LENGTH,
      ),
      { numRuns: 20 },
    )
    expect(normalise('投诉'.repeat(5000)).length).toBeLessThanOrEqual(MAX_LENGTH)
  })

  it('leaves no invisible, emoji or control character', () => {
    fc.assert(
      fc.property(
        anyText,
        (text) =>
          !/[\p{Cf}\p{Extended_Pictographic}]|(?!\n)\p{Cc}/u.test(normalise(text).replace(/[©®™]/g, '')),
      ),
      { numRuns: 300 },
    )
  })

  it('keeps the 么 that ends a question, and a 幺 that was written', () => {
    expect(normalise('押金能退么')).toBe('押金能退么')
    expect(normalise('家里老幺上学')).toBe('家里老幺上学')
  })
})
