import { describe, expect, it } from 'vitest'
import { followUpPart, linesTelling } from '../../../src/domain/answering/follow-up.ts'
import { isInScope } from '../../../src/domain/answering/in-scope.ts'
import { asksLocalFigure, asksParticular } from '../../../src/domain/answering/particulars.ts'

describe('a follow-up', () => {
  it.each([
    ['那要带什么材料？', 'materials'],
    ['需要准备哪些证件呢', 'materials'],
    ['去哪里办', 'where'],
    ['在哪儿申请啊', 'where'],
    ['多少钱', 'fee'],
    ['要不要钱呢', 'fee'],
    ['那得多久', 'timeLimit'],
    ['电话是多少', 'telephone'],
    ['有什么条件吗', 'conditions'],
  ])('%s asks for the %s of what was talked of', (text, part) => {
    expect(followUpPart(text)).toBe(part)
  })

  it.each(['身份证要带什么材料', '补办护照多少钱', '离婚去哪里办', '我家楼上漏水找谁赔'])(
    '%s has a topic of its own',
    (text) => {
      expect(followUpPart(text)).toBeNull()
    },
  )
})

describe('the lines of an answer that tell of a part', () => {
  const answer =
    '出生后1个月以内申报。\n1. 到落户一方的派出所办理。\n2. 带上出生医学证明、户口簿。\n不收费用。'
  it('are found for what is asked', () => {
    expect(linesTelling(answer, 'materials')).toBe('2. 带上出生医学证明、户口簿。')
    expect(linesTelling(answer, 'where')).toBe('1. 到落户一方的派出所办理。')
    expect(linesTelling(answer, 'fee')).toBe('不收费用。')
  })
  it('are none where the answer says nothing of it', () => {
    expect(linesTelling(answer, 'telephone')).toBe('')
    expect(linesTelling('可以不写。', 'materials')).toBe('')
  })
})

describe('questions no entry answers', () => {
  it.each([
    '我的公积金贷款审批到哪了',
    '帮我查一下社保缴费记录',
    '区法院立案庭电话多少',
    '周六上班吗',
    '电梯维保公司哪家好',
    '我儿子的班主任电话',
  ])('%s is about one case, one door or one shop', (question) => {
    expect(asksParticular(question)).toBe(true)
  })

  it.each(['公积金贷款怎么申请', '医保咨询打什么电话', '退休金什么时候调整'])('%s is not', (question) => {
    expect(asksParticular(question)).toBe(false)
  })

  it('tell a local figure from a rule', () => {
    expect(asksLocalFigure('本省陪产假放几天')).toBe(true)
    expect(asksLocalFigure('东风新城什么时候建成')).toBe(true)
    expect(asksLocalFigure('产假放几天')).toBe(false)
  })
})

describe('the scope of the hotline', () => {
  it.each(['红烧肉怎么做好吃', '你喜欢哪个明星', '推荐几部电影'])('%s is outside', (question) => {
    expect(isInScope(question)).toBe(false)
  })

  it.each(['张书记电话多少', '公交几点停运', '身份证丢了', '小区停水了', '录取分数线'])(
    '%s is inside',
    (question) => {
      expect(isInScope(question)).toBe(true)
    },
  )
})
