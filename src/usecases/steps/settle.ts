import type { Citation, Reply } from '../../domain/answer.ts'
import { answersTheKind } from '../../domain/answering/answers-the-kind.ts'
import { decideAnswer, type Ranked, rank, worthOffering } from '../../domain/answering/decide-answer.ts'
import { isInScope } from '../../domain/answering/in-scope.ts'
import { choicesAmong, nearInMeaning } from '../../domain/answering/near-in-meaning.ts'
import { withoutHome } from '../../domain/answering/without-home.ts'
import type { EntryVersion } from '../../domain/knowledge-entry.ts'
import type { SearchResult } from '../../domain/knowledge-search.ts'
import {
  questionsIn,
  seeksAgreement,
  touchesPublicLife,
  withoutTag,
} from '../../domain/understanding/index.ts'
import { rewritten } from '../rewrite-answer.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn.ts'
import { unitNameOf } from '../unit-name.ts'
import { answerReply, citationOf, guideText } from '../wording/answer.ts'
import { canned, options } from '../wording/canned.ts'
import { generatedReply } from '../wording/generated.ts'
import { questionBesideMatter, settleSeveral } from './settle-several.ts'
import { isBusy } from './spoken-command.ts'

const candidates = 60

/** Step 5: a consultation is answered at once, or a choice is offered, or it is said that nothing is known. */
export const settle: Step = async (turn) => {
  const beside = await questionBesideMatter(turn)
  if (beside) return beside
  if (!isConsultation(turn)) return (await answerIfSure(turn)) ?? strangeWish(turn)
  const whole = await settleQuestion(turn, turn.read.text)
  // Stored in these very words: one entry answers all of it.
  if (whole.outcome.kind === 'settled' && (whole.outcome.probability ?? 0) >= verbatim) return whole
  const questions = questionsIn(turn.read.text)
  const several = questions.length > 1 ? await settleSeveral(turn, questions) : null
  return several ?? whole
}

const verbatim = 0.98

/** A complaint in the form of a question, or a wish to do something: answered when the answer is sure, else taken in. */
const answerIfSure = async (turn: TurnContext): Promise<TurnDraft | null> => {
  const { read } = turn
  const wishes = read.nature === '求助' && /想|打算|准备/.test(read.text)
  if (!read.asks && !wishes) return null
  const answered = await settleQuestion(turn, read.text)
  return answered.outcome.kind === 'settled' ? answered : null
}

/** What people ask of an assistant that talks, and of no city. */
const chores =
  /帮.{0,6}(?:写(?:作业|论文|代码|诗|小说|作文|情书|简历)|点(?:个)?(?:外卖|餐)|做题|解题|翻译|画[张个幅]|叫个?车|订(?:酒店|餐|机票)|买(?:彩票|股票)|算(?:一?卦|命))|讲个?(?:笑话|故事)|唱首?歌|放首?歌|陪我聊/

/** Something is wished for that is no city's business (能帮我写作业吗): an order about it would help nobody. */
const strangeWish = (turn: TurnContext): TurnDraft | null => {
  const { nature, tells, text, emergency } = turn.read
  if (nature !== '求助' || tells || emergency || !chores.test(text)) return null
  return outOfScope(turn, text)
}

/** A question, or words too short to be a complaint: policy is asked for. */
const isConsultation = (turn: TurnContext): boolean =>
  turn.read.nature === '咨询' || (turn.read.asks && !turn.read.tells) || isKeyword(turn.read.text)

/** What people type into a search box: 房产证丢失补办, 占道经营投诉电话. */
const isKeyword = (text: string): boolean =>
  text.length <= 16 &&
  !/要求|我要|帮我|请求|强烈/.test(text) &&
  /(?:电话|流程|手续|条件|材料|标准|规定|期限|时限|时效|补办|办理|申请|申领|赔偿|处罚|补偿|多少钱|[吗呢]|哪里办|找谁)[?？。]?$/.test(
    text,
  )

