import type { IntakeDraft } from '../../domain/conversation.ts'
import { isQuestion, natureOf, tellsOfWrong } from '../../domain/understanding/index.ts'
import { absorb } from '../intake/absorb.ts'
import { advance } from '../intake/advance.ts'
import { draftOfWords } from '../intake/begin-draft.ts'
import { knownOf } from '../known-wishes.ts'
import { say, type TurnContext, type TurnDraft } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'
import { settleQuestion } from './settle.ts'

const register =
  /^(?:那|好的?|行|嗯|不用看了|还是|算了|直接|都不是|[，,\s])*(?:就)?(?:我|俺)?(?:还是)?(?:想|要|得)?(?:请|麻烦)?(?:你们?|您)?(?:帮我?|给我?|替我)?(?:直接|先|就)?登记(?:一下|下|吧|了|上|上去|投诉|这件事|这个|这事|工单|由单位答复|，由单位答复)*[。.]?$/

/** 登记, 我要登记, 那就帮我登记一下: what was just talked of is to be registered. */
export const wantsRegister = (message: string): boolean => register.test(message.trim())

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
  if (draft.nature !== '咨询') return advance(turn, absorb(turn, draft))
  // "老师体罚学生" tells of something, though it asks like a heading.
  if (!isQuestion(question) && tellsOfWrong(question))
    return advance(turn, absorb(turn, { ...draft, nature: '投诉' }))
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
