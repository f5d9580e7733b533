import { describe, expect, it } from 'vitest'
import { orderAsideOf, partOrderAsides, readFields } from '../../../src/domain/understanding/index.ts'

const asked = {
  nameless:
    '匿名行不 能匿名吗 可以匿名吗 可以匿名举报吗 能不能匿名 匿名举报受理吗 想匿名可以吗 支持匿名吗 我可以匿名投诉吗？',
  name: '可以不留名字吗 一定要实名吗 必须写真名吗 不实名行不行 不留姓名可以吗 要实名吗 能不能不说名字 为什么要名字 用化名行吗',
  phone:
    '一定要留电话吗 能不能不留电话 不留电话行吗 为什么要我电话 要电话干嘛 可以不给手机号吗 必须留手机号吗 凭什么要我的手机号',
  secrecy:
    '会不会告诉他是我投诉的 会不会告诉他们是我举报的 物业会知道是我投诉的吗 他会知道是我吗 会给我保密吗 你们保密吗 会泄露我的信息吗 我的电话会不会给对方 会不会让老板知道是我举报的 他们会不会知道是谁举报的 不会告诉他们吧 对方会知道吗 你们不会把我电话给他吧 邻居会知道是我说的吗',
  reprisal:
    '会被报复吗 他报复我怎么办 怕被报复 会不会打击报复我 老板会给我穿小鞋吗 他们会不会找我麻烦 我怕他们报复 单位会不会开除我',
  changing:
    '能改吗 提交了还能改吗 写错了能改吗 提交后可以撤回吗 可以修改吗 登记以后还能补充吗 提交后能不能改',
  fee: '要钱吗 收费吗 要花钱吗 要不要钱 投诉要钱吗 是免费的吗 这个收钱吗 处理要收费吗',
  who: '谁来处理 谁管 哪个部门处理 归谁管 转给谁 这事归哪个部门管 哪个单位来办 谁负责 会转给哪个部门 交给谁处理',
} as const

describe('what is asked of an order before it is given', () => {
  it.each(
    Object.entries(asked).flatMap(([kind, said]) => said.split(' ').map((text) => [text, kind] as const)),
  )('%s is %s', (text, kind) => {
    expect(orderAsideOf(text)).toBe(kind)
  })

  it.each(
    '我想匿名 匿名 保密 不留名字 不留电话 他收我钱不给退 物业要收钱 谁家的狗咬我 他让我交钱 没人管 他们会不会再吵 能修吗 电话是13800138000 老板要开除我 他给我穿小鞋 我怕他打我 物业乱收费吗 幸福路12号 小区谁管 没有人处理 他告诉别人我的电话 要改 改一下 他们知道我是谁 邻居知道了'.split(
      ' ',
    ),
  )('%s asks none of it', (text) => {
    expect(orderAsideOf(text)).toBeNull()
  })

  it('is parted from what the message tells besides', () => {
    expect(partOrderAsides('电话13800138000，会不会告诉他们是我？')).toEqual({
      told: '电话13800138000',
      asides: ['secrecy'],
    })
    expect(partOrderAsides('楼下半夜施工，没人管')).toEqual({ told: '楼下半夜施工，没人管', asides: [] })
  })

  it('is no wish to be nameless, which 我要匿名 is', () => {
    expect(readFields('匿名行不').anonymous).toBeUndefined()
    expect(readFields('能不能不留电话').anonymous).toBeUndefined()
    expect(readFields('我要匿名').anonymous).toBe(true)
  })
})
