import { expect, it } from 'vitest'
import { asksLocalFigure, asksParticular, asksTooLittle } from '../../../src/domain/answering/particulars.ts'

it('knows a question about one person’s own case', () => {
  expect(asksParticular('我的工伤认定查一下进度')).toBe(true)
  expect(asksParticular('工伤认定的进度在哪里查')).toBe(false)
})

it('knows a question about the door of one office', () => {
  expect(asksParticular('社区服务中心地址')).toBe(true)
  expect(asksParticular('税务所的位置在哪')).toBe(true)
  expect(asksParticular('租的民房当注册地址')).toBe(false)
  expect(asksParticular('在派出所变更身份证地址')).toBe(false)
})

it('knows a figure of one district, not of districts in general', () => {
  expect(asksLocalFigure('城东区加装电梯补贴多少')).toBe(true)
  expect(asksLocalFigure('我们县危房改造几万块')).toBe(true)
  expect(asksLocalFigure('住宅小区物业费多少')).toBe(false)
  expect(asksLocalFigure('加装电梯要多少业主同意')).toBe(false)
})

it('knows what a platform offers its own customers', () => {
  expect(asksParticular('借呗额度怎么提')).toBe(true)
  expect(asksParticular('借钱给朋友要写借条吗')).toBe(false)
})

it.each(['河道', '有奖金吗', '什么的实验', '摆摊'])(
  'takes %s for one word that asks nothing yet',
  (question) => expect(asksTooLittle(question)).toBe(true),
)

it.each(['公积金缴纳', '婚假几天', '摆摊要证吗', '五险一金是什么'])('takes %s for a question', (question) =>
  expect(asksTooLittle(question)).toBe(false),
)

it.each([
  '要多久能批下来',
  '需要带什么材料？',
  '去哪里办',
  '网上可以申请吗',
  '大概几天能下来',
  '前年的事情现在还能告不',
  '那件事还能追究吗',
])('takes %s for a question about nothing: it can be asked of any matter', (question) =>
  expect(asksTooLittle(question)).toBe(true),
)

it.each(['低保多久能批下来', '护照几天能拿', '狗证怎么办', '离婚要什么材料', '电费怎么交'])(
  'hears the matter in %s',
  (question) => expect(asksTooLittle(question)).toBe(false),
)
