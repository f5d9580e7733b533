import type { Dialogue } from '../domain/conversation.ts'
import type { Extracted } from '../domain/matter.ts'
import type { TurnContext, TurnDraft } from './turn.ts'

/** What was said of the citizen before any matter was taken up: how to be reached, secrecy, publishing. */
export const knownOf = (dialogue: Dialogue): Extracted => {
  if (dialogue.kind === 'collecting') return dialogue.draft.told.length === 0 ? dialogue.draft.extracted : {}
  return 'known' in dialogue ? (dialogue.known ?? {}) : {}
}

const wishes = ['contactWish', 'confidential', 'replyWanted', 'publicity', 'anonymous'] as const

/** "举报会保密吗" asks; it wishes nothing. How to be reached is never asked. */
const wishesIn = ({ read }: TurnContext): Extracted =>
  Object.fromEntries(
    wishes
      .filter((wish) => read.extracted[wish] !== undefined && (wish === 'contactWish' || !read.asks))
      .map((wish) => [wish, read.extracted[wish]]),
  )

/** Wishes told while nothing is being filled in stay for the matter that follows; an order takes them along. */
export const carryWishes = (turn: TurnContext, draft: TurnDraft): TurnDraft => {
  const { dialogue } = draft
  if (dialogue.kind !== 'open' && dialogue.kind !== 'clarifying' && dialogue.kind !== 'offering') return draft
  const { known: told, ...talk } = dialogue
  const filed = (draft.orders?.length ?? 0) > 0
  const known = filed ? {} : { ...knownOf(turn.conversation.dialogue), ...wishesIn(turn), ...told }
  return { ...draft, dialogue: Object.keys(known).length === 0 ? talk : { ...talk, known } }
}
