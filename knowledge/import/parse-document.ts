import { parse } from 'yaml'
import { entriesOf, type Imported } from './imported.ts'

/** A Markdown file: front matter between two lines of `---` has the fields of an entry, the rest is its answer. */
export const parseDocument = (file: string, text: string): Imported => {
  const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n([\s\S]*))?$/.exec(text) ?? []
  if (head === undefined) return fault(file, '开头没有用两行 --- 括起来的条目字段')
  const fields = readFields(head)
  if (typeof fields === 'string') return fault(file, fields)
  if ('answer' in fields) return fault(file, '答复写在正文里，字段中不要再写 answer')
  return entriesOf(file, [{ row: 1, value: { ...fields, answer: (body ?? '').trim() } }])
}

const fault = (file: string, problem: string): Imported => ({ entries: [], bad: [{ file, row: 1, problem }] })

const readFields = (head: string): object | string => {
  try {
    const fields: unknown = parse(head)
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields)
      ? fields
      : '条目字段不是“名称: 值”的形式'
  } catch (error) {
    return `条目字段读不出来：${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`
  }
}
