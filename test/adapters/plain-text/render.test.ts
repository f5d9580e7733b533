import { describe, expect, it } from 'vitest'
import { partsOf, renderReplies } from '../../../adapters/plain-text/render.ts'

const options = ['路灯不亮', '路面破损'].map((label) => ({ label, send: label }))
const textOf = (text: string) => partsOf(renderReplies([{ text, options }], undefined)).join('')

describe('replies as plain text', () => {
  it('number the choices, once', () => {
    expect(textOf('您说的是哪一件？')).toBe('您说的是哪一件？\n\n回复数字选择：\n1. 路灯不亮\n2. 路面破损')
    const said = '您说的是哪一件？\n1. 路灯不亮\n2. 路面破损'
    expect(textOf(said)).toBe(said)
  })

  it('number all of them when the text has only some', () => {
    expect(textOf('1. 路灯不亮，还是别的？')).toContain('\n1. 路灯不亮\n2. 路面破损')
  })
})