/** Answers one question out of the knowledge base; never null, so that a consultation always ends here. */
export const settleQuestion = async (turn: TurnContext, text: string): Promise<TurnDraft> => {
  const draft = await lookUpHere(turn, withoutTag(text))
  return seeksAgreement(text) && draft.outcome.kind === 'settled' ? unagreed(draft) : draft
}

/** A statement that only wants to hear yes is never met with one: the rule itself is what answers. */
const unagreed = (draft: TurnDraft): TurnDraft => {
  const [first, ...rest] = draft.replies
  return first
    ? { ...draft, replies: [{ ...first, text: `${canned.premise}\n${first.text}` }, ...rest] }
    : draft
}

/** What names the town for nothing is asked once more without its name, unless it is answered as it stands. */
const lookUpHere = async (turn: TurnContext, question: string): Promise<TurnDraft> => {
  const draft = await lookUp(turn, question)
  if (draft.outcome.kind === 'settled') return draft
  const plain = withoutHome(question, turn.pack.homeNames)
  return plain === null ? draft : lookUp(turn, plain)
}

const lookUp = async (turn: TurnContext, question: string): Promise<TurnDraft> => {
  const found = await turn.deps.knowledge.search(turn.message.place, question, turn.day, candidates)
  const decision = decideAnswer(question, found)
  switch (decision.kind) {
    case 'answer': {
      const beside = turn.deps.chatModel ? besides(question, found, decision.best.entryId) : []
      const { entryId, probability } = decision.best
      if (decision.best.verbatim !== 'own' && (await leavesOut(turn, question, entryId)))
        return clarify(turn, question, choicesOf(worthOffering(rank(question, found)), found))
      const answered = await answerWith(turn, question, entryId, probability, beside)
      return answered ?? notFound(question)
    }
    case 'clarify':
      return isFaint(decision.choices) && !isPublic(question)
        ? outOfScope(turn, question)
        : clarify(turn, question, choicesOf(decision.choices, found))
    case 'not-found':
      return isPublic(question) ? orNear(turn, question, found, decision.best) : outOfScope(turn, question)
  }
}

const isPublic = (question: string): boolean => isInScope(question) || touchesPublicLife(question)

/** Where no word is of public life (红烧肉怎么炖), what is hardly likely is no choice worth showing. */
const isFaint = ([likeliest]: readonly Ranked[]): boolean => (likeliest?.probability ?? 0) < 0.16

const mostChoices = 3

const choicesOf = (likely: readonly Ranked[], found: SearchResult): readonly string[] =>
  choicesAmong(
    likely.map(({ entryId }) => entryId),
    found.hits,
    mostChoices,
  )

/** The question asks for an amount, a time, an age or a telephone that the entry does not tell. */
const leavesOut = async (turn: TurnContext, question: string, entryId: string): Promise<boolean> => {
  if (answersTheKind(question, '')) return false
  const entry = await citableEntry(turn, entryId)
  return (
    entry !== undefined &&
    !answersTheKind(question, `${entry.answer}\n${guideText(entry)}\n${entry.question}`)
  )
}

/** What no words led to may still be near in meaning: offered as a choice. Not where owners contradict each other. */
const orNear = async (
  turn: TurnContext,
  question: string,
  found: SearchResult,
  best: Ranked | null,
): Promise<TurnDraft> => {
  const near = best?.verbatim === 'own' ? [] : nearInMeaning(found.hits, mostChoices)
  return near.length > 0 ? clarify(turn, question, near) : notFound(question)
}

/** From here on an entry may have something to add to the one that answers. */
const mayAdd = 0.3

const besides = (question: string, found: SearchResult, bestId: string): readonly string[] =>
  rank(question, found)
    .filter(({ entryId, probability }) => entryId !== bestId && probability >= mayAdd)
    .slice(0, 2)
    .map(({ entryId }) => entryId)

