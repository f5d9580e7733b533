import type { IntakeDraft } from '../../domain/conversation.ts'
import type { Extracted, Facts, Nature } from '../../domain/matter.ts'
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
  understand,
} from '../../domain/understanding/index.ts'
import type { TurnContext } from '../turn/turn.ts'
import { askedFact, factAnswer, isUnsure, patience } from './answer-fact.ts'
import { answersTo } from './answers-to.ts'
import { correctedPlace, fullerPlace, placeWithPiece } from './closer-place.ts'
import { agreedPlace } from './matter-before.ts'
import { heedingNameless } from './nameless-wish.ts'

/**
 * The draft after one more message of the citizen: answers to what was asked, corrections, and whatever else the
 * message tells, in any order. What the message gives outright wins over what was known.
 */
export const draftAfter = (turn: TurnContext, draft: IntakeDraft): IntakeDraft => {
  const agreed = agreedPlace(draft, turn.message.text)
  if (agreed) return atPlaceBefore(turn, draft, agreed)
  const text = turn.message.text.trim()
  const decided = decideFact(draft, text)
  if (decided) return decided
  if (askedFact(draft) !== null && isUnsure(text)) return leftOpen(draft)
  if (detectCommand(text) === 'skip' || declinesPhone(draft, text)) return skip(draft)
  const correction = readCorrection(text)
  if (correction) return corrected(draft, correction)
  const nature = natureSaid(text)
  if (nature) return { ...draft, nature }
  const given = draft.asked.length > 0 ? asAsked(turn, draft) : unasked(text)
  const known = { ...withoutNumberAsDay(turn.read.extracted, given.place), ...draft.extracted }
  const place = placeAfter(turn, draft, given)
  return heedingNameless(turn, {
    ...draft,
    told:
      isIn(place, text) || !adds(draft, text, given, turn.read.extracted)
        ? draft.told
        : [...draft.told, text.replace(filler, '')],
    facts: moreFacts(draft.facts, turn.read.facts),
    extracted: { ...known, ...(place === undefined ? {} : { place }), ...given, ...stated(turn) },
    skipped: draft.skipped.filter((field) => !(field in given)),
  })
}

const natureCalled =
  /^(?:我)?(?:这|这个)?(?:就)?(?:是|算|属于)(建议|投诉|举报|求助)(?:[，,\s]*(?:而)?不是(?:投诉|举报|建议|求助|咨询))?[。！]?$/

/** 是建议不是投诉: what the matter is to be called. */
const natureSaid = (text: string): Nature | null =>
  (natureCalled.exec(text)?.[1] as Nature | undefined) ?? null

/** 就这些, 算了帮我登记吧: told of nothing. */
const tellsNothing =
  /^(?:就这些|没了|没别的了?|就这么多|就这样|说完了|(?:算了|行|好|那|就|还是|帮我|给我|请|先|你们?|直接|[吧了，,\s])*(?:登记|上报)(?:一下|上去|上|吧|了)*)[。！，,\s]*$/

/** 对了, 补充一点: said before what is told. */
const filler =
  /^(?:(?:等一下|等等|对了|哦对|再?补充(?:一[点下句]|个情况)?|再说一[下点]|忘了说)[，,：:。\s]+)+|^对了(?=.{4})/

/** Where the matter before was; what is said besides is taken in as any other message. */
const atPlaceBefore = (
  turn: TurnContext,
  draft: IntakeDraft,
  { place, rest }: { readonly place: string; readonly rest: string },
): IntakeDraft => {
  const { offeredPlace: _, ...known } = draft
  const there = {
    ...known,
    extracted: { ...draft.extracted, place },
    asked: draft.asked.filter((field) => field !== 'place'),
  }
  if (rest === '') return there
  const read = understand(rest, { at: turn.now, homeNames: turn.pack.homeNames })
  return draftAfter({ ...turn, message: { ...turn.message, text: rest }, read }, there)
}

/** A part of the address that the place now holds is told there. */
const isIn = (place: string | undefined, text: string): boolean => {
  const piece = addressPiece(text)
  return piece !== null && (place?.includes(piece) ?? false)
}

const placeAfter = (turn: TurnContext, draft: IntakeDraft, given: Extracted): string | undefined => {
  const known = draft.extracted.place
  const piece = draft.asked.includes('place') ? null : addressPiece(turn.read.text)
  if (piece !== null && draft.asked.includes(whichIsWrong)) return correctedPlace(known, piece)
  if (piece !== null) return known === undefined ? piece : placeWithPiece(known, piece)
  return given.place ?? fullerPlace(known, turn.read.extracted.place)
}

/** 12号 in an address is no day. */
const withoutNumberAsDay = ({ when, ...rest }: Extracted, place: string | undefined): Extracted =>
  when === undefined || place?.includes(when) ? rest : { ...rest, when }

