import type { Citation, Reply, ReplyOption } from '../../src/domain/answer.ts'
import type { Turn } from '../../src/domain/conversation.ts'
import type { Rendered, UrlCitation } from './types.ts'

/** The words of a turn as one text: replies, sources with their addresses, options as numbers to answer with. */
export const renderTurn = (turn: Turn, origin: string, standsAlone: boolean): Rendered => {
  const last = turn.replies.at(-1)
  const body = [
    ...turn.replies.map(({ text }) => text),
    ...(standsAlone ? aloneLine(turn) : []),
    ...optionLine(last),
  ].join('\n\n')
  const cited = distinct(turn.replies.flatMap(({ citations }) => citations ?? []))
  const { text, annotations } = withSources(body, cited, origin)
  const order = turn.replies.find((reply) => reply.order)?.order
  return {
    content: text,
    annotations,
    jiban: {
      outcome: turn.outcome,
      citations: cited,
      options: last?.options ?? [],
      ...(order ? { order } : {}),
      conversation: standsAlone ? 'none' : 'kept',
    },
  }
}

/** What cannot go on without a conversation says so, with a road that works. */
const aloneLine = ({ outcome }: Turn): readonly string[] => {
  if (outcome.kind === 'intake')
    return ['您用的程序没有给出会话编号，记不住前面的话，在这里登记不了。请拨打12345，或到热线网页上登记。']
  if (outcome.kind === 'handoff')
    return ['您用的程序没有给出会话编号，工作人员的回复送不到这里。请拨打12345。']
  return []
}

/** A choice the text has listed already is not listed again; the numbers go on from it. */
const optionLine = (reply: Reply | undefined): readonly string[] => {
  const options = (reply?.options ?? []).slice(0, 9)
  const listed = (option: ReplyOption, index: number) =>
    reply?.text.split('\n').includes(`${index + 1}. ${option.label}`)
  const shown = options.flatMap((option, index) =>
    listed(option, index) ? [] : [`${index + 1} ${option.label}`],
  )
  return shown.length === 0 ? [] : [`回复数字：${shown.join('；')}`]
}

const distinct = (citations: readonly Citation[]): readonly Citation[] => [
  ...new Map(citations.map((citation) => [`${citation.entryId}@${citation.version}`, citation])).values(),
]

const lengthOf = (text: string): number => [...text].length

const withSources = (body: string, citations: readonly Citation[], origin: string) => {
  let text = body
  const annotations: UrlCitation[] = []
  for (const [index, { title, url, entryId }] of citations.entries()) {
    const address = new URL(url ?? `/${entryId}`, origin).href
    const line = `[${index + 1}] ${title} ${address}`
    text += index === 0 ? '\n\n参考：\n' : '\n'
    const start = lengthOf(text)
    text += line
    annotations.push({
      type: 'url_citation',
      url_citation: { start_index: start, end_index: start + lengthOf(line), title, url: address },
    })
  }
  return { text, annotations }
}
