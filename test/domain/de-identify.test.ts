import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deIdentify, maskTeller } from '../../src/domain/de-identify.ts'

const told: readonly (readonly [string, string])[] = [
  ['反映人张三反映漏水', '反映人×××反映漏水'],
  ['联系人：欧阳娜娜 13900002222', '联系人：××× ×××'],
  ['姓名：赵明', '姓名：×××'],
  ['我叫王小明，请尽快处理', '我叫×××，请尽快处理'],
  ['举报人端木明丽反映', '举报人×××反映'],
  ['我叫阿依古丽，请尽快处理', '我叫×××，请尽快处理'],
  ['我叫买买提·艾力，请尽快处理', '我叫×××，请尽快处理'],
  ['王女士表示满意', '×女士表示满意'],
  ['已电话告知陈建国先生', '已电话告知×先生'],
  ['身份证350102199001011234', '身份证×××'],
  ['卡号6222 0200 1234 5678 901', '卡号×××'],
  ['来电138****8000已回复', '来电×××已回复'],
  ['闽A12345长期占道', '×××长期占道'],
  ['幸福小区12号楼3单元402室漏水', '幸福小区××漏水'],
  ['建设路12号漏水', '建设路××漏水'],
  ['门牌号：88', '门牌号：××'],
  ['鲁 G12345占道', '×××占道'],
  ['鲁G D12345占道', '×××占道'],
  ['金马小区8-2-301漏水', '金马小区××漏水'],
  ['金马小区3#楼2#401漏水', '金马小区××漏水'],
  ['金马小区8号楼东单元301漏水', '金马小区××漏水'],
  ['电话138.0013.8000', '电话×××'],
  ['护照号E12345678', '护照号×××'],
  ['刘丽华同志反映', '×同志反映'],
  ['業主張麗華反映', '業主×××反映'],
  ['微信号abc12345', '微信号×××'],
  ['邮箱zhang.san@example.cn', '邮箱×××'],
]

const kept = [
  '反映人表示满意，对处理认可。',
  '请拨打0591-83300000咨询。',
  '已清理雨水井八座，地铁1号线路面5月12号恢复。',
  '涉及302户居民，已改造12栋楼。',
  '按3-5-7的顺序，2026-11-22开工，热线400-800-1234，依照GB3096-2008。',
  '第3-2-1号标段，同志们辛苦了。',
]

const fragment = fc.constantFrom(
  ...told.flat(),
  ...kept,
  '13800138000',
  '张',
  '先生',
  '反映人',
  '号楼',
  '12',
  '微信号',
  '*',
  '×',
  '@',
)

describe('a text for an open page', () => {
  it.each(told)('of “%s” leaves “%s” [case 36]', (text, left) => {
    expect(deIdentify(text)).toBe(left)
  })

  it.each(kept)('keeps “%s”, which names nobody', (text) => {
    expect(deIdentify(text)).toBe(text)
  })

  it('stays the same when it is done again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fragment, fc.string()), { maxLength: 8 }), (parts) => {
        const once = deIdentify(parts.join(''))
        expect(deIdentify(once)).toBe(once)
      }),
    )
  })

  it('never holds a mobile that stood by itself', () => {
    const mobile = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
    fc.assert(
      fc.property(fc.array(fragment), mobile, fc.array(fragment), (before, number, after) => {
        expect(deIdentify(`${before.join('')}，${number}，${after.join('')}`)).not.toContain(number)
      }),
    )
  })
})

describe('what a citizen says, as those who handle it read it', () => {
  it.each([
    ['我叫王小明请帮我保密', '我叫×××请帮我保密'],
    ['本人叫端木明丽，电话13800138000', '本人叫×××，电话138****8000'],
    ['举报人：欧阳娜娜，举报东门小吃店', '举报人：×××，举报东门小吃店'],
    ['投诉人张三说过两次了', '投诉人×××说过两次了'],
  ])('“%s” hides who says it', (text, left) => expect(maskTeller(text)).toBe(left))

  it.each([
    '店主王强用过期肉做菜，经理李明不管',
    '我叫了救护车，保安不让进',
    '我叫物业来修，物业说没人',
    '我叫孙子去看过，还是漏水',
    '我叫王某',
  ])('“%s” stays as it is: nobody but the teller is hidden', (text) => expect(maskTeller(text)).toBe(text))
})
