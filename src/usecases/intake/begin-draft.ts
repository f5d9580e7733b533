import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Extracted, Matter, Nature } from '../../domain/matter.ts'
import { understand } from '../../domain/understanding/index.ts'
import { knownOf, lastOf } from '../turn/known-wishes.ts'
import { picturesSent } from '../turn/pictures.ts'
import type { TurnContext } from '../turn/turn.ts'
import { contactOf, whereBefore } from './matter-before.ts'

/** A draft for the message just read: its first matter, the others waiting. */
export const beginDraft = (turn: TurnContext, nature?: Nature): IntakeDraft => {
  const { read } = turn
  const { dialogue } = turn.conversation
  const last = lastOf(dialogue) ?? {}
  const said = { ...contactOf(last, read.extracted), ...knownOf(dialogue), ...read.extracted }
  const sent = picturesSent(turn)
  const pictures = sent.length === 0 ? {} : { attachments: [...sent] }
  const [first, ...rest] = read.matters
  if (first && rest.length > 0) {
    const draft = draftOf(turn, first, said)
    return whereBefore({ ...draft, ...pictures, nature: nature ?? first.nature, waiting: rest }, last.place)
  }
  const draft = {
    ...blank,
    ...pictures,
    nature: nature ?? read.nature,
    told: [turn.message.text.trim()],
    summary: first?.summary ?? read.text.slice(0, longestTitle),
    extracted: said,
    facts: read.facts,
  }
  return whereBefore(draft, last.place)
}

/** The next matter of the same message; contact and wishes carry over, place and facts do not. */
export const nextDraft = (turn: TurnContext, done: IntakeDraft): IntakeDraft | null => {
  const [next, ...waiting] = done.waiting
  if (!next) return null
  return whereBefore({ ...draftOf(turn, next, carried(done.extracted)), waiting }, done.extracted.place)
}

/** A draft for words said earlier in the conversation. */
export const draftOfWords = (turn: TurnContext, words: string): IntakeDraft => {
  const read = understand(words, { at: turn.now, homeNames: turn.pack.homeNames })
  return beginDraft({ ...turn, message: { ...turn.message, text: words }, read })
}

/** A matter together with others. What it says itself wins; one of several is not judged by the facts of another. */
const draftOf = (turn: TurnContext, matter: Matter, shared: Extracted): IntakeDraft => {
  const read = understand(matter.text, { at: turn.now, homeNames: turn.pack.homeNames })
  return {
    ...blank,
    nature: matter.nature,
    told: [matter.text],
    summary: matter.summary,
    extracted: { ...carried(shared), ...read.extracted },
    facts: read.facts,
  }
}

const longestTitle = 40

const blank = { asked: [], skipped: [], tries: {}, waiting: [] } satisfies Partial<IntakeDraft>

const carried = (known: Extracted): Extracted => {
  const { contactPhone, contactName, complainantKind, confidential, replyWanted, publicity, contactWish } =
    known
  return {
    ...(contactPhone === undefined ? {} : { contactPhone }),
    ...(contactName === undefined ? {} : { contactName }),
    ...(complainantKind === undefined ? {} : { complainantKind }),
    ...(confidential === undefined ? {} : { confidential }),
    ...(replyWanted === undefined ? {} : { replyWanted }),
    ...(publicity === undefined ? {} : { publicity }),
    ...(contactWish === undefined ? {} : { contactWish }),
  }
}
