import type { Outgoing, Sending, Sent } from '../../src/ports/channel-sender.ts'
import { partsOf, renderReplies } from '../plain-text/render.ts'
import type { Address } from './address.ts'
import type { Pace } from './pace.ts'
import { isPublic, type PrivateTalk } from './private-talk.ts'
import type { Bot } from './types.ts'

export type SendingBy = {
  readonly bot: Bot
  readonly pace: Pace
  readonly talk: PrivateTalk
  readonly now: () => Date
  readonly publicUrl: string | undefined
}

const toldPrivately = '这件事涉及您个人，已私信答复，请看与我的单独聊天。'

/**
 * Says it part by part, as fast as the pace allows. In a room it mentions whom it is for, and says only what anybody may
 * read; everything else, and what comes after it, is said in private.
 */
export const sendTo = async (
  { bot, pace, talk, now, publicUrl }: SendingBy,
  to: Address,
  outgoing: Outgoing,
  sending?: Sending,
): Promise<Sent> => {
  const parts = partsOf(renderReplies(outgoing.replies, publicUrl))
  let { partsSent } = outgoing
  const contact = await bot.Contact.find({ id: to.contact })
  const room = to.room === null ? null : await bot.Room.find({ id: to.room })
  if (!contact || room === undefined) return { kind: 'refused', error: '找不到对方', partsSent }
  const shown = room !== null && talk.roomOf(to.contact) === null && isPublic(outgoing)
  for (const part of parts.slice(partsSent)) {
    if (sending?.over.aborted) return { kind: 'again', error: '发得太慢，余下的部分稍后再发', partsSent }
    const after = pace.take(to.contact, now())
    if (after !== null) return { kind: 'again', error: '发得太快，稍后再发', partsSent, after }
    try {
      await (shown ? room.say(part, contact) : contact.say(part))
    } catch (fault) {
      return { kind: 'again', error: fault instanceof Error ? fault.message : String(fault), partsSent }
    }
    partsSent += 1
    if (partsSent < parts.length) await sending?.left(partsSent)
  }
  // The answer has left; that the room is told where it is may fail.
  if (room !== null && !shown && talk.begin(to.contact, room.id))
    await room.say(toldPrivately, contact).catch(() => undefined)
  return { kind: 'sent', allowance: 'free' }
}
