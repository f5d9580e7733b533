import { createHash } from 'node:crypto'
import type { ReplyOption } from '../../src/domain/answer.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelSender, Outgoing, Sending, Sent } from '../../src/ports/channel-sender.ts'
import { partsOf, type Rendered, renderReplies } from '../plain-text/render.ts'
import { bytesOf } from '../plain-text/split-text.ts'
import type { WecomAccount } from './account.ts'
import { type Answer, faultIn } from './api.ts'
import { saysMark } from './arriving.ts'
import { type Fault, tellFault } from './faults.ts'
import { serviceWindow } from './window.ts'

/** Wrong settings are for an operator to put right. */
const misconfiguredAfterMs = 5 * 60_000
/** While a person serves the citizen, the interface may not speak; they talk for about that long. */
const servedAfterMs = 10 * 60_000

/** Sends as customer-service messages within their window; a hand-over goes with the conversation to a person. */
export const wecomSender = (accountOf: (place: PlaceId) => WecomAccount | null): ChannelSender => ({
  channel: 'wecom',
  serves: (place) => accountOf(place) !== null,
  send: async (outgoing, sending) => {
    const account = accountOf(outgoing.place)
    if (account === null)
      return { kind: 'refused', error: '本地没有设置微信客服', partsSent: outgoing.partsSent }
    const handsOver = outgoing.partsSent === 0 && outgoing.replies.some((reply) => reply.handsOver)
    return (handsOver ? await handOver(account, outgoing) : null) ?? sendByService(account, outgoing, sending)
  },
})

/** Null when the platform does not take it: then it is said as usual, and the hotline's own desk has it on its list. */
const handOver = async (account: WecomAccount, outgoing: Outgoing): Promise<Sent | null> => {
  const { deps, serving, api, place } = { ...account, place: outgoing.place }
  const over = await serving.handOver(outgoing.address)
  if (over.kind === 'fault') {
    if (over.fault.act === 'again') return afterFault(account, outgoing, over.fault, 0)
    deps.say(`wecom ${place}: 转人工：${tellFault(over.fault)}`)
    return null
  }
  if (over.code === '') return null
  // Waiting for a person, nothing can be chosen: the way back would lead to an assistant that may not speak.
  const { text } = renderReplies(outgoing.replies, account.settings.publicUrl)
  const [content = ''] = partsOf({ text, options: [] })
  const answer = await api.post('kf/send_msg_on_event', {
    code: over.code,
    msgid: idOf(outgoing, 0),
    msgtype: 'text',
    text: { content },
  })
  const fault = faultIn(answer)
  if (fault) return afterFault(account, outgoing, fault, 0)
  await serving.told(outgoing.address)
  return { kind: 'sent', allowance: 'handover', ...platformId(answer) }
}

const sendByService = async (account: WecomAccount, outgoing: Outgoing, sending?: Sending): Promise<Sent> => {
  const { deps, settings } = account
  const rendered = renderReplies(outgoing.replies, settings.publicUrl)
  const parts = partsOf(rendered)
  const window = serviceWindow(deps.reach, outgoing.place, outgoing.address)
  let partsSent = outgoing.partsSent
  let last: Answer | null = null
  while (partsSent < parts.length) {
    if (sending?.over.aborted)
      return { kind: 'again', error: '企业微信接口太慢，余下的部分稍后再发', partsSent }
    if (!(await window.take(deps.clock.now())))
      return { kind: 'refused', error: '不在可以主动发消息的时间内', partsSent }
    const answer = await account.api.post('kf/send_msg', {
      touser: outgoing.address,
      open_kfid: settings.openKfId,
      msgid: idOf(outgoing, partsSent),
      ...messageOf(parts, partsSent, rendered),
    })
    const fault = faultIn(answer)
    if (fault) {
      // Without an answer it may have left: the message counts as used, or the quota is overdrawn over there.
      if (fault.code !== null && !fault.closes) await window.giveBack()
      return afterFault(account, outgoing, fault, partsSent)
    }
    last = answer
    partsSent += 1
    if (partsSent < parts.length) await sending?.left(partsSent)
  }
  return { kind: 'sent', allowance: window.name, ...(last ? platformId(last) : {}) }
}

/**
 * A message without an answer is sent again with the same id, although it may have left: to read an answer twice is
 * better than never. Whether the platform tells such a repetition by its id is not documented.
 */
const afterFault = async (
  { deps }: WecomAccount,
  { place, address, urgent }: Outgoing,
  fault: Fault,
  partsSent: number,
): Promise<Sent> => {
  const error = tellFault(fault)
  if (fault.closes) await serviceWindow(deps.reach, place, address).close()
  if (fault.act === 'refused' || (fault.act === 'served' && urgent))
    return { kind: 'refused', error, partsSent }
  if (fault.act === 'misconfigured') deps.say(`wecom ${place}: ${error}`)
  const afterMs =
    fault.act === 'served'
      ? servedAfterMs
      : fault.act === 'again'
        ? (fault.afterS ?? 0) * 1000
        : misconfiguredAfterMs
  const after = afterMs === 0 ? {} : { after: new Date(deps.clock.now().getTime() + afterMs) }
  return { kind: 'again', error, partsSent, ...after }
}

/** Ours for the platform: the same for the same part, at most 32 characters. */
const idOf = ({ place, id }: Outgoing, part: number): string =>
  createHash('sha256')
    .update(JSON.stringify([place, id, part]))
    .digest('hex')
    .slice(0, 32)

const platformId = (answer: Answer) => {
  const id = answer.kind === 'ok' ? answer.json['msgid'] : null
  return typeof id === 'string' ? { platformId: id } : {}
}

/** A menu shows its lines as buttons, at most ten; a long text with one is sent as text with numbers. */
const longestMenuText = 1000
const mostLines = 10
/** Longest id of a line, in bytes. */
const longestLineId = 128

const messageOf = (parts: readonly string[], index: number, { text, options }: Rendered) => {
  const lines = options.map(menuLine)
  const fits = lines.length <= mostLines && lines.every(({ click: { id } }) => bytesOf(id) <= longestLineId)
  if (parts.length === 1 && lines.length > 0 && fits && bytesOf(text) <= longestMenuText)
    return {
      msgtype: 'msgmenu',
      msgmenu: { head_content: text, list: lines, tail_content: '点一下，或者直接写。' },
    }
  return { msgtype: 'text', text: { content: parts[index] } }
}

/** The line says its own label when tapped; its id carries what is meant, where that is something else. */
const menuLine = ({ label, send }: ReplyOption, index: number) => ({
  type: 'click',
  click: { id: label === send ? String(index + 1) : `${saysMark}${send}`, content: label },
})
