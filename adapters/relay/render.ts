import type { Citation, OrderCard, Reply, ReplyOption } from '../../src/domain/answer.ts'
import type { RelayChannel } from '../../src/domain/client-settings.ts'
import { chineseMoment } from '../../src/domain/place-day.ts'

/** Characters (UTF-16, as the network counts) of a single text message, and of each of several that are joined. */
const single = 70
const joined = 67

/** Segments a text message is billed as. */
export const segmentsOf = (text: string): number =>
  text.length <= single ? 1 : Math.ceil(text.length / joined)

/** Characters of a part: about a minute read out; what platforms take; a fax has pages, not parts. */
const longestPart = { phone: 240, weibo: 1000, fax: 100_000 } as const

/** The words for this channel in parts that are sent one after the other; the same for the same replies. */
export const partsOf = (
  channel: RelayChannel,
  replies: readonly Reply[],
  { smsSegments, at }: { readonly smsSegments: number; readonly at: Date },
): readonly string[] => {
  const limit = channel === 'sms' ? smsLimit(smsSegments) : longestPart[channel]
  const text = replies.map((reply) => textOf(channel, reply)).join('\n')
  const options = optionsOf(channel, text, replies.at(-1)?.options ?? [])
  const whole = options === '' ? text : `${text}\n${options}`
  return split(channel === 'fax' ? page(whole, at) : whole, limit)
}

const smsLimit = (segments: number): number => (segments === 1 ? single : segments * joined)

const textOf = (channel: RelayChannel, { text, citations = [], order }: Reply): string => {
  const body = channel === 'phone' ? readable(text) : plain(text)
  const lines = [
    body,
    ...(order === undefined || body.includes(order.no) ? [] : [orderLine(order)]),
    ...(text.includes('来源：') ? [] : citations.map(sourceLine)),
  ]
  const whole = lines.filter((line) => line !== '').join('\n')
  return channel === 'phone'
    ? whole.replaceAll(/来源：([^·\n]+)[^\n]*/g, (_, basis) => `依据是${basis.trim()}。`)
    : whole
}

const plain = (text: string): string =>
  text
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, '$1（$2）')
    .replaceAll(/\n{2,}/g, '\n')
    .trim()

/** Nobody can take down an address that is read out, and signs of lists are noise. */
const readable = (text: string): string =>
  plain(text)
    .replaceAll(/（?https?:\/\/[\w./?=&%#:~@!$'()*+,;-]+）?/g, '')
    .replaceAll(/^\s*[-*•·]\s*/gm, '')
    .trim()

const orderLine = ({ no, queryCode, lead }: OrderCard): string =>
  `编号${no}，查询码${queryCode}${lead === undefined ? '' : `，由${lead}办理`}。`

const sourceLine = ({ basis, unit, title }: Citation): string => {
  const laws = basis.map(({ law, article }) => `《${law}》${article}`).join('；')
  return `来源：${laws === '' ? title : laws}${unit === undefined ? '' : ` · ${unit}`}`
}

/** Choices have numbers everywhere: no menu reaches these channels. Those that the text numbers already stand there. */
const optionsOf = (channel: RelayChannel, text: string, options: readonly ReplyOption[]): string => {
  const numbered = options.map(({ label }, index) => ({ number: index + 1, label: plain(label) }))
  const left = numbered.filter(({ number, label }) => !text.includes(`${number}. ${label}`))
  if (left.length === 0) return ''
  if (channel !== 'phone')
    return `回复数字选择：\n${left.map(({ number, label }) => `${number}. ${label}`).join('\n')}`
  return `请说数字。${left.map(({ number, label }) => `${number}，${readable(label)}`).join('；')}。`
}

const page = (text: string, at: Date): string =>
  [
    '12345政务服务便民热线 答复',
    chineseMoment(at),
    '',
    text,
    '',
    '（本页由系统发出。回复请传真或拨打12345。）',
  ].join('\n')

/** Better places to part a text come first. */
const ends = [/\n/g, /[。！？；]/g, /[，、：\s]/g]

const split = (text: string, limit: number): readonly string[] => {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const end = endWithin(rest.slice(0, limit))
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...parts, rest].filter((part) => part !== '')
}

const endWithin = (piece: string): number => {
  for (const end of ends) {
    const last = [...piece.matchAll(end)].at(-1)
    const at = last === undefined ? 0 : last.index + 1
    if (at >= piece.length * 0.4) return at
  }
  // Never between the halves of a character.
  return /[\ud800-\udbff]$/.test(piece) ? piece.length - 1 : piece.length
}
