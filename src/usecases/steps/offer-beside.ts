import type { Choice, Dialogue } from '../../domain/conversation.ts'
import { praises } from '../../domain/understanding/index.ts'
import type { TurnContext, TurnDraft } from '../turn/turn.ts'
import { besideAway, besideIntake } from '../wording/beside.ts'
import { options } from '../wording/canned.ts'
import { likelyEntries } from './likely-entries.ts'

/** A longer message tells a story, and who leaves a telephone number wants it dealt with: neither looks for a rule. */
const longest = 80

/** Words thrown at us tell of no swindler and no rubbish: who is angry wants help, and no entries on those. */
const scolds = /(?:你们|政府|热线).{0,6}(?:骗子|骗人|垃圾|废物|饭桶|吃干饭|混蛋)/

/**
 * What a message came to that tells of something without asking, or was turned away, with the entries beside it that may
 * answer it: 老板不给钱 is taken in, and what the law says of it is one number away.
 */
export const offerBeside = async (turn: TurnContext, draft: TurnDraft): Promise<TurnDraft> => {
  const { text, extracted } = turn.read
  if (
    text.length > longest ||
    scolds.test(text) ||
    praises(text) ||
    extracted.contactPhone !== undefined ||
    !canHold(draft)
  )
    return draft
  const choices = await likelyEntries(turn, text)
  return choices.length === 0 ? draft : withChoices(draft, text, choices)
}

/** One matter, just begun or just turned away. */
const canHold = ({ dialogue, replies }: TurnDraft): boolean =>
  replies.length === 1 &&
  (dialogue.kind === 'collecting' ? dialogue.draft.waiting.length === 0 : holdsNothing(dialogue))

const holdsNothing = ({ kind }: Dialogue) => kind === 'open' || kind === 'clarifying' || kind === 'offering'

/** The draft with entries to choose from, beside what it asks. */
export const withChoices = (draft: TurnDraft, question: string, choices: readonly Choice[]): TurnDraft => {
  const { dialogue } = draft
  const told = dialogue.kind === 'collecting' ? besideIntake : besideAway
  const questions = choices.map((choice) => choice.question)
  const replies = draft.replies.map((reply) => {
    // Where it was before answers what is asked: it stays the first.
    const first = (reply.options ?? []).filter(({ send }) => send === options.sameThere.send)
    const others = (reply.options ?? []).filter((option) => !first.includes(option))
    return {
      ...reply,
      text: `${reply.text}\n\n${told(questions, first.length)}`,
      options: [...first, ...questions.map((question) => ({ label: question, send: question })), ...others],
    }
  })
  return { ...draft, replies, dialogue: remembered(dialogue, question, choices) }
}

const refusedIn = (dialogue: Dialogue) =>
  dialogue.kind === 'open' && dialogue.refused !== undefined ? { refused: dialogue.refused } : {}

/** An order shown back stays to be given: the entries beside it are asked for in their own words. */
const remembered = (dialogue: Dialogue, question: string, choices: readonly Choice[]): Dialogue =>
  dialogue.kind === 'confirming'
    ? dialogue
    : dialogue.kind === 'collecting'
      ? { ...dialogue, beside: [...choices] }
      : { kind: 'clarifying', question, choices: [...choices], ...refusedIn(dialogue) }
