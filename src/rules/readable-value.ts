import { labelOf } from './rule-labels.ts'
import { wordOf } from './rule-words.ts'

/** A value of a pack in Chinese, for people who check it against the text. */
export const readableValue = (value: unknown): string => {
  if (value === null || value === undefined) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return wordOf(value)
  if (Array.isArray(value)) return value.map(readableValue).join('、')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([key, part]) => `${labelOf(key)}：${readableValue(part)}`)
    .join('；')
}