/** Whether the message answers what the last reply asked, or gives a field unasked. */
export const answersAsked = (turn: TurnContext, draft: IntakeDraft): boolean => {
  if (agreedPlace(draft, turn.message.text) || declinesPhone(draft, turn.message.text.trim())) return true
  const fact = askedFact(draft)
  if (fact !== null && (factAnswer(fact, turn.message.text) !== null || isUnsure(turn.message.text)))
    return true
  const given = draft.asked.length > 0 ? asAsked(turn, draft) : unasked(turn.message.text.trim())
  return Object.keys(given).length > 0
}

/** Asked in the last reply which field is wrong. */
export const whichIsWrong = 'correct'

const asAsked = (turn: TurnContext, draft: IntakeDraft): Extracted =>
  answersTo(
    tellsOthersContact(turn.read.text)
      ? draft.asked.filter((field) => field !== 'contactPhone')
      : draft.asked.filter((field) => field !== whichIsWrong),
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

/** Who does not know is not asked the same again; the fact stays open, for a person to look at. */
const leftOpen = (draft: IntakeDraft): IntakeDraft => ({
  ...draft,
  tries: { ...draft.tries, ...Object.fromEntries(draft.asked.map((field) => [field, patience])) },
  asked: [],
})

/** 我不晓得电话, 没有手机: that there is none to be given. */
const declinesPhone = ({ asked }: IntakeDraft, text: string): boolean =>
  asked.includes('contactPhone') &&
  text.length <= 20 &&
  /^(?:我|俺|咱)?(?:没有?|没得|莫得|(?:能不能|可不可以|可以)?不用(?:留|给|说)|不晓得|不知道|不?记不?得|忘了|不(?:想|愿意?|方便|能)?(?:留|给|说))(?:我的?|自己的?)?(?:联系)?(?:手机|电话|号码)/.test(
    text,
  )

const skip = (draft: IntakeDraft): IntakeDraft => ({
  ...(askedFact(draft) === null ? draft : leftOpen(draft)),
  skipped: [...draft.skipped, ...draft.asked.filter((field) => !draft.skipped.includes(field))],
  asked: [],
})

const corrected = (draft: IntakeDraft, { field, value }: Correction): IntakeDraft => ({
  ...draft,
  asked: [],
  extracted: {
    ...draft.extracted,
    [field]:
      field === 'place'
        ? correctedPlace(draft.extracted.place, value)
        : field === 'when'
          ? sameDay(draft.extracted.when, value)
          : value,
  },
  skipped: draft.skipped.filter((skipped) => skipped !== field),
})

const dayIn = /^(?:今|昨|前)(?:天|日)?|^\S{0,6}[日号]|^(?:上|这|本)?(?:周|星期|礼拜)[一二三四五六日天]/
const hourOnly =
  /^(?:早上|上午|中午|下午|傍晚|晚上|夜里|凌晨|半夜)?[^天日号周年月]{1,6}[点:：][^天日号周年月]{0,4}$/

/** 早上八点 in place of 今早七点 is still of that day. */
const sameDay = (known: string | undefined, told: string): string => {
  const day = known === undefined ? undefined : dayIn.exec(known)?.[0]
  return day === undefined || !hourOnly.test(told)
    ? told
    : `${/^[今昨前]$/.test(day) ? `${day}天` : day}${told}`
}

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
    !/^(?:我要(?!(?:投诉|举报|反映).)|请|快|行|先|(?:举报|投诉|求助|建议|咨询)[。!！]?$|对|就是|都是|那|这|嗯|啊|没有)/.test(
      text,
    ))

/** 我家电梯坏了 says who writes only by the way. */
const isInferred = (text: string, given: Extracted): boolean => {
  const [field, ...others] = Object.keys(given)
  return field === 'complainantKind' && others.length === 0 && text.length >= leastTold && !saysWho.test(text)
}
const leastTold = 5
const saysWho =
  /^(?:我们?|本人|咱们?)?(?:是|就是|属于|算|代表|以)|^(?:个人|企业|公司|单位|其他|其它|居民|市民|业主|村民|群众|老百姓|我自己)/

/** Whether the message tells more of the matter than the bare answers asked for. */
const adds = (draft: IntakeDraft, text: string, given: Extracted, read: Extracted): boolean => {
  if (detectCommand(text) !== null) return false
  const bare = Object.keys(given).length > 0
  if (tellsNothing.test(text)) return false
  if (isOnlyContact(text, read) || onlyWishes(text) || read.when === text) return false
  if (isInferred(text, given)) return true
  if (draft.asked.length > 0) return bare ? text.length > longestAnswer : tellsMore(text, read)
  const beside = text.replace(read.place ?? '', '').replace(read.contactPhone ?? '', '')
  return !bare && beside.length > 4
}
