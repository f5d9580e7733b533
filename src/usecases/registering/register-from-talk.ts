import type { OrderCard } from '../../domain/answer.ts'
import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import { talkNamed } from '../conversations/desk-talks.ts'
import type { Deps } from '../deps.ts'
import { digestOf } from '../digest-of.ts'
import { actorOf } from '../orders/staff-view.ts'
import { cardOf, type Registration } from './register-order.ts'
import { takeDown } from './take-down.ts'

/**
 * Files what was told in a talk, for the citizen of that talk and under the same rules. Throws as `registerOrder` does,
 * and not_allowed when this person does not have the talk.
 */
export const registerFromTalk = async (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  talkKey: string,
  given: Omit<Registration, 'channel' | 'receivedAt'>,
  key: string,
): Promise<OrderCard> => {
  const talk = await talkNamed(deps, place, by, talkKey)
  const { channel, conversationId } = talk
  const messageId = `human/${by.id}/${conversationId}/register/${key}`
  const { conversation } = await deps.conversations.open(place, channel, conversationId, messageId)
  if (conversation.dialogue.kind !== 'handed-over' || conversation.dialogue.agent?.id !== by.id)
    throw new DomainError('not_allowed', '请先接手这个会话，再登记。')
  const { text, nature, skipped, facts, ...told } = given
  const taken = await takeDown(
    deps,
    {
      place,
      channel,
      messageId,
      text,
      ...(nature === undefined ? {} : { nature }),
      ...(facts === undefined ? {} : { facts }),
      told,
      skipped,
      factsSeen: true,
      claim: { key: `register:${key}`, actor: by.id, digest: await digestOf(given) },
      within: { conversation, agentNo: conversation.dialogue.agent.no },
    },
    (_turn, { commit }) => ({
      ...commit,
      events: commit.events.map((event, index) => (index === 0 ? { ...event, actor: actorOf(by) } : event)),
    }),
  )
  return cardOf(taken)
}
