import type { Danger } from '../../domain/conversation.ts'
import { detectCommand, detectSmallTalk, isQuestion } from '../../domain/understanding/index.ts'
import { absorb } from '../intake/absorb.ts'
import { advance } from '../intake/advance.ts'
import { draftOfWords } from '../intake/begin-draft.ts'
import { say, type TurnContext, type TurnDraft } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'
import { givesDetails } from './gives-details.ts'
import { settleQuestion } from './settle.ts'

const register = /^登记|^(?:那|你们?)?(?:能|可以|请)?(?:不能)?帮我(?:登记|投诉|反映|举报)/

/**
 * What follows a danger that was told of: nobody who wanted to die is handed a form, a place belongs to what happened
 * there, and "怎么追回来" is asked of the money that was just lost.
 */
export const afterDanger = async (turn: TurnContext, danger: Danger): Promise<TurnDraft | null> => {
  const text = turn.message.text.trim()
  if (register.test(text)) return advance(turn, draftOfWords(turn, danger.told))
  if (danger.kind === 'suicide') return stay(turn, danger)
  if (givesDetails(turn)) return advance(turn, absorb(turn, draftOfWords(turn, danger.told)))
  if (!isQuestion(text) || text.length > longestQuestion) return null
  const answered = await settleQuestion(turn, `${danger.told}，${text}`)
  return answered.outcome.kind === 'settled' ? answered : null
}

const longestQuestion = 14
const shortestMatter = 6

/** Somebody is listening; what they tell of is taken up when they want it. */
const stay = (turn: TurnContext, danger: Danger): TurnDraft | null => {
  const text = turn.message.text.trim()
  const talk = detectSmallTalk(turn.read.text)
  if (talk !== null && talk !== 'distress' && talk !== 'insult') return null
  const tells = text.length >= shortestMatter && detectCommand(text) === null
  return {
    ...say(
      turn,
      { kind: 'small-talk', reason: 'distress' },
      {
        text: tells ? canned.stayAndHear : canned.stay,
        options: [...(tells ? [options.register] : []), options.human],
      },
    ),
    dialogue: { kind: 'open', danger: tells ? { ...danger, told: text } : danger },
  }
}
