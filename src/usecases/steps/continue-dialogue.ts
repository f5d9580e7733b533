import type { Dialogue, IntakeDraft } from '../../domain/conversation.ts'
import { assertNever } from '../../domain/errors.ts'
import { detectCommand, type Field, readAnswer, readCorrection } from '../../domain/understanding/index.ts'
import { absorb } from '../intake/absorb.ts'
import { advance } from '../intake/advance.ts'
import { beginDraft, nextDraft } from '../intake/begin-draft.ts'
import { fileOrder } from '../intake/file-order.ts'
import { follow, type Step, say, type TurnContext, type TurnDraft } from '../turn.ts'
import { canned, options } from '../wording/canned.ts'
import { filedText } from '../wording/intake.ts'
import { answerWith, notFound, settleQuestion } from './settle.ts'

/** Step 3: what the conversation is in the middle of takes the message, unless the message is a new matter. */
export const continueDialogue: Step = async (turn) => {
  const { dialogue } = turn.conversation
  switch (dialogue.kind) {
    case 'open':
      return null
    case 'clarifying':
      return choose(turn, dialogue)
    case 'offering':
      return takeOffer(turn, dialogue)
    case 'collecting':
      return collecting(turn, dialogue.draft)
    case 'confirming':
      return confirming(turn, dialogue.draft)
    case 'handed-over':
      return handedOver(turn)
    default:
      return assertNever(dialogue)
  }
}

type Of<K extends Dialogue['kind']> = Extract<Dialogue, { kind: K }>

const choose = async (turn: TurnContext, dialogue: Of<'clarifying'>): Promise<TurnDraft | null> => {
  const text = turn.message.text.trim()
  if (/^(都不是|不是这些|没有我要的|不是这个意思)/.test(text)) return notFound(dialogue.question)
  const picked = dialogue.choices.find(({ question }) => question === text)
  return picked ? answerWith(turn, dialogue.question, picked.entryId, 1) : null
}

const takeOffer = async (turn: TurnContext, dialogue: Of<'offering'>): Promise<TurnDraft | null> => {
  const text = turn.message.text.trim()
  if (!/^登记/.test(text) && detectCommand(text) !== 'confirm') return null
  const draft = beginDraft(turn, '咨询')
  return advance(turn, {
    ...draft,
    told: [dialogue.question],
    summary: dialogue.question.slice(0, 40),
    extracted: {},
    facts: {},
    waiting: [],
  })
}

const collecting = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft | null> => {
  if (detectCommand(turn.message.text) === 'cancel') return cancelled()
  const aside = await answerAside(turn, draft)
  if (aside) return aside
  if (isNewMatter(turn, draft)) return advance(turn, withWaiting(turn, draft))
  return advance(turn, absorb(turn, draft))
}

const confirming = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft | null> => {
  const command = detectCommand(turn.message.text)
  if (command === 'cancel') return cancelled()
  if (command === 'confirm' || /^提交/.test(turn.message.text.trim())) return file(turn, draft)
  if (command === 'deny' && !readCorrection(turn.message.text))
    return say(
      turn,
      { kind: 'intake', reason: 'correct' },
      { text: '哪一项要改？请直接说，例如“地点不对，是三号楼”。', options: [options.cancel, options.human] },
    )
  const aside = await answerAside(turn, draft)
  if (aside) return aside
  if (isNewMatter(turn, draft)) return advance(turn, withWaiting(turn, draft))
  return advance(turn, absorb(turn, draft))
}

const cancelled = (): TurnDraft => ({
  outcome: { kind: 'intake', reason: 'cancelled' },
  replies: [{ text: canned.cancelled }],
  dialogue: { kind: 'open' },
})

const file = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft> => {
  const { card, commit, notice } = await fileOrder(turn, draft)
  const text = filedText(turn, card, draft)
  const filed: TurnDraft = {
    outcome: { kind: 'order', nature: draft.nature, orderNo: card.no },
    replies: [{ text: notice === '' ? text : `${text}\n${notice}`, order: card }],
    dialogue: { kind: 'open' },
    orders: [commit],
  }
  const next = nextDraft(draft)
  return next ? { ...follow(filed, advance(turn, next)), outcome: filed.outcome } : filed
}

/** A real question in the middle of an intake is answered, and the intake goes on where it was. */
const answerAside = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft | null> => {
  const { read, message } = turn
  if (!read.asks || read.tells || read.nature !== '咨询' || answersAsked(draft, message.text)) return null
  const answered = await settleQuestion(turn, read.text)
  if (answered.outcome.kind !== 'settled') return null
  const back = advance(turn, draft)
  return { ...follow(answered, back), outcome: answered.outcome }
}

const answersAsked = (draft: IntakeDraft, text: string) =>
  draft.asked.some((field) => readAnswer(field as Field, text) !== null)

/** Another matter in the middle of this one: it says so, or it is a full telling of something else. */
const isNewMatter = (turn: TurnContext, draft: IntakeDraft): boolean => {
  const text = turn.message.text.trim()
  if (answersAsked(draft, text) && text.length < 30) return false
  return /^(另外|还有一件事|还有个事|再反映|还要(?:投诉|举报|反映)|我还要)/.test(text) && text.length > 10
}

const withWaiting = (turn: TurnContext, draft: IntakeDraft): IntakeDraft => ({
  ...draft,
  waiting: [
    ...draft.waiting,
    {
      summary: turn.read.matters[0]?.summary ?? turn.read.text.slice(0, 40),
      text: turn.message.text.trim(),
      nature: turn.read.nature,
    },
  ],
})

const handedOver = async (turn: TurnContext): Promise<TurnDraft> => {
  if (/^(返回|回来|继续机器人|不用人工了?)[。.]?$/.test(turn.message.text.trim()))
    return {
      outcome: { kind: 'small-talk', reason: 'back' },
      replies: [{ text: canned.back }],
      dialogue: { kind: 'open' },
    }
  return say(
    turn,
    { kind: 'handoff', reason: 'waiting' },
    { text: canned.handoffNoted, options: [{ label: '返回', send: '返回' }] },
  )
}
