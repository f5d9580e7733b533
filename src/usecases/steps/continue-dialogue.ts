import { followUpPart } from '../../domain/answering/follow-up.ts'
import type { Dialogue, IntakeDraft } from '../../domain/conversation.ts'
import { assertNever } from '../../domain/errors.ts'
import {
  detectCommand,
  leaning,
  notMeant,
  readCorrection,
  topicOf,
} from '../../domain/understanding/index.ts'
import { answersAsked, draftAfter, whichIsWrong } from '../intake/draft-after.ts'
import { fileOrder } from '../intake/file-order.ts'
import { leftBy } from '../intake/matter-before.ts'
import { isNewMatter, keepForLater } from '../intake/new-matter.ts'
import { receipt } from '../intake/receipt.ts'
import { replyToDraft, resume, takeNext } from '../intake/reply-to-draft.ts'
import { goTo } from '../turn/pictures.ts'
import { follow, type Step, say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { filedText } from '../wording/intake.ts'
import { sameOrAnother } from './add-to-order.ts'
import { afterDanger } from './after-danger.ts'
import { answerWith } from './answer-with.ts'
import { asideInIntake } from './aside-in-intake.ts'
import { awaitsMatter, tellMatter } from './ask-matter.ts'
import { aboutTopic } from './follow-up.ts'
import { givesDetails } from './gives-details.ts'
import { notFound } from './no-answer.ts'
import { asideOfQuestion, besideAsides } from './order-aside.ts'
import { draftOfQuestion, registerWith, wantsRegister } from './register-asked.ts'
import { isGoingBack } from './served-by-person.ts'

/** Step 3: what the conversation is in the middle of takes the message, unless the message is a new matter. */
export const continueDialogue: Step = async (turn) => {
  const { dialogue } = turn.conversation
  switch (dialogue.kind) {
    case 'open':
      return dialogue.danger ? afterDanger(turn, dialogue.danger) : registerAbout(turn, dialogue)
    case 'clarifying':
      return (await asideOfQuestion(turn, dialogue.question)) ?? choose(turn, dialogue)
    case 'offering':
      return (
        (await sameOrAnother(turn, dialogue)) ??
        (await asideOfQuestion(turn, dialogue.question)) ??
        takeOffer(turn, dialogue)
      )
    case 'collecting':
      return (await chooseBeside(turn, dialogue)) ?? besideAsides(turn, dialogue.draft, collecting)
    case 'confirming':
      return besideAsides(turn, dialogue.draft, confirming)
    case 'handed-over':
      return handedOver(turn, dialogue)
    default:
      return assertNever(dialogue)
  }
}

type Of<K extends Dialogue['kind']> = Extract<Dialogue, { kind: K }>

/** What was answered is to be registered all the same, in the words it was told in; so is a matter whose place follows. */
const registerAbout = async (
  turn: TurnContext,
  { about, dropped }: Of<'open'>,
): Promise<TurnDraft | null> => {
  if (dropped && (thinksBetter(turn.message.text) || wantsRegister(turn.message.text)))
    return replyToDraft(turn, { ...dropped, asked: [], tries: {} })
  if (!about) return null
  if (wantsRegister(turn.message.text)) return replyToDraft(turn, draftOfQuestion(turn, about.question))
  return givesDetails(turn) ? registerWith(turn, about.question) : null
}

/** 刚才那个还是要投诉, 还是登记吧: said of what was given up a moment ago. */
const thinksBetter = (text: string): boolean =>
  text.length <= longestSecondThought &&
  /^(?:等等|等一下|不对|算了|那|嗯|我|想了想|[，,\s])*(?:(?:刚才|刚刚|前面|之前|上面)(?:那个|那件事?|说的|的事?|取消的)*|(?:还是|继续|接着|恢复))(?:我|还是|也|继续|接着|恢复|要|想|得|请|帮我)*(?:投诉|登记|反映|举报|办|报|提交|说|要)(?:吧|了|一下|上|刚才那[个件]事?)*[。！]?$/.test(
    text.trim(),
  )

const longestSecondThought = 30

/** Said of the one question that was shown. */
const agrees = /^(?:是|是的|是啊|对|对的|对对|嗯|嗯嗯|没错|就是|就是这个|是这个|就这个)[。！，,.!]*$/

const choose = async (turn: TurnContext, dialogue: Of<'clarifying'>): Promise<TurnDraft | null> => {
  const text = turn.message.text.trim()
  if (/^(不是这些|没有我要的)/.test(text) || notMeant(text) !== null) return notFound(dialogue.question)
  const [only, ...others] = dialogue.choices
  const agreed = others.length === 0 && agrees.test(text) ? only : undefined
  const picked = dialogue.choices.find(({ question }) => question === text) ?? agreed
  if (picked) return answerWith(turn, dialogue.question, picked.entryId, 1)
  if (wantsRegister(text)) return replyToDraft(turn, draftOfQuestion(turn, dialogue.question))
  if (givesDetails(turn)) return registerWith(turn, dialogue.question)
  const { text: words } = turn.read
  const leans = followUpPart(words) !== null || (leaning(words) ?? 'short') !== 'short'
  return leans ? aboutTopic(turn, topicOf(dialogue.question), words) : null
}

/**
 * An entry offered beside the intake's question is given. The matter can still be registered, in the words it was told
 * in; with more than words (pictures), it is gone on with at once.
 */
const chooseBeside = async (turn: TurnContext, dialogue: Of<'collecting'>): Promise<TurnDraft | null> => {
  const { beside = [], draft } = dialogue
  const picked = beside.find(({ question }) => question === turn.message.text.trim())
  const answered = picked ? await answerWith(turn, draft.told.join('\n'), picked.entryId, 1) : null
  if (!answered) return null
  if (draft.attachments?.length)
    return { ...follow(answered, resume(turn, draft)), outcome: answered.outcome }
  const replies = answered.replies.map((reply) => ({
    ...reply,
    options: [
      ...(reply.options ?? []).filter(({ send }) => send !== options.register.send),
      options.register,
    ],
  }))
  return { ...answered, replies }
}

const takeOffer = async (turn: TurnContext, { question }: Of<'offering'>): Promise<TurnDraft | null> => {
  const text = turn.message.text.trim()
  if (notMeant(text) !== null)
    return say(
      turn,
      { kind: 'clarify', reason: 'not-found', nature: '咨询' },
      { text: canned.notMeant, options: [options.register, options.human] },
    )
  const draft: IntakeDraft = { ...draftOfQuestion(turn, question), waiting: [] }
  if (givesDetails(turn)) return replyToDraft(turn, draftAfter(turn, draft))
  return wantsRegister(text) || detectCommand(text) === 'confirm' ? replyToDraft(turn, draft) : null
}

const collecting = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft | null> => {
  if (givesUp(turn, draft)) return cancelled(turn, draft)
  return awaitsMatter(draft) ? tellMatter(turn, draft) : goOn(turn, draft)
}

/** 提交, 行吧提交: said in any way, but not as a question. */
const givesIt =
  /^(?:行|好|嗯|可以|中|那|就|没问题|对|没错|[吧了的，,。\s])*(?:提交(?!以?后|之后|了?[吗么？?])|登记[吧了。！]*$)/

const confirming = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft | null> => {
  if (givesUp(turn, draft)) return cancelled(turn, draft)
  const text = turn.message.text.trim()
  const command = detectCommand(text)
  if (command === 'confirm' || givesIt.test(text)) return file(turn, draft)
  if (command === 'deny' && !readCorrection(text))
    return {
      outcome: { kind: 'intake', reason: 'correct' },
      replies: [{ text: canned.whichIsWrong, options: [options.cancel, options.human] }],
      dialogue: { kind: 'confirming', draft: { ...draft, asked: [whichIsWrong] } },
    }
  return goOn(turn, draft)
}

const goOn = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft> => {
  const another = isNewMatter(turn)
  if (another && turn.read.nature !== '咨询') return keepForLater(turn, draft)
  const aside = await asideInIntake(turn, draft)
  if (another && aside?.outcome.kind !== 'settled') return keepForLater(turn, draft)
  return aside ?? replyToDraft(turn, draftAfter(turn, draft))
}

const declines = /^不(?:用|必|需要)(?:了|吧)?[。.]?$/

/** 撤回 means what is being filled in: an order is withdrawn by its number. 不用 may be the answer to a question. */
const givesUp = (turn: TurnContext, draft: IntakeDraft): boolean => {
  const text = turn.message.text.trim()
  if (declines.test(text) && answersAsked(turn, draft)) return false
  const command = detectCommand(text)
  return command === 'cancel' || command === 'withdraw'
}

const cancelled = (turn: TurnContext, draft: IntakeDraft): TurnDraft => {
  const stopped: TurnDraft = {
    outcome: { kind: 'intake', reason: 'cancelled' },
    replies: [{ text: canned.cancelled }],
    dialogue: { kind: 'open', ...(draft.told.length > 0 ? { dropped: { ...draft, waiting: [] } } : {}) },
  }
  const next = takeNext(turn, draft)
  return next ? { ...follow(stopped, next), outcome: stopped.outcome } : stopped
}

const file = async (turn: TurnContext, draft: IntakeDraft): Promise<TurnDraft> => {
  const { card, commit, notice } = await fileOrder(turn, draft)
  const told = filedText(turn, card, draft)
  const text = notice === '' ? told : `${told}\n${notice}`
  const filed: TurnDraft = {
    outcome: { kind: 'order', nature: draft.nature, orderNo: card.no },
    replies: [{ text, order: card }],
    dialogue: { kind: 'open', last: leftBy(draft) },
    orders: [commit],
    deliveries: [receipt(turn, card.no, text)],
    attachments: goTo(card.no, draft.attachments),
  }
  const next = takeNext(turn, draft)
  return next ? { ...follow(filed, next), outcome: filed.outcome } : filed
}

const handedOver = async (turn: TurnContext, { draft }: Of<'handed-over'>): Promise<TurnDraft> => {
  if (isGoingBack(turn.message.text) && draft && draft.told.length > 0) return goOnWith(turn, draft)
  if (isGoingBack(turn.message.text))
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

/** What was being filled in is gone on with. */
const goOnWith = (turn: TurnContext, draft: IntakeDraft): TurnDraft => {
  const back = resume(turn, draft)
  const [first, ...rest] = back.replies
  return {
    ...back,
    outcome: { kind: 'small-talk', reason: 'back' },
    replies: [{ ...first, text: `${canned.backToMatter}\n${first?.text ?? ''}` }, ...rest],
  }
}
