import { followUpPart, linesTelling } from '../../domain/answering/follow-up.ts'
import type { About, Dialogue } from '../../domain/conversation.ts'
import type { EntryVersion, Guide } from '../../domain/knowledge-entry.ts'
import {
  goingBack,
  isQuestion,
  leaning,
  sharedWords,
  tellsOfWrong,
  topicOf,
} from '../../domain/understanding/index.ts'
import { type Step, say, type TurnContext, type TurnDraft } from '../turn/turn.ts'
import { unitNameOf } from '../unit-name.ts'
import { citationOf, guideText, sourceLine } from '../wording/answer.ts'
import { canned, options } from '../wording/canned.ts'
import { answerWith, citableEntry } from './answer-with.ts'
import { talkedOf } from './carry-topics.ts'
import { inFull, type Resolved, resolveEllipsis } from './resolve-ellipsis.ts'
import { settleQuestion } from './settle-question.ts'

/** "那要带什么材料？", "那外地的呢", "回到刚才身份证的事": asked of what is, or was, being talked of. */
export const followUp: Step = async (turn) => {
  const asked = askedOfWhat(turn)
  if (!asked) return partOfNothing(turn) ?? circumstance(turn)
  const { about, words, form } = asked
  const entry = await citableEntry(turn, about.entryId)
  if (!entry) return null
  const part = followUpPart(words)
  const told = part ? guideText(entry, [part]) : ''
  if (told !== '') return tell(turn, about, entry, told)
  const resolved = await resolveEllipsis(turn, about, words, form)
  const answered = resolved ? await answerResolved(turn, about, resolved) : null
  if (answered) return answered
  if (part) {
    const lines = linesTelling(entry.answer, part)
    if (lines !== '') return tell(turn, about, entry, lines)
    return (await toldByEarlier(turn, entry, part)) ?? tell(turn, about, entry, '')
  }
  if (asked.back && words.length < 2) return answerWith(turn, about.question, about.entryId, 1)
  return aboutTopic(turn, about.topic ?? topicOf(about.question), words)
}

/** "那工资呢" after 试用期: what may answer it is looked for under both, unless the new words alone settle it. */
export const aboutTopic = async (
  turn: TurnContext,
  topic: string,
  words: string,
): Promise<TurnDraft | null> => {
  const question = inFull(topic, words)
  if (question === null || (await settleQuestion(turn, turn.read.text)).outcome.kind === 'settled')
    return null
  const draft = await settleQuestion(turn, question)
  return draft.outcome.kind === 'settled' || draft.dialogue.kind === 'clarifying' ? draft : null
}

/** After "多少钱" led to the entry on fees, "多久能拿到" is still asked of what was talked of before it. */
const toldByEarlier = async (turn: TurnContext, { id, topic }: EntryVersion, part: keyof Guide) => {
  for (const about of talkedOf(turn.conversation.dialogue)) {
    const earlier = about.entryId === id ? null : await citableEntry(turn, about.entryId)
    const told = earlier?.topic === topic ? guideText(earlier, [part]) : ''
    if (earlier && told !== '') return tell(turn, about, earlier, told)
  }
  return null
}

type Asked = {
  readonly about: About
  readonly words: string
  readonly form: boolean
  readonly back: boolean
}

/** Which earlier answer the message leans on, and its own words. */
const askedOfWhat = (turn: TurnContext): Asked | null => {
  const topics = talkedOf(turn.conversation.dialogue)
  const [current] = topics
  if (!current) return null
  const { text } = turn.read
  const rest = goingBack(text)
  if (rest !== null) return { ...backTo(topics, rest, current), form: true, back: true }
  const lean = leaning(text)
  if (lean === null && !followUpPart(text)) return null
  return { about: current, words: text, form: lean !== 'short', back: false }
}

const fillers = /^(?:那个|这个|那件|的)*(?:的?(?:事情?|问题|话))?(?:那个|的)?[，,：:\s]*/

/** The earlier answer whose words come up again; without such words, the one being talked of. */
const backTo = (topics: readonly About[], rest: string, current: About) => {
  for (const about of topics) {
    const shared = sharedWords(rest, about.topic ?? about.question)
    if (shared !== '') return { about, words: rest.replace(shared, '').replace(fillers, '') }
  }
  return { about: current, words: rest.replace(fillers, '') }
}

