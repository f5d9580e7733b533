import { describe, expect, it } from 'vitest'
import {
  normalise,
  summarise,
  understand,
  withoutPersonalData,
} from '../../../src/domain/understanding/index.ts'
import { talkSentences } from '../../eval/understanding-sentences.ts'

describe('the matters of a message', () => {
  it.each(talkSentences.matters)('$n in: $text', ({ text, n }) => {
    expect(understand(text).matters).toHaveLength(n)
  })

  it('each have their own nature, words and summary', () => {
    const { matters } = understand('咨询居住证办理。另外投诉某超市卖过期牛奶')
    expect(matters.map((m) => m.nature)).toEqual(['咨询', '投诉'])
    expect(matters[0]?.text).not.toContain('牛奶')
    expect(matters[1]?.summary).toContain('过期牛奶')
  })
})

describe('a summary', () => {
  it('is at most forty characters and leaves out greetings and thanks', () => {
    const text = normalise(
      '尊敬的领导您好！打扰了。我们阳光小区的电梯已经坏了半个月，老人孩子上下楼非常不方便，物业一直推脱说没有维修资金，请尽快处理，谢谢！',
    )
    const summary = summarise(text)
    expect(summary.length).toBeLessThanOrEqual(40)
    expect(summary).toContain('电梯')
    expect(summary).not.toMatch(/尊敬|您好|谢谢/)
  })

  it('says what the matter is, not how angry somebody is', () => {
    const summary = summarise(normalise('气死我了！！新华路那个工地天天半夜施工 你们到底管不管 我要投诉'))
    expect(summary).toContain('新华路那个工地天天半夜施工')
    expect(summary).not.toMatch(/气死|到底管不管/)
    expect(summarise('太过分了')).toBe('太过分了')
  })

  it('carries no telephone, identity card or name', () => {
    const summary = summarise('我叫王小明，电话13800138000，身份证370702199001011234，楼道灯不亮了')
    expect(summary).toBe('楼道灯不亮了')
    for (const told of ['李小红13800138000', '李小红 13800138000', '电话13800138000，李小红'])
      expect(summarise(`路灯坏了三天了，${told}`)).toBe('路灯坏了三天了')
    expect(withoutPersonalData('联系0536-8888888')).not.toContain('8888888')
  })
})
