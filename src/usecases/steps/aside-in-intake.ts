import { followUpPart } from '../../domain/answering/follow-up.ts'
import type { Dialogue, IntakeDraft } from '../../domain/conversation.ts'
import {
  asideOf,
  detectCommand,
  detectSmallTalk,
  isQuestion,
  notMeant,
  readCorrection,
} from '../../domain/understanding/index.ts'
import { askedFact } from '../intake/answer-fact.ts'
import { answersAsked, draftAfter } from '../intake/draft-after.ts'
import { replyToDraft, resume } from '../intake/reply-to-draft.ts'
import { follow, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned } from '../wording/canned.ts'
import { answerWith } from './answer-with.ts'
import { touches } from './likely-entries.ts'
import { withChoices } from './offer-beside.ts'
import { notYet } from './order-aside.ts'
import { settleQuestion } from './settle-question.ts'
import { smallTalk } from './small-talk.ts'

/** What is said in the middle of an intake and is no answer to it: met in a word, and the intake goes on where it was. */
export const asideInIntake = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft | null> =>
  (await talkAside(turn, draft)) ?? (await impatience(turn, draft)) ?? (await answerAside(turn, draft))

/** The reply asks again, with a word before it. */
const after = (words: string, back: TurnDraft): TurnDraft => {
  const [first, ...rest] = back.replies
  return { ...back, replies: [{ ...first, text: `${words}${first?.text ?? ''}` }, ...rest] }
}

/** Talk that answers nothing asked (thanks, temper, are you a person) is met; no word of it goes into the order. */
const talkAside = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft | null> => {
  const { text } = turn.message
  if (detectCommand(text) !== null || readCorrection(text)) return null
  const back = resume(turn, draft)
  if (notMeant(turn.read.text) === '') return after(canned.stillRegistering, back)
  const kind = detectSmallTalk(turn.read.text)
  // 没事 may be the answer to a question of the form; 谢谢你 never is, though it might be read as a name.
  if (kind === null || (kind === 'farewell' && answersAsked(turn, draft))) return null
  // What it is about is told already.
  if (kind === 'insult')
    return { ...after(canned.hurry, back), outcome: { kind: 'small-talk', reason: 'insult' } }
  if (kind === 'thanks')
    return { ...after(canned.welcome, back), outcome: { kind: 'small-talk', reason: 'thanks' } }
  const talked = await smallTalk(turn)
  if (!talked) return null
  return kind === 'distress' ? talked : { ...follow(talked, back), outcome: talked.outcome }
}

/** The place's own entry on how long an order takes and what becomes of it. */
const ownLimit = 'hotline.time-limit'

/** Who asks how long it takes asks it of the matter being told, and who presses is told that all is noted. */
const impatience = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft | null> => {
  const said = asideOf(turn.read.text)
  if (said === null || (said === 'handling' && answersAsked(turn, draft))) return null
  const back = resume(turn, draft)
  if (said === 'urging') return after(canned.hurry, back)
  if (said === 'count') return after(`一共${draft.waiting.length + 1}件，一件一件登记，每件一个编号。`, back)
  if (said === 'nameless') return after(canned.nameless, back)
  if (said === 'repeated') return after(canned.allNoted, back)
  const answered = await answerWith(turn, turn.read.text, ownLimit, 1)
  if (!answered) return after(canned.whenFiled, back)
  const on = turn.conversation.dialogue.kind === 'confirming' ? notYet(turn, draft) : back
  return { ...follow(answered, on), outcome: answered.outcome }
}

/** A real question in the middle of an intake is answered, and the intake goes on where it was. */
const answerAside = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft | null> => {
  const { read, message } = turn
  // 五年级三班 and 有截图 ask for nothing: more of the matter is told.
  if (!isQuestion(read.text) || detectCommand(message.text) !== null || answersAsked(turn, draft)) return null
  if (read.nature !== '咨询' || read.tells || !read.asks)
    return read.text.length > longestQuestion || readCorrection(message.text) ? null : noted(turn, draft)
  const answered = await settleQuestion(
    turn,
    followUpPart(read.text) ? `${draft.summary}，${read.text}` : read.text.replace(besides, ''),
  )
  const back = resume(turn, draft)
  if (answered.outcome.kind === 'settled') return { ...follow(answered, back), outcome: answered.outcome }
  // A fact that decides is asked for again, not passed over.
  if (answered.dialogue.kind === 'clarifying' && askedFact(draft) === null)
    return offerAside(answered.dialogue, back, draft) ?? noted(turn, draft)
  return noted(turn, draft)
}

const longestQuestion = 16
const besides = /^(?:另外|顺便|还有)(?:想?问(?:一下|下)?)?[，,：:\s]*/

/** What cannot be answered here goes to the unit with the matter. */
const noted = (turn: TurnContext, draft: IntakeDraft): TurnDraft => {
  const next = replyToDraft(turn, draftAfter(turn, draft))
  if (next.outcome.reason !== 'missing-fields') return next
  const [first, ...rest] = next.replies
  const asks = { ...first, text: (first?.text ?? '').replace(/^记下了。/, '') }
  return after(canned.askedOfUnit, { ...next, replies: [asks, ...rest] })
}

/** Entries that may answer it stand beside the question the intake goes on with. */
const offerAside = (
  { question, choices }: Extract<Dialogue, { kind: 'clarifying' }>,
  back: TurnDraft,
  draft: IntakeDraft,
): TurnDraft | null => {
  const near = choices.filter((choice) => touches(choice.question, `${draft.told.join('，')}，${question}`))
  return near.length === 0 ? null : withChoices(back, question, near)
}