/** A part of nothing ("要多少钱？" at the start): what it belongs to is asked, not guessed. */
const partOfNothing = (turn: TurnContext): TurnDraft | null =>
  followUpPart(turn.read.text) && turn.read.asks && !turn.read.tells && !turn.read.extracted.contactPhone
    ? say(
        turn,
        { kind: 'clarify', reason: 'too-thin', nature: '咨询' },
        { text: canned.ofWhat, options: [options.human] },
      )
    : null

const longestCircumstance = 18
/** Said before something else. */
const anew = /^(?:对了|另外|还有|顺便|再说个)/

/** "我干了6年", "她是8月31号生日": told about oneself after an answer, of nothing wrong and asking nothing. */
const circumstance = (turn: TurnContext): TurnDraft | null => {
  const { dialogue } = turn.conversation
  const { text, extracted } = turn.read
  if (extracted.contactPhone !== undefined || text.length > longestCircumstance) return null
  if (isQuestion(text) || tellsOfWrong(text) || anew.test(text) || !ofOneself.test(text)) return null
  if (dialogue.kind === 'clarifying') return chooseStill(turn, dialogue)
  if (dialogue.kind !== 'open' || !dialogue.about) return null
  const question = `${dialogue.about.question}；${text}`.slice(-200)
  return {
    ...say(
      turn,
      { kind: 'clarify', reason: 'circumstance', nature: '咨询' },
      { text: canned.circumstance, options: [options.register, options.human] },
    ),
    dialogue: { ...dialogue, about: { ...dialogue.about, question } },
  }
}

/** The choice stays open, with what was told kept beside what was asked. */
const chooseStill = (turn: TurnContext, dialogue: Extract<Dialogue, { kind: 'clarifying' }>): TurnDraft => {
  const list = dialogue.choices.map(({ question }, index) => `${index + 1}. ${question}`).join('\n')
  return {
    ...say(
      turn,
      { kind: 'clarify', reason: 'circumstance', nature: '咨询' },
      {
        text: `${canned.whichStill}\n${list}`,
        options: [
          ...dialogue.choices.map(({ question }) => ({ label: question, send: question })),
          options.noneOfThem,
          options.human,
        ],
      },
    ),
    dialogue: { ...dialogue, question: `${dialogue.question}；${turn.read.text}`.slice(-200) },
  }
}

const ofOneself =
  /我(?!要|想)|她|他|孩子|[\d一二三四五六七八九十两]+(?:年|岁|月|个月|天|号|万|千|元|套|级|人)|听说|户口|工龄|男的|女的|已经|^没有?(?:工作|收入|上班|社保|孩子|结婚|房|车)|失业|单身|离异/

const answerResolved = async (
  turn: TurnContext,
  about: About,
  { question, topic, best }: Resolved,
): Promise<TurnDraft | null> => {
  const draft = await answerWith(turn, question, best.entryId, best.probability)
  if (draft?.dialogue.kind !== 'open' || !draft.dialogue.about) return draft
  const whole = `${about.question}；${turn.read.text}`.slice(-200)
  return {
    ...draft,
    outcome: { ...draft.outcome, reason: 'follow-up' },
    dialogue: { ...draft.dialogue, about: { ...draft.dialogue.about, question: whole, topic } },
    consultations: (draft.consultations ?? []).map((record) => ({ ...record, question: turn.read.text })),
  }
}

/** The part of the guide that is asked for; when the entry says nothing of it, that is said. */
const tell = async (
  turn: TurnContext,
  about: About,
  entry: EntryVersion,
  told: string,
): Promise<TurnDraft> => {
  const { place } = turn.message
  const citation = citationOf(
    entry,
    await unitNameOf(turn.deps, place, entry.unit),
    `/${place}/knowledge/${entry.id}`,
  )
  const text = told === '' ? silent(entry, citation.unit) : `关于“${entry.question}”：\n${told}`
  return {
    outcome: { kind: 'settled', reason: 'follow-up', nature: '咨询', entryId: entry.id, probability: 1 },
    replies: [
      {
        text: `${text}\n\n${sourceLine(citation)}`,
        citations: [citation],
        options: [options.helpful, options.unsolved, options.human],
      },
    ],
    dialogue: { kind: 'open', about },
    consultations: [
      { question: turn.read.text, citation, quoted: told === '' ? entry.answer : told, probability: 1 },
    ],
  }
}

const silent = (entry: EntryVersion, unit: string | undefined) =>
  `关于“${entry.question}”，现有答复没有写明这一项，请向${unit ?? '承办单位'}核实，或转人工。已有的答复是：\n${entry.answer.trim()}`
