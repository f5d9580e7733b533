import { DomainError } from '../../domain/errors.ts'
import type { PlaceId } from '../../domain/place.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Deps } from '../deps.ts'
import { humanTurn, mustBeFree, mustHold } from './human-turn.ts'

type Act = (deps: Deps, place: PlaceId, by: Staff, key: string, messageKey: string) => Promise<void>

/** From here on the machine keeps silent. Throws version_conflict when somebody else was first. */
export const takeOver: Act = (deps, place, by, key, messageKey) =>
  humanTurn(deps, place, by, key, messageKey, (hand) => {
    mustBeFree(hand, by, deps.clock.now())
    const agent = { id: by.id, no: hand.agentNo }
    return {
      reason: 'taken',
      text: `人工正在处理，话务员${hand.agentNo}号为您服务。`,
      dialogue: { kind: 'handed-over', since: hand.dialogue.since, agent },
    }
  })

export const longestSaid = 2_000

/** Throws invalid_input, not_allowed when it is somebody else's. */
export const sayToCitizen = async (
  deps: Deps,
  place: PlaceId,
  by: Staff,
  key: string,
  messageKey: string,
  text: string,
): Promise<void> => {
  const said = text.trim()
  if (said === '') throw new DomainError('invalid_input', '请写下要对市民说的话。', { field: 'text' })
  if (said.length > longestSaid)
    throw new DomainError('invalid_input', `一次最多发${longestSaid}个字，请分几次发送。`, { field: 'text' })
  await humanTurn(deps, place, by, key, messageKey, (hand) => {
    mustHold(hand, by)
    return { reason: 'said', text: said, dialogue: hand.dialogue }
  })
}

/** The machine answers again. */
export const handBack: Act = (deps, place, by, key, messageKey) =>
  humanTurn(deps, place, by, key, messageKey, (hand) => {
    mustHold(hand, by)
    const text = '人工服务先到这里，接下来由智能助手为您服务。需要真人请回复“转人工”。'
    return { reason: 'back', text, dialogue: { kind: 'open' } }
  })

/** The talk is over; what comes next is a new one. */
export const closeTalk: Act = (deps, place, by, key, messageKey) =>
  humanTurn(deps, place, by, key, messageKey, (hand) => {
    mustHold(hand, by)
    const text = '本次人工服务已经结束。还有别的事，可以接着说，也可以回复“转人工”。'
    return { reason: 'closed', text, dialogue: { kind: 'open' } }
  })
