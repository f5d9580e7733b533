import type { Emergency, Extracted } from '../../domain/matter.ts'
import { goTo, picturesSent } from '../turn/pictures.ts'
import type { TurnContext, TurnDraft } from '../turn/turn.ts'
import { filedText } from '../wording/intake.ts'
import { beginDraft } from './begin-draft.ts'
import { fileOrder } from './file-order.ts'
import { receipt } from './receipt.ts'

/**
 * The urgent order of a place that acts itself in emergencies; null where it only points to the emergency lines.
 * Nothing is asked for: what is missing is got by telephone or later messages.
 */
export const fileEmergency = async (turn: TurnContext, danger: Emergency): Promise<TurnDraft | null> => {
  const rule = turn.rules.emergency.mode
  if (rule?.value !== 'redirect_and_order' || danger.kind === 'suicide') return null
  const draft = beginDraft(turn, '求助')
  const urgent = {
    ...draft,
    extracted: { ...contactSoFar(turn), ...draft.extracted },
    facts: { ...draft.facts, emergency: true },
    waiting: [],
  }
  const { card, commit } = await fileOrder(turn, urgent)
  const text = filedText(turn, card, urgent)
  return {
    outcome: { kind: 'emergency', orderNo: card.no, article: rule.source.article },
    replies: [{ text, order: card }],
    deliveries: [receipt(turn, card.no, text)],
    // An intake under way is taken up again afterwards.
    dialogue: turn.conversation.dialogue,
    orders: [commit],
    attachments: goTo(card.no, picturesSent(turn)),
  }
}

/** The contact given in an intake under way: the rescuers need it. */
const contactSoFar = ({ conversation: { dialogue } }: TurnContext): Extracted => {
  if (dialogue.kind !== 'collecting' && dialogue.kind !== 'confirming') return {}
  const { contactPhone, contactName } = dialogue.draft.extracted
  return {
    ...(contactPhone === undefined ? {} : { contactPhone }),
    ...(contactName === undefined ? {} : { contactName }),
  }
}
