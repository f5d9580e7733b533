import type { Conversation, Dialogue, InboundMessage } from '../../domain/conversation.ts'
import type { TurnContext, TurnDraft } from './turn.ts'

/** Pictures sent longer ago belong to something else. Ours. */
const freshMs = 3_600_000
const most = 20

type Sent = { readonly id: string; readonly at: string }

const isTalk = (dialogue: Dialogue) =>
  dialogue.kind === 'open' || dialogue.kind === 'clarifying' || dialogue.kind === 'offering'

/** The conversation with the message's pictures where they belong: in the intake under way, or kept for what is said next. */
export const withPictures = (
  conversation: Conversation,
  { attachments = [], receivedAt }: Pick<InboundMessage, 'attachments' | 'receivedAt'>,
): Conversation => {
  const { dialogue } = conversation
  if (dialogue.kind === 'collecting' || dialogue.kind === 'confirming') {
    if (attachments.length === 0) return conversation
    const known = dialogue.draft.attachments ?? []
    const ids = new Set([...known, ...attachments.map(({ id }) => id)])
    return {
      ...conversation,
      dialogue: { ...dialogue, draft: { ...dialogue.draft, attachments: [...ids] } },
    }
  }
  if (!isTalk(dialogue) || (attachments.length === 0 && !dialogue.pictures)) return conversation
  const fresh = (dialogue.pictures ?? []).filter(({ at }) => receivedAt.getTime() - Date.parse(at) < freshMs)
  const now = attachments.map(({ id }): Sent => ({ id, at: receivedAt.toISOString() }))
  return { ...conversation, dialogue: { ...dialogue, pictures: [...fresh, ...now].slice(-most) } }
}

/** Pictures that came with the message or before it, not yet with any matter. */
export const picturesSent = ({ conversation: { dialogue }, message }: TurnContext): readonly string[] => {
  const before = isTalk(dialogue) ? (dialogue.pictures ?? []).map(({ id }) => id) : []
  return [...new Set([...before, ...(message.attachments ?? []).map(({ id }) => id)])]
}

/** What is filed or supplemented takes its pictures along. */
export const goTo = (
  orderNo: string,
  ids: readonly string[] = [],
): readonly { readonly id: string; readonly orderNo: string }[] => ids.map((id) => ({ id, orderNo }))

/** Pictures that went to no intake and no order stay for what is said next. */
export const carryPictures = (before: Dialogue, draft: TurnDraft): TurnDraft => {
  const { dialogue } = draft
  if (!isTalk(dialogue)) return draft
  const gone = new Set(draft.attachments?.map(({ id }) => id))
  const sent = isTalk(before) ? (before.pictures ?? []) : []
  const { pictures: _, ...talk } = dialogue
  const pictures = sent.filter(({ id }) => !gone.has(id))
  return { ...draft, dialogue: pictures.length === 0 ? talk : { ...talk, pictures } }
}
