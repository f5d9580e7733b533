import { describe, expect, it } from 'vitest'
import { asideOf, detectCommand, isQuestion } from '../../../src/domain/understanding/index.ts'

const asides = {
  handling:
    '多久能办好 多久给答复 啥辰光能修好 什么时候有结果 你们怎么处理 等多久 打12345有用吗 那多久能有人来啊 大概几天能解决',
  urging: '等不了 能不能快点 能不能今天就来 催一下 赶紧的 你们派人来',
  repeated: '怎么又问一遍 说了多少遍了 我刚才说过了',
  count: '一共几个单子 总共几件事',
  nameless: '不想说名字 不留姓名',
} as const

describe('what is said in the middle of a form', () => {
  it.each(
    Object.entries(asides).flatMap(([kind, said]) => said.split(' ').map((text) => [text, kind] as const)),
  )('%s is %s', (text, kind) => {
    expect(asideOf(text)).toBe(kind)
  })

  it.each([
    '身份证多久能办好',
    '什么时候能交房',
    '几点能装修',
    '现在还在烧',
    '幸福路12号',
    '13800138000',
    '',
  ])('%s is none of it', (text) => {
    expect(asideOf(text)).toBeNull()
  })

  it.each(['随便', '你们自己查', '看着办', '都行'])('%s passes over what was asked', (text) => {
    expect(detectCommand(text)).toBe('skip')
  })

  it.each([
    '垃圾桶几天没人清，请安排清运',
    '打了多少次电话都没人接',
    '不知道叫啥路',
    '五年级三班',
    '鞋子 398元',
  ])('%s asks for nothing', (text) => {
    expect(isQuestion(text)).toBe(false)
  })
})
