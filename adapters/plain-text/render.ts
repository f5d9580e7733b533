import type { Citation, OrderCard, Reply, ReplyOption } from '../../src/domain/answer.ts'
import { splitText } from './split-text.ts'

/** Longest text the platform was seen to take, in bytes of UTF-8 (error 45002 beyond it); it documents none. */
export const longestText = 2048
export const moreToCome = '\n（未完，回复“继续”看下文）'
/** Kept free in every part for the line that says that more is to come. */
const keptFree = 64

/** What is said, as text for this channel, and the choices that were offered last. */
export type Rendered = { readonly text: string; readonly options: readonly ReplyOption[] }

/** Canonical replies as one plain text: no markup, sources with their address, an order with number, code and day. */
export const renderReplies = (replies: readonly Reply[], publicUrl: string | undefined): Rendered => {
  const text = replies.map((reply) => replyText(reply, publicUrl)).join('\n\n')
  const options = replies.at(-1)?.options ?? []
  return {
    text,
    options: options.every((option, index) => text.includes(line(option, index))) ? [] : options,
  }
}

/** A choice with its number; those that stand in the text so are not said again. */
const line = ({ label }: ReplyOption, index: number): string => `${index + 1}. ${plain(label)}`

const replyText = ({ text, citations, order }: Reply, publicUrl: string | undefined): string => {
  const body = plain(text)
  const lines = [
    body,
    ...(order === undefined || body.includes(order.no) ? [] : orderLines(order)),
    ...(body.includes('来源：') ? [] : (citations ?? []).map(sourceLine)),
    ...(citations ?? []).flatMap(({ url }) => linkLine(url, publicUrl)),
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** The platform shows markdown as it is written, and takes `<a` for a link: neither may come from what was quoted. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/^```.*$\n?/gm, '')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, '$1（$2）')
    .replace(/<(?=[a-zA-Z/!])/g, '＜')

const orderLines = ({ no, queryCode, lead, deadlines }: OrderCard): readonly string[] => [
  `编号 ${no}，查询码 ${queryCode}${lead === undefined ? '' : `，由${lead}办理`}。`,
  ...deadlines.slice(0, 1).map(({ explanation }) => explanation),
]

const sourceLine = ({ basis, unit, title }: Citation): string => {
  const laws = basis.map(({ law, article }) => `《${law}》${article}`).join('；')
  return `来源：${laws === '' ? title : laws}${unit === undefined ? '' : ` · ${unit}`}`
}

const linkLine = (url: string | undefined, publicUrl: string | undefined): readonly string[] => {
  if (url === undefined) return []
  if (/^https?:/.test(url)) return [`详情：${url}`]
  return publicUrl === undefined ? [] : [`详情：${new URL(url, publicUrl).href}`]
}

/** The choices as numbers to answer with; empty when there are none. */
export const numbered = (options: readonly ReplyOption[]): string =>
  options.length === 0 ? '' : `\n\n回复数字选择：\n${options.map(line).join('\n')}`

/** The whole in parts that fit, always the same for the same replies; each leaves room for `moreToCome`. */
export const partsOf = ({ text, options }: Rendered): readonly string[] =>
  splitText(text + numbered(options), longestText - keptFree)
