import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Extracted, Facts } from '../../domain/matter.ts'
import {
  addressPiece,
  asideOf,
  type Correction,
  detectCommand,
  detectSmallTalk,
  type Field,
  isQuestion,
  onlyWishes,
  readAnswer,
  readCorrection,
  tellsOthersContact,
} from '../../domain/understanding/index.ts'
import type { TurnContext } from '../turn.ts'
import { askedFact, factAnswer } from './answer-fact.ts'
import { correctedPlace, fullerPlace, placeWithPiece } from './closer-place.ts'
import { answersTo } from './read-answers.ts'

/**
 * The draft after one more message of the citizen: answers to what was asked, corrections, and whatever else the
 * message tells, in any order. What the message gives outright wins over what was known.
 */
export const absorb = (turn: TurnContext, draft: IntakeDraft): IntakeDraft => {
  const text = turn.message.text.trim()
  const decided = decideFact(draft, text)
  if (decided) return decided
  if (detectCommand(text) === 'skip') return skip(draft)
  const correction = readCorrection(text)
  if (correction) return corrected(draft, correction)
  const given = draft.asked.length > 0 ? asAsked(turn, draft) : unasked(text)
  const known = { ...withoutNumberAsDay(turn.read.extracted, given.place), ...draft.extracted }
  const place = placeAfter(turn, draft, given)
  return {
    ...draft,
    told:
      isIn(place, text) || !adds(draft, text, given, turn.read.extracted)
        ? draft.told
        : [...draft.told, text],
    facts: moreFacts(draft.facts, turn.read.facts),
    extracted: { ...known, ...(place === undefined ? {} : { place }), ...given, ...stated(turn) },
    skipped: draft.skipped.filter((field) => !(field in given)),
  }
}

/** A part of the address that the place now holds is told there. */
const isIn = (place: string | undefined, text: string): boolean => {
  const piece = addressPiece(text)
  return piece !== null && (place?.includes(piece) ?? false)
}

const placeAfter = (turn: TurnContext, draft: IntakeDraft, given: Extracted): string | undefined => {
  const known = draft.extracted.place
  const piece = draft.asked.includes('place') ? null : addressPiece(turn.read.text)
  if (piece !== null) return known === undefined ? piece : placeWithPiece(known, piece)
  return given.place ?? fullerPlace(known, turn.read.extracted.place)
}

/** 12号 in an address is no day. */
const withoutNumberAsDay = ({ when, ...rest }: Extracted, place: string | undefined): Extracted =>
  when === undefined || place?.includes(when) ? rest : { ...rest, when }

/** Whether the message answers what the last reply asked, or gives a field unasked. */
export const answersAsked = (turn: TurnContext, draft: IntakeDraft): boolean => {
  const fact = askedFact(draft)
  if (fact !== null && factAnswer(fact, turn.message.text) !== null) return true
  const given = draft.asked.length > 0 ? asAsked(turn, draft) : unasked(turn.message.text.trim())
  return Object.keys(given).length > 0
}

const asAsked = (turn: TurnContext, draft: IntakeDraft): Extracted =>
  answersTo(
    tellsOthersContact(turn.read.text)
      ? draft.asked.filter((field) => field !== 'contactPhone')
      : draft.asked,
    turn.message.text,
    turn.read.extracted,
  )

/** A fuller sentence than 是 or 没有 is read for its facts anyway. */
const decideFact = (draft: IntakeDraft, text: string): IntakeDraft | null => {
  const fact = askedFact(draft)
  const value = fact === null ? null : factAnswer(fact, text)
  if (fact === null || value === null) return null
  return {
    ...draft,
    facts: { ...draft.facts, [fact]: value },
    told: text.length > longestBareAnswer ? [...draft.told, text] : draft.told,
  }
}

/** What is settled is not unsettled by a later hint. */
const moreFacts = (known: Facts, read: Facts): Facts => ({
  ...known,
  ...Object.fromEntries(
    Object.entries(read).filter(([fact, value]) => value !== 'unknown' || !(fact in known)),
  ),
})

/** Fields said so plainly that they replace what was known before. */
const stated = (turn: TurnContext): Extracted => {
  const { contactPhone, confidential, replyWanted, anonymous, publicity, contactWish } = turn.read.extracted
  return {
    ...(contactPhone === undefined ? {} : { contactPhone }),
    ...(confidential === undefined ? {} : { confidential }),
    ...(replyWanted === undefined ? {} : { replyWanted }),
    ...(anonymous === undefined ? {} : { anonymous }),
    ...(publicity === undefined ? {} : { publicity }),
    ...(contactWish === undefined ? {} : { contactWish }),
  }
}

const choosable: readonly Field[] = ['contactPhone', 'complainantKind', 'confidential', 'publicity']

/** A field given when nothing was asked: "保密" to the order shown back. A bare yes or no means nothing there. */
const unasked = (text: string): Extracted => {
  if (detectCommand(text) !== null || text.length > longestBareAnswer + 8) return {}
  const field = choosable.find((candidate) => readAnswer(candidate, text) !== null)
  return field === undefined ? {} : { [field]: readAnswer(field, text) }
}

const skip = (draft: IntakeDraft): IntakeDraft => ({
  ...draft,
  skipped: [...draft.skipped, ...draft.asked.filter((field) => !draft.skipped.includes(field))],
  asked: [],
})

const corrected = (draft: IntakeDraft, { field, value }: Correction): IntakeDraft => ({
  ...draft,
  asked: [],
  extracted: {
    ...draft.extracted,
    [field]: field === 'place' ? correctedPlace(draft.extracted.place, value) : value,
  },
  skipped: draft.skipped.filter((skipped) => skipped !== field),
})

const longestBareAnswer = 8
const longestAnswer = 30

const wishes = ['anonymous', 'confidential', 'replyWanted', 'publicity', 'contactWish'] as const

/** A telephone, with a name beside it or not. */
const isOnlyContact = (text: string, { contactPhone }: Extracted): boolean =>
  contactPhone !== undefined && text.replaceAll(/[\d\s\p{P}]/gu, '').length <= 4

/** "头上缝了三针", "鲁G12345": short, and more of the matter all the same. */
const tellsMore = (text: string, read: Extracted): boolean =>
  text.length > longestBareAnswer ||
  (text.length >= 2 &&
    !isQuestion(text) &&
    asideOf(text) === null &&
    wishes.every((wish) => read[wish] === undefined) &&
    choosable.every((field) => readAnswer(field, text) === null) &&
    detectSmallTalk(text) === null &&
    /\p{Script=Han}|[A-Za-z]\d/u.test(text) &&
    !/^(?:我要|请|快|行|先|(?:举报|投诉|求助|建议|咨询)[。!！]?$|对|就是|都是|那|这|嗯|啊|没有)/.test(text))

/** Whether the message tells more of the matter than the bare answers asked for. */
const adds = (draft: IntakeDraft, text: string, given: Extracted, read: Extracted): boolean => {
  if (detectCommand(text) !== null) return false
  const bare = Object.keys(given).length > 0
  if (isOnlyContact(text, read) || onlyWishes(text) || read.when === text) return false
  if (draft.asked.length > 0) return bare ? text.length > longestAnswer : tellsMore(text, read)
  const beside = text.replace(read.place ?? '', '').replace(read.contactPhone ?? '', '')
  return !bare && beside.length > 4
}
