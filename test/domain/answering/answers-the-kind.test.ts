import { describe, expect, it } from 'vitest'
import { answersTheKind } from '../../../src/domain/answering/answers-the-kind.ts'

describe('whether an answer holds what was asked for', () => {
  it('finds an amount where one is asked for, and no fine in place of a price', () => {
    expect(
      answersTheKind('办狗证年费几百块', '要登记。不登记的，处二百元以上五百元以下罚款（200元）。'),
    ).toBe(false)
    expect(answersTheKind('补办身份证多少钱', '补领收40元工本费。')).toBe(true)
    expect(answersTheKind('换证要多少钱', '首次换领免费。')).toBe(true)
    expect(answersTheKind('闯红灯罚多少钱', '处200元罚款，记6分。')).toBe(true)
  })

  it('takes it for an answer when the beginning says who sets the amount, not when a later line does', () => {
    expect(answersTheKind('失业金一个月多少钱', '标准由省级政府确定，各地不同。\n按月发放。')).toBe(true)
    expect(answersTheKind('领证可以请几天假', '有工资，不能当作事假扣钱。\n假期由各地规定。')).toBe(false)
  })

  it('finds a time, an age and a telephone', () => {
    expect(answersTheKind('社保卡几天能办好', '受理之日起20个工作日内制作完成。')).toBe(true)
    expect(answersTheKind('社保卡几天能办好', '带身份证到网点申领。')).toBe(false)
    expect(answersTheKind('几岁可以结婚', '男不得早于22周岁，女不得早于20周岁。')).toBe(true)
    expect(answersTheKind('消费投诉打什么电话', '向市场监督管理部门投诉。')).toBe(false)
  })

  it('asks nothing of an answer to any other question, nor counts people for money', () => {
    expect(answersTheKind('身份证丢了怎么办', '到派出所补领。')).toBe(true)
    expect(answersTheKind('动用维修资金要多少人签字', '由业主共同决定。')).toBe(true)
  })
})

describe('whether an answer tells the count or the tax that is asked for', () => {
  it('finds a number of just that', () => {
    expect(answersTheKind('农村自建房最高准盖几层', '向村里申请宅基地，一户一处，按规划许可建。')).toBe(false)
    expect(answersTheKind('自建房能盖几层', '一般不超过三层。')).toBe(true)
    expect(answersTheKind('醉驾标准多少毫克', '醉酒驾驶的，吊销驾驶证。')).toBe(false)
    expect(answersTheKind('一年能提几次公积金', '每年可以提取一次。')).toBe(true)
    expect(answersTheKind('能领几次补贴', '次数由各市规定。')).toBe(true)
  })

  it('takes no other word for a measure', () => {
    expect(answersTheKind('有几份工作的人怎么交社保', '只交一份。')).toBe(true)
    expect(answersTheKind('等了几分钟就被赶走', '立即处理，十分钟内。')).toBe(true)
    expect(answersTheKind('去几层办证', '在一层大厅。')).toBe(true)
  })

  it('takes no answer that does not name the tax', () => {
    expect(answersTheKind('新能源车购置税还免不免', '新车上牌带购车发票、完税证明。')).toBe(false)
    expect(answersTheKind('二手房契税交多少', '契税税率为3%。')).toBe(true)
  })
})

describe('whether an amount is one of what was asked for', () => {
  const lift = '加装由业主共同决定，须经占面积四分之三以上的业主同意。\n可以提取公积金，不超过实际费用的50%。'
  it('takes no amount of another thing for it', () => {
    expect(answersTheKind('加装电梯补贴多少钱', lift)).toBe(false)
    expect(answersTheKind('城里的房子加装电梯能补多少万', '补助每台20万元。')).toBe(true)
  })
  it('reads it sentence by sentence', () => {
    expect(answersTheKind('生孩子津贴补多少钱', '津贴按月发放。检查费最高报销3000元。')).toBe(false)
  })
})