/** The draft that quotes an entry; null when it may no longer be cited. `beside` may be drawn on by a model. */
export const answerWith = async (
  turn: TurnContext,
  question: string,
  entryId: string,
  probability: number,
  beside: readonly string[] = [],
): Promise<TurnDraft | null> => {
  const entries = await turn.deps.knowledge.citable(turn.message.place, [entryId, ...beside], turn.day)
  const entry = entries.find(({ id }) => id === entryId)
  if (!entry) return null
  const others = entries.filter(({ id, doubted }) => id !== entryId && !doubted)
  const { reply, quoted } = await wordedReply(turn, question, entry, others)
  const alsoRegister = turn.read.tells ? [options.register] : []
  return {
    outcome: { kind: 'settled', nature: '咨询', entryId: entry.id, probability },
    replies: [{ ...reply, options: [...(reply.options ?? []), ...alsoRegister] }],
    dialogue: { kind: 'open', about: { entryId: entry.id, version: entry.version, question } },
    consultations: (reply.citations ?? []).map((citation) => ({ question, citation, quoted, probability })),
  }
}

/** In a model's words where it may be, else word for word. Who tries to steer is answered word for word. */
const wordedReply = async (
  turn: TurnContext,
  question: string,
  entry: EntryVersion,
  others: readonly EntryVersion[],
): Promise<{ readonly reply: Reply; readonly quoted: string }> => {
  const { place } = turn.message
  // What is being looked into is said word for word, with that remark.
  const made =
    turn.steered || entry.doubted ? null : await rewritten(turn.deps, place, question, entry, others)
  if (!made) {
    const citation = await citationIn(turn, entry)
    return { reply: answerReply(entry, citation), quoted: entry.answer }
  }
  const citations: Citation[] = []
  for (const cited of made.cited) citations.push(await citationIn(turn, cited))
  return { reply: generatedReply(made.text, citations, made.generated), quoted: made.text }
}

const citationIn = async ({ deps, message }: TurnContext, entry: EntryVersion): Promise<Citation> =>
  citationOf(
    entry,
    await unitNameOf(deps, message.place, entry.unit),
    `/${message.place}/knowledge/${entry.id}`,
  )

export const citableEntry = async (turn: TurnContext, id: string): Promise<EntryVersion | undefined> =>
  (await turn.deps.knowledge.citable(turn.message.place, [id], turn.day))[0]

const clarify = async (
  turn: TurnContext,
  question: string,
  choices: readonly string[],
): Promise<TurnDraft> => {
  const entries = await turn.deps.knowledge.citable(turn.message.place, choices, turn.day)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const shown = choices.flatMap((id) => byId.get(id) ?? [])
  if (shown.length === 0) return notFound(question)
  const list = shown.map((entry, index) => `${index + 1}. ${entry.question}`).join('\n')
  const [asks, none] =
    shown.length === 1 ? ['您想问的是这个吗？', options.notThis] : ['您想问的是哪一个？', options.noneOfThem]
  return {
    outcome: { kind: 'clarify', reason: 'ambiguous', nature: '咨询' },
    replies: [
      {
        text: `${asks}\n${list}\n${shown.length + 1}. ${none.label}`,
        options: [
          ...shown.map((entry) => ({ label: entry.question, send: entry.question })),
          none,
          options.human,
        ],
      },
    ],
    dialogue: {
      kind: 'clarifying',
      question,
      choices: shown.map((entry) => ({ entryId: entry.id, question: entry.question })),
    },
  }
}

/** No business of the hotline, as far as one can see; who knows better can register it all the same. */
const outOfScope = (turn: TurnContext, question: string): TurnDraft => {
  const outcome = { kind: 'out-of-scope', nature: '咨询' } as const
  if (isBusy(turn)) return say(turn, outcome, { text: canned.chitchat })
  const text = `${canned.chitchat}${canned.registerAnyway}`
  return {
    outcome,
    replies: [{ text, options: [options.register, options.human] }],
    dialogue: { kind: 'offering', question },
  }
}

/** Nothing known: said plainly, with the two roads that are left. */
export const notFound = (question: string): TurnDraft => ({
  outcome: { kind: 'clarify', reason: 'not-found', nature: '咨询' },
  replies: [
    {
      text: '这个问题在现有的政策和答复里没有找到依据，不能随意回答您。可以把问题登记下来，由负责的单位答复您；也可以转人工。',
      options: [options.register, options.human],
    },
  ],
  dialogue: { kind: 'offering', question },
})
