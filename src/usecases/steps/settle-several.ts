import { draftOfWords } from '../intake/begin-draft.ts'
import { replyToDraft } from '../intake/reply-to-draft.ts'
import { follow, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { options } from '../wording/canned.ts'
import { settleQuestion } from './settle-question.ts'

/** More than this in one reply is no longer read. */
const most = 4

type Answered = { readonly question: string; readonly draft: TurnDraft }

/** Several questions in one message: each that is known is answered; null when fewer than two are. */
export const settleSeveral = async (
  turn: TurnContext,
  questions: readonly string[],
): Promise<TurnDraft | null> => {
  const answered: Answered[] = []
  const unknown: string[] = []
  // Each would wait for the model in turn; together they are long enough in the stored words.
  const plain = withoutModel(turn)
  for (const question of questions.slice(0, most)) {
    const draft = await settleQuestion(plain, question)
    if (draft.outcome.kind !== 'settled') unknown.push(question)
    else if (!answered.some((other) => other.draft.outcome.entryId === draft.outcome.entryId))
      answered.push({ question, draft })
  }
  const last = answered.at(-1)?.draft
  if (!last || answered.length < 2) return null
  return {
    outcome: last.outcome,
    replies: repliesOf(answered, [...unknown, ...questions.slice(most)]),
    dialogue: last.dialogue,
    consultations: answered.flatMap(({ draft }) => draft.consultations ?? []),
  }
}

const repliesOf = (answered: readonly Answered[], unknown: readonly string[]): TurnDraft['replies'] => {
  const replies = answered.flatMap(({ question, draft }) =>
    draft.replies.map((reply) => ({ ...reply, text: `【${question}】\n${reply.text}`, options: [] })),
  )
  const left = unknown.map((question) => `“${question}”`).join('、')
  const text = left === '' ? null : `${left}还没有答上，请单独再问一次，说得具体些；也可以转人工。`
  const offered = answered.at(-1)?.draft.replies.at(-1)?.options ?? []
  if (text !== null) return [...replies, { text, options: [options.human] }]
  return replies.map((reply, index) =>
    index === replies.length - 1 ? { ...reply, options: [...offered] } : reply,
  )
}

const withoutModel = (turn: TurnContext): TurnContext => {
  const { chatModel: _, ...deps } = turn.deps
  return { ...turn, deps }
}

/** 身份证怎么补？另外楼下半夜施工: the question is answered, and what is complained of beside it is taken in. */
export const questionBesideMatter = async (turn: TurnContext): Promise<TurnDraft | null> => {
  const { matters, extracted } = turn.read
  const questions = matters.filter(({ nature }) => nature === '咨询')
  const told = matters.filter(({ nature }) => nature !== '咨询')
  if (questions.length === 0 || told.length === 0) return null
  const answers: TurnDraft[] = []
  for (const { text } of questions) {
    const draft = await settleQuestion(withoutModel(turn), text)
    if (draft.outcome.kind !== 'settled') return null
    answers.push(draft)
  }
  const draft = draftOfWords(turn, told.map(({ text }) => text).join('；另外，'))
  const taken = await replyToDraft(turn, { ...draft, extracted: { ...extracted, ...draft.extracted } })
  return answers.reduceRight((rest, answer) => follow(bare(answer), rest), taken)
}

const bare = (draft: TurnDraft): TurnDraft => ({
  ...draft,
  replies: draft.replies.map((reply) => ({ ...reply, options: [] })),
})
