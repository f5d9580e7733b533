import type { Dialogue } from '../../domain/conversation.ts'
import type { Extracted } from '../../domain/matter.ts'
import { withoutContact } from '../../domain/understanding/index.ts'
import type { TurnContext, TurnDraft } from './turn.ts'

/** What was said of the citizen before any matter was taken up: how to be reached, secrecy, publishing. */
export const knownOf = (dialogue: Dialogue): Extracted => {
  if (dialogue.kind === 'collecting') return dialogue.draft.told.length === 0 ? dialogue.draft.extracted : {}
  return 'known' in dialogue ? (dialogue.known ?? {}) : {}
}

/** What the order filed last in this talk leaves to a further matter. */
export const lastOf = (dialogue: Dialogue): Extracted | undefined =>
  'last' in dialogue ? dialogue.last : undefined

const wishes = ['contactWish', 'confidential', 'replyWanted', 'publicity', 'anonymous'] as const

/** "举报会保密吗" asks; it wishes nothing. How to be reached is never asked. */
const wishesIn = ({ read }: TurnContext): Extracted =>
  Object.fromEntries(
    wishes
      .filter((wish) => read.extracted[wish] !== undefined && (wish === 'contactWish' || !read.asks))
      .map((wish) => [wish, read.extracted[wish]]),
  )

/** Who asks, and how to reach them, told beside a question: for the order it may become. */
const contactBeside = ({ read }: TurnContext): Extracted => {
  if (withoutContact(read.text) === read.text) return {}
  const { contactPhone, contactName } = read.extracted
  return {
    ...(contactPhone === undefined ? {} : { contactPhone }),
    ...(contactName === undefined ? {} : { contactName }),
  }
}

/** Wishes told while nothing is being filled in stay for the matter that follows; an order takes them along. */
export const carryWishes = (turn: TurnContext, draft: TurnDraft): TurnDraft => {
  const { dialogue } = draft
  if (dialogue.kind !== 'open' && dialogue.kind !== 'clarifying' && dialogue.kind !== 'offering') return draft
  const last = dialogue.last ?? lastOf(turn.conversation.dialogue)
  const { known: told, ...rest } = dialogue
  const talk = last === undefined ? rest : { ...rest, last }
  const filed = (draft.orders?.length ?? 0) > 0
  const known = filed
    ? {}
    : { ...knownOf(turn.conversation.dialogue), ...wishesIn(turn), ...contactBeside(turn), ...told }
  return { ...draft, dialogue: Object.keys(known).length === 0 ? talk : { ...talk, known } }
}
