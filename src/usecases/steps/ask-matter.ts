import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Nature } from '../../domain/matter.ts'
import { detectCommand, detectSmallTalk, isQuestion } from '../../domain/understanding/index.ts'
import { beginDraft, draftOfWords } from '../intake/begin-draft.ts'
import { replyToDraft } from '../intake/reply-to-draft.ts'
import type { TurnContext, TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'

/** Fewer characters than these are the name of something, and no telling of what happened. */
const leastTold = 5
const patience = 2
const matter = 'matter'
const timesAsked = ({ tries }: IntakeDraft): number => tries[matter] ?? 0

/** "我要投诉": what it is about is asked before any field of a form. */
export const askMatter = (turn: TurnContext, nature: Nature): TurnDraft =>
  asking(
    { ...beginDraft(turn, nature), told: [], summary: '' },
    /[!！]/.test(turn.message.text)
      ? canned.tellCalmly
      : givesSome(turn)
        ? canned.tellWhat
        : canned.tellMatter,
  )

const givesSome = ({ read: { extracted } }: TurnContext): boolean =>
  extracted.place !== undefined || extracted.contactPhone !== undefined || extracted.contactName !== undefined

const asking = (
  draft: IntakeDraft,
  text: string = draft.told.length === 0 ? canned.tellMatter : canned.tellMore,
): TurnDraft => ({
  outcome: { kind: 'intake', reason: 'missing-fields', nature: draft.nature, asked: [] },
  replies: [
    {
      text,
      options: [options.cancel, options.human],
    },
  ],
  dialogue: {
    kind: 'collecting',
    draft: { ...draft, tries: { ...draft.tries, [matter]: timesAsked(draft) + 1 } },
  },
})

/** Nothing of the matter is told yet, or only its name. */
export const awaitsMatter = ({ told, tries, asked }: IntakeDraft): boolean =>
  tries[matter] !== undefined && asked.length === 0 && told.join('').length < leastTold

/** The matter, told at last; null for a question, which is answered like any other. */
export const tellMatter = (turn: TurnContext, draft: IntakeDraft): TurnDraft | null => {
  const text = turn.message.text.trim()
  if (detectCommand(text) !== null) return asking(draft)
  if (detectSmallTalk(turn.read.text) === 'insult') return asking(draft, canned.tellCalmly)
  if (isQuestion(turn.read.text) && turn.read.nature === '咨询' && !turn.read.tells) return null
  const told = [...draft.told, text]
  const tried = timesAsked(draft)
  if (told.join('').length < leastTold && tried <= patience) return asking({ ...draft, told })
  return replyToDraft(turn, toldAtLast(turn, draft, told))
}

/** What was said before the matter (a wish, a number) is kept; a wish alone named no nature. */
const toldAtLast = (turn: TurnContext, draft: IntakeDraft, told: readonly string[]): IntakeDraft => {
  const read = draftOfWords(turn, told.join('，'))
  return {
    ...read,
    nature: draft.nature === '咨询' ? read.nature : draft.nature,
    extracted: { ...draft.extracted, ...read.extracted },
    told: [...told],
  }
}
