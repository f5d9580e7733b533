import { DomainError } from '../../src/domain/errors.ts'
import type { Arriving, Received } from '../../src/ports/front-door.ts'
import { longestText, moreToCome, partsOf, renderReplies } from '../plain-text/render.ts'
import { bytesOf } from '../plain-text/split-text.ts'
import type { WechatAccount } from './account.ts'
import { arrivingFrom } from './arriving.ts'
import type { WechatMessage } from './types.ts'

/** The platform hangs up after 5 s; what is said later than this would be said to nobody. */
const answerWithinMs = 4_200
const hungUpAfterMs = 4_700
/** Fragments that follow within a second are one message. */
const mergeMs = 1_000

/** What a citizen is told to say to get what is kept for them. */
const goOn = /^[“"]?继续[”"]?[。.]?$/

const stillLooking = '还在查，请稍等一会儿，回复“继续”看结果。'
const oneMoreWaits = '\n（还有一条答复，回复“继续”查看）'

/** How the platform's request came: when (performance.now) and whether it still waits. */
export type Line = { readonly arrived: number; readonly signal: AbortSignal }

/** What is shown in the response, and the line of the ledger that is told by it. */
export type Said = { readonly text: string; readonly reply: string | null }

/** Words that stand on no ledger. */
export const aside = (text: string): Said => ({ text, reply: null })

/** Takes what somebody says to the front door. Gives what is answered in the response; null = nothing now. */
export const converse = async (
  account: WechatAccount,
  message: WechatMessage,
  line: Line,
): Promise<Said | null> => {
  const arriving = await arrivingFrom(account, message).catch(tooMuch)
  if (arriving === null || 'reply' in arriving) return arriving
  if (goOn.test(arriving.text.trim())) {
    const kept = await nextKept(account, arriving)
    if (kept !== null) return kept
  }
  const mine = Symbol(arriving.messageId)
  const { waiting } = account
  const key = arriving.messageId
  waiting.set(key, mine)
  try {
    const received = await account.deps.door.receive(arriving, {
      answerWithinMs,
      mergeMs: isWhole(message) ? 0 : mergeMs,
    })
    return await answerOf(account, arriving, received, { ...line, newest: waiting.get(key) === mine })
  } finally {
    if (waiting.get(key) === mine) waiting.delete(key)
  }
}

/** A picture that is not taken any more is told so; the platform would show its own error instead. */
const tooMuch = (fault: unknown): Said => {
  if (fault instanceof DomainError && fault.code === 'rate_limited') return aside(fault.message)
  throw fault
}

/** A tap is a whole thought. */
const isWhole = ({ content }: WechatMessage): boolean =>
  content.kind === 'event' || (content.kind === 'text' && content.menuId !== null)

type Waiting = Line & { readonly newest: boolean }

const isAlive = ({ newest, signal, arrived }: Waiting): boolean =>
  newest && !signal.aborted && performance.now() - arrived < hungUpAfterMs

const answerOf = async (
  account: WechatAccount,
  arriving: Arriving,
  received: Received,
  line: Waiting,
): Promise<Said | null> => {
  switch (received.kind) {
    case 'refused':
      return received.notice === null ? null : aside(received.notice)
    case 'later':
      return !account.settings.verified && performance.now() - line.arrived >= answerWithinMs
        ? aside(stillLooking)
        : null
    case 'answered':
      // On a dead line nothing is said: the repetition that follows carries it, or else the sender.
      return isAlive(line) ? carry(account, arriving, received) : null
  }
}

/** The reply in the response when it fits; a longer one is the sender's, or is told part by part. */
const carry = async (
  account: WechatAccount,
  { place, citizenKey }: Arriving,
  { turn, reply }: Extract<Received, { kind: 'answered' }>,
): Promise<Said | null> => {
  const { deps, kept, settings } = account
  const [first = '', ...rest] = partsOf(renderReplies(turn.replies, settings.publicUrl))
  if (first === '') return null
  if (rest.length > 0 && settings.verified) {
    await deps.door.notCarried(place, reply, '超过一条消息的长度，改由客服消息发出')
    return null
  }
  const conversation = await deps.door.conversationOf(place, 'wechat', citizenKey)
  const others = !settings.verified && (await kept.waiting(place, conversation))
  if (rest.length > 0)
    await kept.keep(place, conversation, { key: reply, line: null, parts: rest }, deps.clock.now())
  if (rest.length > 0) return { text: first + moreToCome, reply }
  const fits = bytesOf(first) + bytesOf(oneMoreWaits) <= longestText
  return { text: others && fits ? first + oneMoreWaits : first, reply }
}

/** The next part of what is kept for this citizen; null when nothing is. */
const nextKept = async (
  { deps, kept }: WechatAccount,
  { place, citizenKey, messageId }: Arriving,
): Promise<Said | null> => {
  const conversation = await deps.door.conversationOf(place, 'wechat', citizenKey)
  const next = await kept.next(place, conversation, messageId)
  if (next === null) return null
  return { text: next.more ? next.part + moreToCome : next.part, reply: next.line }
}
