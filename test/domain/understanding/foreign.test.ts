import { describe, expect, it } from 'vitest'
import { detectEmergency, foreignDanger, isForeign } from '../../../src/domain/understanding/index.ts'

describe('another language', () => {
  it.each([
    'I want to complain about noise near my home at night.',
    'How do I renew my residence permit?',
    '안녕하세요 도와주세요',
    'Помогите пожалуйста',
    'すみません、たすけて',
  ])('is seen in %s', (text) => expect(isForeign(text)).toBe(true))

  it.each([
    'ok',
    'hello',
    'Mike 13800138000',
    'WEIF202611220001 123456',
    'https://a.example.com/x y z',
    'BYD 秦 plus DM-i 充不了电',
    '13800138000',
    '',
  ])('is not seen in %s', (text) => expect(isForeign(text)).toBe(false))
})

describe('danger told in English', () => {
  it.each(['Help me, there is a fire in my building', 'My friend is unconscious please send ambulance'])(
    'is met with the lines: %s',
    (text) => {
      expect(foreignDanger(text)).toBe(true)
      expect(detectEmergency(text)).toBeNull()
    },
  )

  it.each([
    'How to get a fire safety permit for my shop',
    'I was fired and not paid my wages',
    'Where can I park my car',
  ])('is not heard in %s', (text) => expect(foreignDanger(text)).toBe(false))
})
