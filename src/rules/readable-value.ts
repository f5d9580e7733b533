import { labelOf } from './rule-labels.ts'
import { wordOf } from './rule-words.ts'

/** A value of a pack in Chinese, for people who check it against the text. */
export const readableValue = (value: unknown): string => {
  if (value === null || value === undefined) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return wordOf(value).replace('{organ}', '（有关机关）')
  if (Array.isArray(value)) return value.map(readableValue).join('、')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .map(([key, part]) =>
      isKnowledgeKinds(key, part)
        ? `知识类型：${part.map(knowledgeKind).join('、')}`
        : `${labelOf(key)}：${readableValue(part).replace(/。$/, '')}`,
    )
    .join('；')
}

/** Kinds of knowledge share a key with kinds of matters, and 办事指南 a word with 引导. */
const isKnowledgeKinds = (key: string, part: unknown): part is readonly string[] =>
  key === 'kinds' && Array.isArray(part) && part.includes('law')

const knowledgeKind = (kind: string): string => (kind === 'guide' ? '办事指南' : readableValue(kind))
