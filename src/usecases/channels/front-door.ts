import type { Channel, InboundMessage } from '../../domain/conversation.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Arriving, FrontDoor, Received, Waiting } from '../../ports/front-door.ts'
import { digestOf } from '../digest-of.ts'
import { type AnswerLane, answerLane } from '../inbox/answer-lane.ts'
import { type InboxDeps, pauseOf } from '../inbox/inbox-deps.ts'
import { dangerLimits, inboxLimits, inboxTimes, knowsPersons, longestMessageId } from '../inbox/limits.ts'
import { isDanger, standsAlone } from '../inbox/urgency.ts'
import { canned } from '../wording/canned.ts'

const later: Received = { kind: 'later' }

/**
 * Where every adapter hands in what citizens write. A message is stored before anything is told of it; its answer is
 * made here as long as this process lives, and by `answerInbox` otherwise.
 */
export const frontDoor = (use: InboxDeps, answer: AnswerLane = answerLane(use)): FrontDoor => ({
  receive: async (arriving, waiting) => {
    const message = await inboundOf(use, arriving)
    const danger = isDanger(message.text)
    const now = use.deps.clock.now()
    const admission = await use.inbox.admit(message, {
      now,
      notBefore: new Date(now.getTime() + (danger ? 0 : await windowOf(use, message, waiting))),
      longestMs: inboxTimes.longestThoughtMs,
      limits: danger ? dangerLimits : inboxLimits,
      sender: await senderOf(use, arriving),
    })
    switch (admission.kind) {
      case 'repeated':
        return admission.state === 'answered' ? storedAnswer(use, message) : repeated(admission.state)
      case 'refused':
        return { kind: 'refused', notice: admission.firstOfEpisode ? canned.tooFast : null }
      case 'admitted': {
        const whole = [...admission.before, message].map(({ text }) => text).join('\n')
        const waitsFor =
          danger || isDanger(whole) ? 'nothing' : standsAlone(message.text) ? 'turn' : 'fragments'
        return carriedBack(use, waiting, (carrier) =>
          answer({ message, notBefore: admission.notBefore, waitsFor }, carrier),
        )
      }
    }
  },
  carried: (place, reply, allowance) => use.ledger.carried(place, reply, allowance, use.deps.clock.now()),
  notCarried: (place, reply, error) => use.ledger.notCarried(place, reply, error, use.deps.clock.now()),
  conversationOf: (...of) => conversationOf(use, ...of),
})

const repeated = (state: 'open' | 'refused'): Received =>
  state === 'refused' ? { kind: 'refused', notice: null } : later

/** Keyed, so that who knows an openid knows no conversation. */
const conversationOf = async (
  { cipher }: InboxDeps,
  place: PlaceId,
  channel: Channel,
  citizenKey: string,
  thread?: string,
): Promise<string> => {
  const digest = await cipher.digest(
    `conversation ${JSON.stringify([place, channel, citizenKey, thread ?? null])}`,
  )
  return `${channel}-${digest.slice(0, 40)}`
}

/** Keyed as well. null where the key is no person's. */
const senderOf = async (
  { cipher }: InboxDeps,
  { place, channel, citizenKey, sender = citizenKey }: Arriving,
): Promise<string | null> =>
  knowsPersons.has(channel) ? cipher.digest(`sender ${JSON.stringify([place, channel, sender])}`) : null

/**
 * The message as it is kept. Its id counts within its conversation, so that nobody gets another's answer by sending the
 * same one; a moment in the future or long ago is a wrong clock.
 */
const inboundOf = async (use: InboxDeps, arriving: Arriving): Promise<InboundMessage> => {
  const { thread, sender: _person, ...message } = arriving
  if (message.messageId === '' || message.citizenKey === '')
    throw new DomainError('invalid_input', '消息缺少编号或发送人，没有保存。请检查渠道推送的内容。')
  if (Number.isNaN(message.receivedAt.getTime()))
    throw new DomainError('invalid_input', '消息的时间无法识别，没有保存。请检查渠道推送的内容。')
  const conversationId = await conversationOf(use, message.place, message.channel, message.citizenKey, thread)
  const id =
    message.messageId.length > longestMessageId ? await digestOf(message.messageId) : message.messageId
  const now = use.deps.clock.now()
  return {
    ...message,
    conversationId,
    messageId: `${conversationId}/${id}`,
    receivedAt: isLikely(message.receivedAt, now) ? message.receivedAt : now,
  }
}

const isLikely = (at: Date, now: Date): boolean =>
  at <= now && now.getTime() - at.getTime() <= inboxTimes.oldestMs

/** How long fragments are waited for, in ms; never so long that no time is left to answer. */
const windowOf = async (
  { deps }: InboxDeps,
  { place, channel, conversationId, messageId, text }: InboundMessage,
  { mergeMs, answerWithinMs }: Waiting,
): Promise<number> => {
  if (mergeMs <= 0 || standsAlone(text)) return 0
  const { conversation } = await deps.conversations.open(place, channel, conversationId, messageId)
  const { kind } = conversation.dialogue
  const wanted =
    kind === 'collecting' || kind === 'confirming' ? Math.max(mergeMs, inboxTimes.collectingMergeMs) : mergeMs
  return answerWithinMs > 0 ? Math.min(wanted, answerWithinMs * inboxTimes.mergeShare) : wanted
}

const storedAnswer = async (use: InboxDeps, message: InboundMessage): Promise<Received> => {
  const held = await use.inbox.hold(message, new Date(use.deps.clock.now().getTime() + inboxTimes.carryMs))
  return held?.reply ? { kind: 'answered', turn: held.turn, reply: held.reply } : later
}

/** The answer if it is there in time; the work goes on either way, and what came too late is left to the sender. */
const carriedBack = (
  use: InboxDeps,
  { answerWithinMs }: Waiting,
  work: (carrier: () => boolean) => Promise<{ readonly answered: InboundMessage | null }>,
): Promise<Received> => {
  const { promise, resolve } = Promise.withResolvers<Received>()
  let open = answerWithinMs > 0
  const tell = (received: Received) => {
    open = false
    resolve(received)
  }
  if (open) void pauseOf(use)(answerWithinMs).then(() => tell(later))
  else resolve(later)
  const whole = async () => {
    const { answered } = await work(() => open)
    if (answered === null || !open) return tell(later)
    const received = await storedAnswer(use, answered)
    if (open) return tell(received)
    if (received.kind === 'answered')
      await use.ledger.notCarried(answered.place, received.reply, 'answered too late', use.deps.clock.now())
  }
  const done = whole().catch((fault: unknown) => {
    use.onFault(fault)
    tell(later)
  })
  use.keepAlive?.(done)
  return promise
}
