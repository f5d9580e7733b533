import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonal } from '../../src/domain/masking.ts'

describe('maskPersonal', () => {
  it.each([
    ['a mobile', '我的电话是13800138000，谢谢', '我的电话是138****8000，谢谢'],
    ['a mobile with a country code', '+86 13800138000', '138****8000'],
    ['a mobile glued to its country code', '8613800138000', '138****8000'],
    ['a mobile in groups', '138-0013-8000或139 0013 9000', '138****8000或139****9000'],
    ['a full-width mobile', '１３８００１３８０００', '１３８****８０００'],
    ['a mobile in characters', '打一三八零零一三八零零零', '打一三八****八零零零'],
    ['two mobiles', '13800138000、13900139000', '138****8000、139****9000'],
    ['an ID card', '身份证37070219900101123X', '身份证370*************3X'],
    ['an ID card in groups', '370702 19900101 1234', '370*************34'],
    ['an old ID card', '370702900101123', '370**********23'],
    ['a bank card', '卡号6222021234567890123', '卡号622**************23'],
    ['a bank card in groups', '6222 0212 3456 7890 123', '622**************23'],
    ['a landline', '0536-8765432', '0536*****32'],
    ['a landline without its area code', '座机：8765432', '座机：87***32'],
    ['an e-mail address', '请发到zhang.san@example.com', '请发到z***@example.com'],
  ])('hides %s', (_, text, masked) => {
    expect(maskPersonal(text)).toBe(masked)
  })

  it.each([
    '请拨打12345或者110，也可以打12333。',
    '2026-11-22 2026-12-22之间，金额20261122元',
    '工单HERE202611220001，3号楼2单元1801室',
    '罚款15000元，依据第710条',
    '',
  ])('leaves %j as it is', (text) => {
    expect(maskPersonal(text)).toBe(text)
  })

  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
  const words = fc.string({ unit: fc.constantFrom(...'我的电话是，在东风街。 abc') })

  it('leaves no mobile in any text', () => {
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('13', '15', '17', '18', '19'),
        digits(9),
        words,
        (before, head, tail, after) => {
          expect(maskPersonal(`${before}${head}${tail}${after}`)).not.toContain(head + tail)
        },
      ),
    )
  })

  it('leaves no ID or bank card number in any text', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 15, max: 19 }).chain(digits), words, (before, number, after) => {
        expect(maskPersonal(before + number + after)).not.toContain(number)
      }),
    )
  })

  it('changes nothing when done twice, and never throws', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789-+ @.x电话') }),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const once = maskPersonal(text)
        expect(maskPersonal(once)).toBe(once)
      }),
      { numRuns: 2000, examples: [['0@0.0@0.0']] },
    )
  })

  it('takes a long hostile text without slowing down beyond its length', () => {
    for (const unit of ['1', '1 ', 'a', 'a.', '0-', '电话'])
      expect(maskPersonal(unit.repeat(100_000)).length).toBeGreaterThan(0)
  })
})
