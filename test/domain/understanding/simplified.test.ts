import fc from 'fast-check'
import { Converter } from 'opencc-js/t2cn'
import { expect, it } from 'vitest'
import { toSimplified } from '../../../src/domain/understanding/simplified.ts'

const converted = Converter({ from: 'tw', to: 'cn' })

it.each([
  ['勞動爭議怎麼處理', '劳动争议怎么处理'],
  ['能退么', '能退么'],
  ['他說么么噠', '他说么么哒'],
  ['打电话一三幺', '打电话一三幺'],
  ['我瞭解過', '我了解过'],
  ['身份证丢了', '身份证丢了'],
])('writes %s as %s', (said, written) => {
  expect(toSimplified(said)).toBe(written)
})

it('leaves nothing unconverted that the converter would write otherwise', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'我你的在瞭解沈沒乾坤才能吃著裡後面發票麼說话证核准一三a1，'),
    maxLength: 30,
  })
  fc.assert(
    fc.property(text, (said) => {
      expect(toSimplified(said)).toBe(converted(said).replaceAll('幺', '么'))
    }),
  )
})
