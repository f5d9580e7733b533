import { answersTheKind } from '../../domain/answering/answers-the-kind.ts'
import { decideAnswer, type Ranked, rank, worthOffering } from '../../domain/answering/decide-answer.ts'
import { isOfPublicLife } from '../../domain/answering/in-scope.ts'
import { choicesAmong, nearInMeaning } from '../../domain/answering/near-in-meaning.ts'
import { withoutHome } from '../../domain/answering/without-home.ts'
import type { SearchResult } from '../../domain/knowledge-search.ts'
import { seeksAgreement, withoutContact, withoutTag } from '../../domain/understanding/index.ts'
import type { TurnContext, TurnDraft } from '../turn/turn.ts'
import { guideText } from '../wording/answer.ts'
import { canned, options } from '../wording/canned.ts'
import { answerWith, citableEntry } from './answer-with.ts'
import { notFound, outOfScope } from './no-answer.ts'

const candidates = 60

/** Answers one question out of the knowledge base; never null, so that a consultation always ends here. */
export const settleQuestion = async (turn: TurnContext, text: string): Promise<TurnDraft> => {
  const draft = await lookUpHere(turn, withoutContact(withoutTag(text)))
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
        return clarify(turn, question, choicesOf(worthOffering(rank(question, found)), found), true)
      const answered = await answerWith(turn, question, entryId, probability, beside)
      return answered ?? notFound(question)
    }
    case 'clarify':
      return likeliest(decision.choices) < offeredToAnybody && !isOfPublicLife(question)
        ? outOfScope(turn, question)
        : clarify(
            turn,
            question,
            choicesOf(decision.choices, found),
            likeliest(decision.choices) >= seemsMeant,
          )
    case 'not-found':
      return isOfPublicLife(question)
        ? orNear(turn, question, found, decision.best)
        : outOfScope(turn, question)
  }
}

const likeliest = ([first]: readonly Ranked[]): number => first?.probability ?? 0

/** Where no word is of public life (红烧肉怎么炖), what is less likely is no choice worth showing. */
const offeredToAnybody = 0.2
/** What is less likely is shown as what may be near, not as what was asked. */
const seemsMeant = 0.3

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
  return near.length > 0 ? clarify(turn, question, near, false) : notFound(question)
}

/** From here on an entry may have something to add to the one that answers. */
const mayAdd = 0.3

const besides = (question: string, found: SearchResult, bestId: string): readonly string[] =>
  rank(question, found)
    .filter(({ entryId, probability }) => entryId !== bestId && probability >= mayAdd)
    .slice(0, 2)
    .map(({ entryId }) => entryId)

const clarify = async (
  turn: TurnContext,
  question: string,
  choices: readonly string[],
  seemMeant: boolean,
): Promise<TurnDraft> => {
  const entries = await turn.deps.knowledge.citable(turn.message.place, choices, turn.day)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const shown = choices.flatMap((id) => byId.get(id) ?? [])
  if (shown.length === 0) return notFound(question)
  const list = shown.map((entry, index) => `${index + 1}. ${entry.question}`).join('\n')
  const single = shown.length === 1
  const none = single ? options.notThis : options.noneOfThem
  const asks = seemMeant ? (single ? '您想问的是这个吗？' : '您想问的是哪一个？') : canned.perhapsNear
  return {
    outcome: { kind: 'clarify', reason: 'ambiguous', nature: '咨询' },
    replies: [
      {
        text: `${asks}\n${list}\n${shown.length + 1}. ${none.label}`,
        options: [
          ...shown.map((entry) => ({ label: entry.question, send: entry.question })),
          none,
          ...(turn.read.tells || !seemMeant ? [options.register] : []),
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
