import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf, segmentsOf } from '../../../adapters/relay/render.ts'
import type { Reply } from '../../../src/domain/answer.ts'

const at = new Date('2026-11-22T02:00:00Z')
const options = { smsSegments: 2, at }
const reply: Reply = {
  text: '**可以**申请。\n\n- 详见 [办事指南](https://www.example.gov.cn/a?b=1)。',
  options: [
    { label: '查进度', send: '查进度' },
    { label: '转人工', send: '转人工' },
  ],
  citations: [
    {
      entryId: 'x',
      version: 1,
      title: '失业保险',
      unit: '人社局',
      basis: [{ law: '失业保险条例', article: '第十四条' }],
    },
  ],
}

describe('words for a channel', () => {
  it('count as segments as the network counts', () => {
    expect([70, 71, 134, 135].map((length) => segmentsOf('字'.repeat(length)))).toEqual([1, 2, 2, 3])
  })

  it('of a text message have numbers for choices, the source, and no markup', () => {
    const text = partsOf('sms', [reply], { ...options, smsSegments: 8 }).join('')
    expect(text).toContain('1. 查进度\n2. 转人工')
    expect(text).toContain('《失业保险条例》第十四条')
    expect(text).not.toContain('**')
  })

  it('number no choice twice', () => {
    const [text = ''] = partsOf('sms', [{ ...reply, text: '请选：\n1. 查进度' }], {
      ...options,
      smsSegments: 8,
    })
    expect(text.match(/查进度/g)).toHaveLength(1)
    expect(text).toContain('回复数字选择：\n2. 转人工')
  })

  it('of a call can be read out: no address, no list, choices in one sentence', () => {
    const text = partsOf('phone', [reply], options).join('')
    expect(text).not.toMatch(/https?:|example|\*|^- /m)
    expect(text).toContain('依据是《失业保险条例》第十四条。')
    expect(text).toContain('请说数字。1，查进度；2，转人工。')
  })

  it('of a fax are one page with its head and date', () => {
    const [page, ...more] = partsOf('fax', [{ text: '长'.repeat(3000) }], options)
    expect(more).toEqual([])
    expect(page).toMatch(/^12345政务服务便民热线 答复\n2026年11月22日/)
  })

  it('are parted within the limit, and nothing of them is lost', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u4e40。，\n😀a]{1,900}$/u), (text) => {
        const parts = partsOf('sms', [{ text }], options)
        const squeeze = (words: string) => words.replaceAll(/\s/g, '')
        expect(squeeze(parts.join(''))).toBe(squeeze(text))
        for (const part of parts) {
          expect(segmentsOf(part)).toBeLessThanOrEqual(2)
          expect(part.isWellFormed()).toBe(true)
        }
      }),
    )
  })
})
