import type { Reply } from '../../domain/answer.ts'
import type { Channel, Conversation, Dialogue } from '../../domain/conversation.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { NewDelivery } from '../../ports/conversation-store.ts'
import type { HumanTalk } from '../../ports/human-service.ts'
import { fetchedChannels } from '../deliveries/send-deliveries.ts'
import type { Deps } from '../deps.ts'
import { mayTake, talkNamed } from './desk-talks.ts'

/** A talk that is being changed by a person. */
export type InHand = {
  readonly talk: HumanTalk
  readonly conversation: Conversation
  readonly dialogue: Extract<Dialogue, { kind: 'handed-over' }>
  readonly agentNo: number
}

/** What a person's turn says and leaves. */
export type HumanTurn = {
  readonly reason: 'taken' | 'said' | 'back' | 'closed'
  readonly text: string
  readonly dialogue: Dialogue
}

/** So often somebody may come between before the person is asked to try again. */
const attempts = 8

/**
 * A turn by a person: nothing said by the citizen, something said to them. The same key is done once; of two people at
 * the same moment one is first, and `decide` is asked again for the other.
 */
export const humanTurn = async (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  key: string,
  messageKey: string,
  decide: (hand: InHand) => HumanTurn,
): Promise<void> => {
  const agentNo = await deps.humans.atDesk(place, by.id, deps.clock.now())
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const talk = await talkNamed(deps, place, by, key)
    const { channel, conversationId } = talk
    const messageId = `human/${by.id}/${conversationId}/${messageKey}`
    const { conversation, answered } = await deps.conversations.open(
      place,
      channel,
      conversationId,
      messageId,
    )
    if (answered) return
    const { dialogue } = conversation
    if (dialogue.kind !== 'handed-over') throw ended()
    const turn = decide({ talk, conversation, dialogue, agentNo })
    const result = await deps.conversations.commit(
      commitOf(conversation, turn, messageId, agentNo, deps.clock.now()),
    )
    if (result.kind !== 'stale') return
  }
  throw new DomainError('busy', '市民正在连续发消息，这一条没有发出，请再发一次。')
}

const ended = () => new DomainError('version_conflict', '市民已经回到智能助手，没有发出。请回到会话列表。')

const commitOf = (
  { place, channel, id, version }: Conversation,
  { reason, text, dialogue }: HumanTurn,
  messageId: string,
  agentNo: number,
  at: Date,
) => {
  const replies: Reply[] = [{ text }]
  return {
    place,
    channel,
    messageId,
    conversationId: id,
    expectedVersion: version,
    at,
    text: '',
    turn: { outcome: { kind: 'human' as const, reason, agentNo }, replies },
    dialogue,
    consultations: [],
    rejections: [],
    orders: [],
    deliveries: lineTo(channel, id, reason === 'said' ? `话务员${agentNo}号：${text}` : text),
  }
}

/** The ledger's line that carries a person's words to the citizen, where they do not fetch them. */
export const lineTo = (
  channel: Channel,
  conversationId: string,
  text: string,
  orderNo?: string,
): readonly NewDelivery[] =>
  fetchedChannels.includes(channel)
    ? []
    : [
        {
          purpose: 'reply',
          channel,
          address: conversationId,
          body: text,
          replies: [{ text }],
          ...(orderNo === undefined ? {} : { orderNo }),
          state: 'queued',
        },
      ]

/** Throws not_allowed unless this person has it. */
export const mustHold = ({ talk, dialogue }: InHand, by: Staff): void => {
  if (dialogue.agent?.id === by.id) return
  throw new DomainError(
    'not_allowed',
    dialogue.agent
      ? `这个会话由话务员${dialogue.agent.no}号接待，没有发出。`
      : '请先接手这个会话，再回复市民。',
    { since: talk.since.toISOString() },
  )
}

/** Throws version_conflict when somebody else has it and is there. */
export const mustBeFree = ({ talk, dialogue }: InHand, by: Staff, now: Date): void => {
  if (dialogue.agent === undefined || mayTake(talk, by, now)) return
  throw new DomainError('version_conflict', `话务员${dialogue.agent.no}号已经接手这个会话。`)
}
