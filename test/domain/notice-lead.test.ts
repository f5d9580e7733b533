import { describe, expect, it } from 'vitest'
import { leadIn, withLead } from '../../src/domain/notice-lead.ts'

describe('what a notice is about', () => {
  it('comes back as it was put on, and leaves the words as they were', () => {
    for (const lead of [
      { kind: 'entry', id: 'labour.injury-1' },
      { kind: 'gaps' },
      { kind: 'daily-check' },
      { kind: 'conversation', sign: 'wechat-0a1b' },
    ] as const)
      expect(leadIn(withLead('第一行\n第二行', lead))).toEqual({ text: '第一行\n第二行', lead })
  })

  it('is found in notices of before, whose words name the entry', () => {
    const { text, lead } = leadIn('知识条目“怎么申请？”（labour.injury）今天到复核期。')
    expect(text).toBe('知识条目“怎么申请？”今天到复核期。')
    expect(lead).toEqual({ kind: 'entry', id: 'labour.injury' })
  })

  it('is not read from words that only look like it', () => {
    for (const body of ['', '转人工', '（会话 a）转人工', '我说的是（条目 a）这个', '反映（a.b）的事'])
      expect(leadIn(body)).toEqual({ text: body, lead: null })
  })
})
