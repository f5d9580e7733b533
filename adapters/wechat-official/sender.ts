import type { ReplyOption } from '../../src/domain/answer.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelSender, Outgoing, Sending, Sent } from '../../src/ports/channel-sender.ts'
import { moreToCome, partsOf, type Rendered, renderReplies } from '../plain-text/render.ts'
import { bytesOf } from '../plain-text/split-text.ts'
import type { WechatAccount } from './account.ts'
import { saysMark } from './arriving.ts'
import { type Fault, tellFault } from './faults.ts'
import { sendByTemplate } from './subscription.ts'

/** As many messages as the window after a citizen's message allows; what is longer is told when they ask. */
const mostParts = 5
/** A person who has not come back by then is reached another way, or by a person. */
const keptForMs = 48 * 3_600_000
const askAgainAfterMs = 12 * 3_600_000
/** Wrong settings are for an operator to put right. */
const misconfiguredAfterMs = 5 * 60_000

/** Sends by subscription notice where one is granted, else as customer-service messages within their windows. */
export const wechatSender = (accountOf: (place: PlaceId) => WechatAccount | null): ChannelSender => ({
  channel: 'wechat',
  serves: (place) => accountOf(place) !== null,
  send: async (outgoing, sending) => {
    const account = accountOf(outgoing.place)
    if (account === null)
      return { kind: 'refused', error: '本地没有设置公众号', partsSent: outgoing.partsSent }
    if (!account.settings.verified) return keepForNext(account, outgoing)
    return (await sendByTemplate(account, outgoing)) ?? sendByService(account, outgoing, sending)
  },
})

/** An account without customer-service messages can only answer: the text waits for the citizen's next message. */
const keepForNext = async (account: WechatAccount, outgoing: Outgoing): Promise<Sent> => {
  const { place, id, partsSent } = outgoing
  const now = account.deps.clock.now()
  const parts = partsOf(renderReplies(outgoing.replies, account.settings.publicUrl))
  const conversation = await conversationOf(account, outgoing)
  const since = await account.kept.keep(place, conversation, { key: id, line: id, parts }, now)
  if (now.getTime() - since.getTime() < keptForMs)
    return {
      kind: 'again',
      error: '账号未认证，只能在用户下次来信时答复',
      partsSent,
      after: new Date(now.getTime() + askAgainAfterMs),
    }
  await account.kept.drop(place, conversation, id)
  return { kind: 'refused', error: '账号未认证，用户48小时内没有再来信', partsSent }
}

const conversationOf = ({ deps }: WechatAccount, { place, address }: Outgoing): Promise<string> =>
  deps.door.conversationOf(place, 'wechat', address)

const sendByService = async (
  account: WechatAccount,
  outgoing: Outgoing,
  sending?: Sending,
): Promise<Sent> => {
  const rendered = renderReplies(outgoing.replies, account.settings.publicUrl)
  const parts = partsOf(rendered)
  const left = await account.windows.left(outgoing.place, outgoing.address, account.deps.clock.now())
  const last = Math.min(parts.length, mostParts, outgoing.partsSent + left)
  let partsSent = outgoing.partsSent
  let allowance = 'customer-service'
  if (last <= partsSent && partsSent < parts.length)
    return { kind: 'refused', error: '不在可以主动发消息的时间内', partsSent }
  while (partsSent < last) {
    if (sending?.over.aborted) return { kind: 'again', error: outOfTime, partsSent }
    const more = partsSent === last - 1 && last < parts.length
    const body = messageOf(parts, partsSent, rendered, more)
    const sent = await sendPart(account, outgoing, body)
    if (sent.kind === 'fault') return afterFault(account, outgoing, sent.fault, partsSent)
    partsSent += 1
    allowance = sent.allowance
    if (partsSent < parts.length) await sending?.left(partsSent)
  }
  if (last < parts.length)
    await account.kept.keep(
      outgoing.place,
      await conversationOf(account, outgoing),
      { key: outgoing.id, line: null, parts: parts.slice(last) },
      account.deps.clock.now(),
    )
  return { kind: 'sent', allowance }
}

const outOfTime = '微信接口太慢，余下的部分稍后再发'

type PartSent =
  | { readonly kind: 'sent'; readonly allowance: string }
  | { readonly kind: 'fault'; readonly fault: Fault }

const closed: Fault = { act: 'refused', text: '不在可以主动发消息的时间内', code: null, said: '' }

const sendPart = async (
  account: WechatAccount,
  { place, address }: Outgoing,
  body: object,
): Promise<PartSent> => {
  const window = await account.windows.take(place, address, account.deps.clock.now())
  if (window === null) return { kind: 'fault', fault: closed }
  const answer = await account.api.post('message/custom/send', { touser: address, ...body })
  if (answer.kind === 'ok') return { kind: 'sent', allowance: window }
  const fault: Fault =
    answer.kind === 'fault'
      ? answer.fault
      : { act: 'again', text: '微信接口的答复不是 JSON', code: null, said: '' }
  // Also without an answer, when it may have left: the platform counts as well, and its 45047 ends the window.
  if (fault.closes === undefined) await account.windows.giveBack(place, address, window)
  return { kind: 'fault', fault }
}

/**
 * A message without an answer is sent again although it may have left: the platform knows no key of ours by which it
 * could tell, and to read an answer twice is better than never.
 */
const afterFault = async (
  { windows, deps }: WechatAccount,
  { place, address }: Outgoing,
  fault: Fault,
  partsSent: number,
): Promise<Sent> => {
  const error = tellFault(fault)
  if (fault.closes) await windows.close(place, address, fault.closes)
  // Without this right no repetition helps; with other wrong settings an operator's does.
  if (fault.act === 'refused' || fault.code === 48001) return { kind: 'refused', error, partsSent }
  const afterMs = fault.act === 'again' ? (fault.afterS ?? 0) * 1000 : misconfiguredAfterMs
  if (fault.act !== 'again') deps.say(`wechat ${place}: ${error}`)
  const after = afterMs === 0 ? {} : { after: new Date(deps.clock.now().getTime() + afterMs) }
  return { kind: 'again', error, partsSent, ...after }
}

/** A menu shows its lines as buttons; a long text with one is sent as text with numbers. */
const longestMenuText = 1000

const messageOf = (parts: readonly string[], index: number, { text, options }: Rendered, more: boolean) => {
  if (parts.length === 1 && options.length > 0 && bytesOf(text) <= longestMenuText)
    return {
      msgtype: 'msgmenu',
      msgmenu: { head_content: text, list: options.map(menuLine), tail_content: '点一下，或者直接写。' },
    }
  return { msgtype: 'text', text: { content: `${parts[index]}${more ? moreToCome : ''}` } }
}

/** The line says its own label when tapped; its id carries what is meant, where that is something else. */
const menuLine = ({ label, send }: ReplyOption, index: number) => ({
  id: label === send ? String(index + 1) : `${saysMark}${send}`,
  content: label,
})
