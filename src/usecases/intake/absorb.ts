import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Extracted, Facts } from '../../domain/matter.ts'
import { detectCommand, type Field, readAnswer, readCorrection } from '../../domain/understanding/index.ts'
import type { TurnContext } from '../turn.ts'

/**
 * The draft after one more message of the citizen: answers to what was asked, corrections, and whatever else the
 * message tells, in any order. What the message gives outright wins over what was known.
 */
export const absorb = (turn: TurnContext, draft: IntakeDraft): IntakeDraft => {
  const text = turn.message.text.trim()
  if (detectCommand(text) === 'skip') return skip(draft)
  const correction = readCorrection(text)
  if (correction) return withField({ ...draft, asked: [] }, correction.field, correction.value)
  const answered = draft.asked.reduce((sofar, field) => answerField(sofar, field, text), draft)
  const told = adds(turn, draft) ? [...answered.told, text] : answered.told
  const facts: Facts = { ...answered.facts, ...turn.read.facts }
  return {
    ...answered,
    told,
    facts,
    extracted: { ...turn.read.extracted, ...answered.extracted, ...stated(turn) },
  }
}

/** Fields said so plainly that they replace what was known before. */
const stated = (turn: TurnContext): Extracted => {
  const { contactPhone, confidential, replyWanted, anonymous, publicity } = turn.read.extracted
  return {
    ...(contactPhone === undefined ? {} : { contactPhone }),
    ...(confidential === undefined ? {} : { confidential }),
    ...(replyWanted === undefined ? {} : { replyWanted }),
    ...(anonymous === undefined ? {} : { anonymous }),
    ...(publicity === undefined ? {} : { publicity }),
  }
}

const skip = (draft: IntakeDraft): IntakeDraft => ({
  ...draft,
  skipped: [...draft.skipped, ...draft.asked.filter((field) => !draft.skipped.includes(field))],
  asked: [],
})

const answerField = (draft: IntakeDraft, field: string, text: string): IntakeDraft => {
  if (field.startsWith('fact:')) return answerFact(draft, field.slice('fact:'.length), text)
  const value = readAnswer(field as Field, text)
  return value === null ? draft : withField(draft, field, value)
}

/** 是 / 不是 to "已经起诉了吗". A fuller sentence is read for its facts anyway. */
const answerFact = (draft: IntakeDraft, fact: string, text: string): IntakeDraft => {
  const command = detectCommand(text)
  const yes = command === 'confirm' || /^(是的?|对|有|已经|起诉了|立案了|嗯)/.test(text)
  const no = command === 'deny' || /^(没有?|不是|还没|未|否)/.test(text)
  if (yes === no) return draft
  const value = factValue(fact, yes)
  return value === undefined ? draft : { ...draft, facts: { ...draft.facts, [fact]: value } }
}

const factValue = (fact: string, yes: boolean): string | boolean | undefined => {
  switch (fact) {
    case 'litigation':
    case 'arbitration':
    case 'reconsideration':
    case 'petition':
      return yes ? 'filed' : 'none'
    case 'discipline':
      return yes ? 'violation' : 'style'
    case 'place':
      return yes ? 'local' : 'other_city'
    case 'secret':
      return undefined
    default:
      return yes
  }
}

const withField = (draft: IntakeDraft, field: string, value: string | boolean): IntakeDraft => ({
  ...draft,
  extracted: { ...draft.extracted, [field]: value },
  skipped: draft.skipped.filter((skipped) => skipped !== field),
})

/** Whether the message tells more of the matter than the bare answers asked for. */
const adds = (turn: TurnContext, draft: IntakeDraft): boolean => {
  const text = turn.message.text.trim()
  if (draft.asked.length === 0) return text.length > 4
  const bare = draft.asked.some((field) => readAnswer(field as Field, text) !== null)
  return text.length > (bare ? 30 : 8)
}
