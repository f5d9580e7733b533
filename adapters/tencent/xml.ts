import { XMLParser } from 'fast-xml-parser'
import { DomainError } from '../../src/domain/errors.ts'

// Numbers stay text: a MsgId is larger than a double can tell. Entities stay as they are written.
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: false,
})

/** The children of an element: each is text, children of its own, or a list of those when it stands there repeatedly. */
export type Elements = { readonly [name: string]: Element | undefined }
type Element = string | Elements | readonly Element[]

const notXml = (why: string): never => {
  throw new DomainError('invalid_input', `消息不是规定格式的 XML：${why}。请核对是否由微信服务器发出。`)
}

/** What stands under `<xml>`. Refuses what is not well-formed, and every document type. */
export const elementsOf = (text: string): Elements => {
  const outside = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
  if (outside.includes('<!')) notXml('不接受文档类型和注释')
  const root = parsed(text)['xml']
  if (!isElements(root)) return notXml('应当只有一个 xml 元素')
  return root
}

const parsed = (text: string): Elements => {
  try {
    return parser.parse(text, true)
  } catch {
    return notXml('标签不完整或不成对')
  }
}

const isElements = (value: Element | undefined): value is Elements =>
  typeof value === 'object' && !Array.isArray(value)

/** The text of a child; empty when it is not there. Refuses one that stands there twice or holds others. */
export const textIn = (elements: Elements, name: string): string => {
  const value = elements[name] ?? ''
  return typeof value === 'string' ? value : notXml(`${name} 应当是一段文字`)
}

/** The children of a child; empty when it is not there or has none. */
export const childIn = (elements: Elements, name: string): Elements => {
  const value = elements[name]
  return isElements(value) ? value : {}
}

/** Each of the children with this name that has children itself. */
export const childrenIn = (elements: Elements, name: string): readonly Elements[] => {
  const value = elements[name]
  const all: readonly (Element | undefined)[] = Array.isArray(value) ? value : [value]
  return all.filter(isElements)
}
