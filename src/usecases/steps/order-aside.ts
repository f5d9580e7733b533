import type { IntakeDraft } from '../../domain/conversation.ts'
import {
  asideOf,
  isQuestion,
  type OrderAside,
  onlyWishes,
  partOrderAsides,
  tellsOfWrong,
  understand,
} from '../../domain/understanding/index.ts'
import { mayBeAnonymous } from '../../rules/index.ts'
import { foreseenRoute } from '../intake/file-order.ts'
import { resume } from '../intake/reply-to-draft.ts'
import { say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { canned, options } from '../wording/canned.ts'
import { orderAsideText } from '../wording/order-asides.ts'
import { awaitsMatter } from './ask-matter.ts'
import { draftOfQuestion } from './register-asked.ts'

type GoOn = (turn: TurnContext, draft: IntakeDraft) => Promise<TurnDraft | null>

/**
 * Somebody filling in an order asks whether it may be nameless, who learns of it, who handles it: answered out of the
 * place's rules, and no word of it goes into the order. What the message tells besides is taken as ever.
 */
export const besideAsides = async (
  turn: TurnContext,
  draft: IntakeDraft,
  goOn: GoOn,
): Promise<TurnDraft | null> => {
  const { told, asides } = partOrderAsides(turn.message.text)
  if (asides.length === 0)
    return cannotBeNameless(turn, draft) ? stay(turn, draft, ['nameless']) : goOn(turn, draft)
  if (told === '') return stay(turn, withWish(turn, draft), asides)
  const rest = await goOn(toldOnly(turn, told), draft)
  return rest && withAnswers(turn, draft, asides, rest)
}

/** 匿名 wished for where the place does not have it; asked for the telephone, who declines it is told so there. */
const cannotBeNameless = (turn: TurnContext, draft: IntakeDraft): boolean =>
  turn.read.extracted.anonymous === true &&
  onlyWishes(turn.read.text) &&
  !draft.asked.includes('contactPhone') &&
  !mayBeAnonymous(turn.pack, draft.nature, turn.day)

/** The message without what it asks of its own order. */
export const toldOnly = (turn: TurnContext, told: string): TurnContext => ({
  ...turn,
  message: { ...turn.message, text: told },
  read: understand(told, { at: turn.now, homeNames: turn.pack.homeNames }),
})

/** The answers stand before whatever is said next. */
export const withAnswers = async (
  turn: TurnContext,
  draft: IntakeDraft,
  asides: readonly OrderAside[],
  next: TurnDraft,
): Promise<TurnDraft> => {
  // Who was turned away has no order of which to ask.
  if (next.outcome.kind !== 'intake' && next.outcome.kind !== 'order') return next
  const told = await answers(turn, draft, asides)
  const [first, ...others] = next.replies
  const given = first?.options ?? []
  const more = wordsToSend(turn, draft, asides).filter(({ send }) => given.every((one) => one.send !== send))
  return {
    ...next,
    replies: [{ ...first, text: `${told}\n${first?.text ?? ''}`, options: [...more, ...given] }, ...others],
  }
}

const answers = async (
  turn: TurnContext,
  draft: IntakeDraft,
  asides: readonly OrderAside[],
): Promise<string> => {
  const route = asides.some((aside) => ofUnit.includes(aside)) ? await foreseenRoute(turn, draft) : null
  return asides.map((aside) => orderAsideText(turn, draft, aside, route)).join('')
}

/** Told by the unit the order would go to. */
const ofUnit: readonly OrderAside[] = ['who', 'where']

/** The form stands where it stood: what is asked is asked again; an order shown back is not shown once more. */
const stay = async (
  turn: TurnContext,
  draft: IntakeDraft,
  asides: readonly OrderAside[],
): Promise<TurnDraft> => {
  const { dialogue } = turn.conversation
  if (dialogue.kind === 'collecting' && awaitsMatter(draft))
    return withAnswers(
      turn,
      draft,
      asides,
      say(
        turn,
        { kind: 'intake', reason: 'missing-fields', nature: draft.nature, asked: [] },
        { text: canned.tellMatter, options: [options.cancel, options.human] },
      ),
    )
  const changed = dialogue.kind === 'confirming' && dialogue.draft.extracted !== draft.extracted
  const back = dialogue.kind !== 'confirming' || changed ? resume(turn, draft) : notYet(turn, draft)
  return withAnswers(turn, draft, asides, back)
}

/** An order shown back a moment ago need not be shown once more. */
export const notYet = (turn: TurnContext, draft: IntakeDraft): TurnDraft =>
  say(
    turn,
    { kind: 'intake', reason: 'confirm', nature: draft.nature },
    { text: canned.notYetFiled, options: [options.submit, options.cancel, options.human] },
  )

/** 怕被报复 wishes for secrecy; a question wishes nothing. */
const withWish = (turn: TurnContext, draft: IntakeDraft): IntakeDraft => {
  const { confidential } = turn.read.extracted
  if (confidential !== true || isQuestion(turn.read.text)) return draft
  return { ...draft, extracted: { ...draft.extracted, confidential } }
}

/** The words that bring about what was asked for. */
const wordsToSend = (turn: TurnContext, draft: IntakeDraft, asides: readonly OrderAside[]) => {
  if (!asides.some((aside) => ofSecrecy.includes(aside))) return []
  return [
    ...(mayBeAnonymous(turn.pack, draft.nature, turn.day) && draft.extracted.anonymous !== true
      ? [options.nameless]
      : []),
    ...(draft.extracted.confidential === true ? [] : [options.secret]),
  ]
}

const ofSecrecy: readonly OrderAside[] = ['nameless', 'name', 'phone', 'secrecy', 'reprisal']

/** Somebody who told of a wrong and is shown what may answer it asks whether it may be nameless, or presses: the choice stays. */
export const asideOfQuestion = async (turn: TurnContext, question: string): Promise<TurnDraft | null> => {
  if (!tellsOfWrong(question)) return null
  const { told, asides } = partOrderAsides(turn.message.text)
  const ofName = asides.filter((aside) => ofSecrecy.includes(aside))
  const urges = asideOf(turn.read.text) === 'urging'
  if (!urges && (told !== '' || ofName.length === 0)) return null
  const answer = urges ? canned.hurry : await answers(turn, draftOfQuestion(turn, question), ofName)
  return say(
    turn,
    { kind: 'clarify', reason: 'details', nature: '咨询' },
    { text: `${answer}\n${canned.thenRegister}`, options: [options.register, options.human] },
  )
}
