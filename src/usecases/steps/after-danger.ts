import type { Danger, IntakeDraft } from '../../domain/conversation.ts'
import { detectCommand, detectSmallTalk } from '../../domain/understanding/index.ts'
import { draftOfWords } from '../intake/begin-draft.ts'
import { replyToDraft } from '../intake/reply-to-draft.ts'
import { say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { givesDetails } from './gives-details.ts'
import { settleQuestion } from './settle-question.ts'

const register = /^登记|^(?:那|你们?)?(?:能|可以|请)?(?:不能)?帮我(?:登记|投诉|反映|举报)/

/**
 * What follows a danger that was told of: nobody who wanted to die is handed a form, a place belongs to what happened
 * there, and "怎么追回来" is asked of the money that was just lost.
 */
export const afterDanger = async (turn: TurnContext, danger: Danger): Promise<TurnDraft | null> => {
  const text = turn.message.text.trim()
  if (register.test(text)) return replyToDraft(turn, calmDraft(turn, danger))
  if (text.length <= longestFear && fear.test(text))
    return say(
      turn,
      { kind: 'emergency', reason: danger.kind },
      { text: canned.afraid, options: [options.human] },
    )
  if (text.length <= longestCalled && called.test(text))
    return say(
      turn,
      { kind: 'emergency', reason: danger.kind },
      { text: canned.calledThem, options: [options.register, options.human] },
    )
  if (danger.kind === 'suicide') return stay(turn, danger)
  // An address given here must reach those who are sent out: nobody may wait for us.
  if (givesDetails(turn))
    return say(
      turn,
      { kind: 'emergency', reason: danger.kind },
      { text: canned.tellThem, options: [options.register, options.human] },
    )
  if (text.length > longestAsked || detectSmallTalk(turn.read.text) !== null) return null
  return (await settled(turn, text, danger)) ?? (await settled(turn, `${danger.told}，${text}`, danger))
}

/** Asked on about the danger; the next message may ask on again. */
const settled = async (turn: TurnContext, question: string, danger: Danger): Promise<TurnDraft | null> => {
  const answered = await settleQuestion(turn, question)
  if (answered.outcome.kind !== 'settled' || answered.dialogue.kind !== 'open') return null
  return { ...answered, dialogue: { ...answered.dialogue, danger } }
}

/** What is to be registered after the numbers were told: the matter itself, with the danger left to those who were called. */
const calmDraft = (turn: TurnContext, danger: Danger): IntakeDraft => {
  const draft = draftOfWords(turn, danger.told)
  const { emergency: _, ...facts } = draft.facts
  return { ...draft, facts }
}

/** 不敢说, 我好怕 after a danger: no answer to a form. */
const fear =
  /追(?:出|过|上|来)|(?:他|她|人|他们)(?:又|已经|快|要)?(?:来了|回来|进来|上来)|[砸撞踹]门|堵(?:着|在)|找上门|又打|还在打|不敢|害怕|好怕|怕他|怕她|怕死|[我很好]怕/
/** 已经打了119: help is on its way. */
const called =
  /^(?:我|我们|邻居|家里人)?(?:已经|已|刚才?|都|早就)?(?:打|拨|报)(?:了|过|完)?(?:11[0-9]|12[0-9]|燃气|煤气|抢修|急救|救护车|消防|报警|警)[^，。？?吗]{0,8}(?:了|过)?[。！]?$/
const longestCalled = 16
const longestFear = 10
const longestAsked = 14
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
