import type { InboundMessage, Turn } from '../../domain/conversation.ts'
import { DomainError } from '../../domain/errors.ts'
import { maskPersonal } from '../../domain/masking.ts'
import { detectEmergency, normalise } from '../../domain/understanding/index.ts'
import type { FromInbox } from '../handle-message.ts'
import { canned, options } from '../wording/canned.ts'
import { emergencyText } from '../wording/emergency.ts'
import type { InboxDeps } from './inbox-deps.ts'

/**
 * The turn of a message that no turn could be made for: the citizen is told that a person will look, and the hotline's
 * desk has it. What the conversation was in the middle of stays.
 */
export const giveToPerson = async (
  { deps }: InboxDeps,
  inbound: InboundMessage,
  { mergedIds, replyLine }: FromInbox,
): Promise<void> => {
  const { place, channel, conversationId, messageId } = inbound
  const { conversation, answered } = await deps.conversations.open(place, channel, conversationId, messageId)
  if (answered) return
  const turn: Turn = {
    outcome: { kind: 'handoff', reason: 'fault' },
    replies: [{ text: wordsFor(inbound), options: [options.human] }],
  }
  const line = replyLine(turn)
  const result = await deps.conversations.commit({
    place,
    channel,
    messageId,
    mergedIds,
    conversationId,
    ...(inbound.citizenKey === undefined ? {} : { citizenKey: inbound.citizenKey }),
    expectedVersion: conversation.version,
    at: inbound.receivedAt,
    text: inbound.text,
    turn,
    dialogue: conversation.dialogue,
    consultations: [],
    rejections: [],
    orders: [],
    deliveries: [
      ...(line ? [line] : []),
      {
        purpose: 'handoff',
        channel: 'desk',
        address: 'hotline',
        body: `系统没能处理市民发来的这条消息，请人工查看并答复：${maskPersonal(inbound.text)}`,
        state: 'queued',
      },
    ],
  })
  if (result.kind === 'stale')
    throw new DomainError('busy', '会话正在处理另一条消息，请稍后再试。', { conversationId })
}

/** Danger is told whom to call even here. */
const wordsFor = ({ text }: InboundMessage): string => {
  const danger = detectEmergency(normalise(text))
  return danger ? `${emergencyText(danger)}${canned.givenToPerson}` : canned.givenToPerson
}
