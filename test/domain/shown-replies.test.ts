import { describe, expect, it } from 'vitest'
import { shownReplies } from '../../src/domain/shown-replies.ts'

const shown = (text: string, most = 500) => shownReplies([{ text }], most)

describe('what went out, as those see it who look after the sending', () => {
  it('holds no code', () => {
    expect(shown('编号WEIF202611230001，查询码 123456。')).toBe('编号WEIF202611230001，查询码 ******。')
    expect(shown('验证码：987654，五分钟内有效。')).toBe('验证码：******，五分钟内有效。')
  })

  it('holds nothing with which a link opens: nobody rates or reads in the place of the citizen', () => {
    const rate = shown(
      '点开评价：https://12345.example.cn/weifang/rate/WEIF202611230001/32bee8b8caa1be8deba1',
    )
    expect(rate).toBe('点开评价：https://12345.example.cn/weifang/rate/WEIF202611230001/******')
    expect(shown('请打开 https://12345.example.cn/weifang/my/enter/aB-9_xyz012345 查看')).toBe(
      '请打开 https://12345.example.cn/weifang/my/enter/****** 查看',
    )
  })

  it('is cut to its length', () => {
    expect(shown('一二三四五', 3)).toBe('一二…')
  })
})
