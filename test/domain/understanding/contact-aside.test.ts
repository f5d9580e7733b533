import { describe, expect, it } from 'vitest'
import { withoutContact } from '../../../src/domain/understanding/index.ts'

describe('a question with a name and a number beside it', () => {
  it.each([
    ['我叫林建国电话13705911234 请问老年卡怎么办理', '请问老年卡怎么办理'],
    ['想咨询一下退休金几号发 我叫王芳 13799998888', '想咨询一下退休金几号发'],
    ['我是王女士，产假多少天', '产假多少天'],
    ['身份证丢了怎么补办，联系电话：13612345678', '身份证丢了怎么补办'],
    ['我叫阿依古丽·买买提 13612345678 孩子怎么上学', '孩子怎么上学'],
  ])('%s asks %s', (text, question) => {
    expect(withoutContact(text)).toBe(question)
  })

  it.each([
    ['the number is what is asked about', '13800138000是诈骗电话吗'],
    ['nothing else is told', '我叫王芳 13799998888'],
    ['the number is somebody else’s', '老板叫刘大伟电话13612345678 欠薪找谁'],
  ])('is left as it is where %s', (_, text) => {
    expect(withoutContact(text)).toBe(text)
  })
})
