import { DomainError } from '../../src/domain/errors.ts'
import type { PlaceId } from '../../src/domain/place.ts'
import type { ChannelDeps } from '../../src/ports/channel.ts'
import { arrivingFrom, isForUs, type Login } from './arriving.ts'
import type { Pace } from './pace.ts'
import type { PrivateTalk } from './private-talk.ts'
import type { BotMessage } from './types.ts'

/** Fragments that follow within a second are one message. */
const mergeMs = 1_000

/** Hands a message in, if it is for us. */
export const hear = async (
  deps: ChannelDeps,
  place: PlaceId,
  pace: Pace,
  login: Login,
  talk: PrivateTalk,
  message: BotMessage,
): Promise<void> => {
  if (!(await isForUs(message, login))) return
  const { id } = message.talker()
  const spokenIn = message.room()?.id ?? null
  if (spokenIn !== null) talk.end(id)
  const room = spokenIn ?? talk.roomOf(id)
  const arriving = await arrivingFrom(deps, place, login, message, room).catch(tooMuch)
  if (typeof arriving === 'string') return tell(message, arriving, pace, deps.clock.now())
  const received = await deps.door.receive(arriving, { answerWithinMs: 0, mergeMs })
  if (received.kind === 'answered') await deps.door.notCarried(place, received.reply, '由 wechaty 发出')
  if (received.kind === 'refused' && received.notice !== null)
    await tell(message, received.notice, pace, deps.clock.now())
}

/** Said once and at once; the message it is about was not taken, so no line of the ledger answers it. */
const tell = async (message: BotMessage, text: string, pace: Pace, now: Date): Promise<void> => {
  const talker = message.talker()
  if (pace.take(talker.id, now) !== null) return
  await (message.room()?.say(text, talker) ?? talker.say(text))
}

/** A picture that is not taken any more is told so. */
const tooMuch = (fault: unknown): string => {
  if (fault instanceof DomainError && fault.code === 'rate_limited') return fault.message
  throw fault
}
