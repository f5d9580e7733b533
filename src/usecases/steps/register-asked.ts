import type { IntakeDraft } from '../../domain/conversation.ts'
import { isQuestion, natureOf, tellsOfWrong } from '../../domain/understanding/index.ts'
import { draftOfWords } from '../intake/begin-draft.ts'
import { draftAfter } from '../intake/draft-after.ts'
import { replyToDraft } from '../intake/reply-to-draft.ts'
import { knownOf } from '../turn/known-wishes.ts'
import { say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { settleQuestion } from './settle-question.ts'

const register =
  /^(?:那|好的?|行|嗯|不用看了|还是|算了|直接|都不是|[，,\s])*(?:就)?(?:我|俺)?(?:还是)?(?:想|要|得)?(?:请|麻烦)?(?:你们?|您)?(?:帮我?|给我?|替我)?(?:直接|先|就)?登记(?:一下|下|吧|了|上|上去|投诉|这件事|这个|这事|工单|由单位答复|，由单位答复)*(?:[，,\s]*(?:让|请|由)[^，。]{1,8}(?:回|答复|回复|联系|找)我?)?[。.]?$/

/** 能不能帮我投诉他们: they were just told of. */
const forMe =
  /^(?:那|好的?|行|嗯|就|还是|请|麻烦|你们?|您|[，,\s])*(?:能不能|能|可以|可不可以|要)?(?:(?:帮|替|给)我?(?:投诉|反映|举报|登记)(?:一下|他们?|它|她|这[个件家事]事?|上去|上报)*|(?:我)?(?:要|想)(?:投诉|反映|举报)(?:他们?|它|她|这[个件家]事?|这种(?:事|情况)))(?:吗|吧|了|啊|可以吗)?[。？?]?$/

/** 登记, 我要登记, 那就帮我登记一下: what was just talked of is to be registered. */
export const wantsRegister = (message: string): boolean => {
  const text = message.trim()
  return register.test(text) || (text.length <= 20 && forMe.test(text))
}

/** What was asked about, as a matter: a question that tells of a wrong done to its writer is a complaint. */
export const draftOfQuestion = (turn: TurnContext, question: string): IntakeDraft => {
  const draft = draftOfWords(turn, question)
  const wrong = tellsOfWrong(question) || /被[^，。]{1,12}了|打[我了]/.test(question)
  const told = draft.nature === '咨询' && natureOf(question).tells && wrong
  return told ? { ...draft, nature: '投诉' } : draft
}

/**
 * A place or a telephone after what was asked: a matter that tells of something is taken up with it; for a plain
 * question registering is offered, with what was given kept. null when the words ask for something of their own.
 */
export const registerWith = async (turn: TurnContext, question: string): Promise<TurnDraft | null> => {
  const draft = draftOfQuestion(turn, question)
  if (draft.nature !== '咨询') return replyToDraft(turn, draftAfter(turn, draft))
  // "老师体罚学生" tells of something, though it asks like a heading.
  if (!isQuestion(question) && tellsOfWrong(question))
    return replyToDraft(turn, draftAfter(turn, { ...draft, nature: '投诉' }))
  const own = await settleQuestion(turn, turn.read.text)
  return own.outcome.kind === 'settled' ? null : offer(turn, question)
}

const offer = (turn: TurnContext, question: string): TurnDraft => ({
  ...say(
    turn,
    { kind: 'clarify', reason: 'details', nature: '咨询' },
    { text: canned.detailsThenRegister, options: [options.register, options.human] },
  ),
  dialogue: {
    kind: 'offering',
    question,
    known: { ...knownOf(turn.conversation.dialogue), ...turn.read.extracted },
  },
})
