import type { ReplyOption } from '../../domain/answer.ts'
import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Decision } from '../../domain/decision.ts'
import { assertNever } from '../../domain/errors.ts'
import { maskPersonal } from '../../domain/masking.ts'
import { detectCommand, isPublicFault, praises } from '../../domain/understanding/index.ts'
import { decideIntake, type FieldRequest, missingFields } from '../../rules/index.ts'
import { follow, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { options } from '../wording/canned.ts'
import { confirmText } from '../wording/intake.ts'
import { factField, patience } from './answer-fact.ts'
import { nextDraft } from './begin-draft.ts'
import { placeQuestion } from './matter-before.ts'
import { withSecrecy } from './nameless-wish.ts'

/** Most fields asked for at once. */
const atOnce = 2

/**
 * Where an intake stands: refused by a rule, in need of a fact or a field, or ready to be shown back. Rules are asked
 * before any field, so that nobody fills in a form only to be turned away.
 */
export const replyToDraft = (turn: TurnContext, given: IntakeDraft): TurnDraft => {
  const draft = withSecrecy(turn, given)
  const decision = decide(turn, draft)
  switch (decision.outcome) {
    case 'reject':
    case 'guide':
    case 'redirect':
      return turnAway(turn, draft, decision)
    case 'ask':
      return askFact(turn, draft, decision) ?? collect(turn, draft)
    case 'accept':
    case 'internal':
      return collect(turn, draft)
    default:
      return assertNever(decision.outcome)
  }
}

/** The place's rules on the draft as it stands. */
export const decide = (turn: TurnContext, draft: IntakeDraft): Decision =>
  decideIntake(
    turn.pack,
    { facts: draft.facts, nature: draft.nature, text: draft.told.join('\n'), extracted: draft.extracted },
    turn.now,
  )

const turnAway = (turn: TurnContext, draft: IntakeDraft, decision: Decision): TurnDraft => {
  const kind = { reject: 'rejected', guide: 'guided', redirect: 'redirected' } as const
  const outcome = kind[decision.outcome as keyof typeof kind]
  const away: TurnDraft = {
    outcome: {
      kind: outcome,
      nature: draft.nature,
      ...(decision.ground === undefined ? {} : { ground: decision.ground }),
      ...(decision.article === undefined ? {} : { article: decision.article }),
    },
    replies: [{ text: awayText(turn, decision), options: [options.human] }],
    dialogue: { kind: 'open', refused: decision.notice.text },
    rejections: [{ text: maskPersonal(draft.told.join('\n')), decision }],
  }
  const next = takeNext(turn, draft)
  return next ? follow(away, next) : away
}

/** The next matter that was told beside this one, introduced as such; null when there is none. */
export const takeNext = (turn: TurnContext, done: IntakeDraft): TurnDraft | null => {
  const next = nextDraft(turn, done)
  if (!next) return null
  const draft = replyToDraft(turn, next)
  const [first, ...rest] = draft.replies
  if (!first) return draft
  const text = `接着说您的另一件事“${maskPersonal(next.summary)}”。\n${first.text}`
  return { ...draft, replies: [{ ...first, text }, ...rest] }
}

/** Judgement by machine alone may be refused: a person looks again on request. */
const awayText = ({ rules }: TurnContext, { notice, needsHuman }: Decision): string => {
  const told = rules.intake.rejectionRecord?.value === true ? `${notice.text}\n${recordedText}` : notice.text
  return needsHuman ? `${told}\n如果情况不是这样，或您不同意，请回复“转人工”，由工作人员复核。` : told
}

const recordedText = '您反映的情况和这次答复已如实记录。'

/** The one question that decides; null when it has been asked often enough and a person must look. */
const askFact = (turn: TurnContext, draft: IntakeDraft, decision: Decision): TurnDraft | null => {
  const [fact] = (decision.missing ?? []).filter(
    (missing) => tries(draft, factField(missing.fact)) < patience,
  )
  if (!fact) return null
  return asking(draft, [factField(fact.fact)], fact.question, turn)
}

const collect = (turn: TurnContext, given: IntakeDraft): TurnDraft => {
  const draft = takenForCitizen(given)
  const missing = missingFields(
    turn.pack,
    {
      nature: draft.nature,
      extracted: draft.extracted,
      text: draft.told.join('\n'),
      facts: draft.facts,
      skipped: hasNoOpponent(draft) ? [...draft.skipped, 'target'] : draft.skipped,
    },
    turn.now,
  )
  const ask = missing.filter((field) => worthAsking(draft, field)).slice(0, atOnce)
  if (ask.length > 0)
    return asking(
      draft,
      ask.map(({ field }) => field),
      askText(turn, draft, ask),
      turn,
      ask.every(({ required }) => required),
    )
  return showBack(turn, draft)
}

/** Asked often enough who writes: nearly everybody is a citizen, and reads so in the order shown back. */
const takenForCitizen = (draft: IntakeDraft): IntakeDraft =>
  tries(draft, 'complainantKind') < patience || draft.extracted.complainantKind !== undefined
    ? draft
    : { ...draft, extracted: { ...draft.extracted, complainantKind: 'citizen' } }

/** Nobody stands behind a hole in the road. */
const hasNoOpponent = ({ told }: IntakeDraft): boolean => isPublicFault(told.join('，'))

const worthAsking = (draft: IntakeDraft, request: FieldRequest) =>
  request.required || tries(draft, request.field) < 1

const tries = (draft: IntakeDraft, field: string) => draft.tries[field] ?? 0

/** The same fields are asked again after a digression, which costs the citizen none of the tries. */
export const resume = (turn: TurnContext, draft: IntakeDraft): TurnDraft => {
  const back = draft.asked.map((field) => [field, Math.max(tries(draft, field) - 1, 0)] as const)
  return replyToDraft(turn, { ...draft, tries: { ...draft.tries, ...Object.fromEntries(back) } })
}

/** A place that may be the same is offered once before it is asked for. */
const questionFor = (draft: IntakeDraft, { field, question }: FieldRequest): string =>
  offersPlace(draft, field) ? placeQuestion(draft.offeredPlace ?? '') : question

const offersPlace = (draft: IntakeDraft, field: string): boolean =>
  field === 'place' && draft.offeredPlace !== undefined && tries(draft, field) === 0

const askText = (turn: TurnContext, draft: IntakeDraft, requests: readonly FieldRequest[]): string => {
  const questions = requests.map((request) => questionFor(draft, request)).join('')
  const asked = Math.max(...requests.map(({ field }) => tries(draft, field)))
  const [refused] = requests.filter((request) => isRefused(draft, request))
  if (refused) return `${hears(turn, draft)}${needed(refused)}`
  if (asked === 0) return `${draft.asked.length === 0 ? opening(draft) : ''}${questions}`
  const heard = detectCommand(turn.message.text) === 'confirm' ? '还没有提交，' : hears(turn, draft)
  if (asked > 1)
    return `${heard}还差${requests.map(({ field }) => labelOf(field)).join('、')}，发来就可以提交。`
  return `${heard}还差${requests.length === 1 ? '这一项' : '这几项'}才能登记：${questions}（${requests[0]?.why ?? ''}）`
}

/** Who told of several matters is told that none is forgotten. */
const opening = ({ waiting, summary, told }: IntakeDraft): string =>
  waiting.length === 0
    ? praises(told.join('，'))
      ? '您的肯定可以登记下来，转给有关单位。'
      : '这件事可以登记。'
    : `您说了${waiting.length + 1}件事，一件一件登记。先说“${maskPersonal(summary)}”。`

const wrongNumber = /(?<!\d)1[3-9](?:\d{6,8}|\d{10,12})(?!\d)/

/** Said once more: the citizen must see that the message was taken. */
const hears = (turn: TurnContext, draft: IntakeDraft): string => {
  const { dialogue } = turn.conversation
  if (dialogue.kind !== 'collecting') return ''
  const { told, extracted } = dialogue.draft
  const wrong =
    draft.extracted.contactPhone === undefined ? wrongNumber.exec(turn.message.text)?.[0] : undefined
  if (wrong !== undefined) return `您发的号码是${wrong.length}位，手机号是11位，请再核对一下。`
  const same =
    told.length === draft.told.length && JSON.stringify(extracted) === JSON.stringify(draft.extracted)
  return same ? '' : '记下了。'
}

/** Declined, and yet nothing can be filed without it. */
const isRefused = ({ skipped, extracted }: IntakeDraft, { field, required }: FieldRequest): boolean =>
  required && (skipped.includes(field) || (field === 'contactPhone' && extracted.anonymous === true))

const needed = ({ field, why }: FieldRequest): string =>
  field === 'contactPhone'
    ? `没有联系电话登记不了（${why}）。称呼可以不留，只留电话就行，也可以要求保密；连电话也不方便留的，可以回复“转人工”；不登记了，请回复“取消”。`
    : `没有${labelOf(field)}登记不了（${why}）。不方便在这里留的，可以回复“转人工”，请工作人员帮您登记；不登记了，请回复“取消”。`

const labels: Readonly<Record<string, string>> = {
  place: '具体地点',
  contactPhone: '联系电话和称呼',
  target: '反映的对象',
  complainantKind: '您的身份（个人、企业或其他组织）',
  publicity: '是否公开（回复“公开”或“不公开”）',
  confidential: '是否保密（回复“保密”或“不用保密”）',
}
const labelOf = (field: string): string => labels[field] ?? '这一项'

/** The answers a field is chosen from, for the first such field asked. */
const choices: Readonly<Record<string, readonly string[]>> = {
  complainantKind: ['个人', '企业', '其他组织'],
  publicity: ['公开', '不公开'],
  confidential: ['保密', '不用保密'],
}
const choicesFor = (fields: readonly string[]): readonly ReplyOption[] => {
  const field = fields.find((asked) => asked in choices)
  return (choices[field ?? ''] ?? []).map((word) => ({ label: word, send: word }))
}

const asking = (
  draft: IntakeDraft,
  fields: readonly string[],
  text: string,
  turn: TurnContext,
  needed = false,
): TurnDraft => ({
  outcome: { kind: 'intake', reason: 'missing-fields', nature: draft.nature, asked: [...fields] },
  replies: [
    {
      text: `${acknowledge(turn)}${text}`,
      options: [
        ...(fields.some((field) => offersPlace(draft, field)) ? [options.sameThere] : []),
        ...choicesFor(fields),
        ...(needed ? [] : [options.skip]),
        options.cancel,
        options.human,
      ],
    },
  ],
  dialogue: {
    kind: 'collecting',
    draft: {
      ...draft,
      asked: [...fields],
      tries: {
        ...draft.tries,
        ...Object.fromEntries(fields.map((field) => [field, tries(draft, field) + 1])),
      },
    },
  },
})

/** Anger gets one sentence, once. */
const acknowledge = (turn: TurnContext): string =>
  turn.conversation.dialogue.kind === 'open' &&
  /[!！]{2,}|气死|太过分|忍无可忍|到底管不管|没人管/.test(turn.message.text)
    ? '给您添堵了。'
    : ''

const showBack = (turn: TurnContext, draft: IntakeDraft): TurnDraft => ({
  outcome: { kind: 'intake', reason: 'confirm', nature: draft.nature },
  replies: [{ text: confirmText(turn, draft), options: [options.submit, options.cancel, options.human] }],
  dialogue: { kind: 'confirming', draft: { ...draft, asked: [] } },
})
