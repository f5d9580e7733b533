import { describe, expect, it } from 'vitest'
import { extractedSchema } from '../../../src/domain/matter.ts'
import { normalise, readAnswer, readCorrection, readFields } from '../../../src/domain/understanding/index.ts'
import { fieldSentences } from '../../eval/understanding-sentences.ts'

const read = (text: string) => readFields(normalise(text))

describe('fields of a message', () => {
  it.each(fieldSentences.messages)('$text -> $fields', ({ text, fields, not }) => {
    const found = read(text)
    expect(found).toMatchObject(fields)
    for (const key of not) expect(found).not.toHaveProperty(key)
    expect(() => extractedSchema.parse(found)).not.toThrow()
  })
})

describe('a bare answer to an asked field', () => {
  it.each(fieldSentences.answers)('$field: $text -> $value', ({ field, text, value }) => {
    expect(readAnswer(field, text)).toBe(value)
  })
})

describe('a correction', () => {
  it.each(fieldSentences.corrections)('$text -> $field $value', ({ text, field, value }) => {
    expect(readCorrection(text)).toEqual({ field, value })
  })

  it.each(fieldSentences.none)('is not read into: %s', (text) => {
    expect(readCorrection(text)).toBeNull()
  })
})
