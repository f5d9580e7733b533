import type { Emergency, EmergencyKind } from '../matter.ts'
import { goesOnAfter, isSettledSince, isTakenBack, withoutNowOfWish } from './danger-over.ts'
import { asksForHarm } from './harmful.ts'
import { has, spots, veil } from './phrases.ts'
import { clauseIndexAt, negatedAt, type Reading, read, type Sentence, sentenceAt } from './reading.ts'
import {
  aftermathWords,
  bodilyWords,
  businessWords,
  chronicWords,
  collectiveWords,
  conditionWords,
  figurativeWords,
  freshWords,
  generalQuestionWords,
  harmlessWords,
  nearWords,
  nowWords,
  pastTimeWords,
  talkWords,
} from './words/circumstance-words.ts'
import { type DangerSign, dangerSigns, hurtWords } from './words/emergency-words.ts'

/** Where a danger word stands: what is said around it. */
type Spot = {
  readonly phrase: string
  readonly reading: Reading
  readonly sentence: Sentence
  /** The clause of the word and the one before it. */
  readonly near: string
  readonly clause: string
  /** The sentence up to the word, and from the word on. */
  readonly before: string
  readonly after: string
}

// A cry for help is short. In a long letter the danger words mostly tell a story, so there a word for "now" is needed.
const LETTER = 120
const CRY = 60

function spotAt(reading: Reading, phrase: string, at: number): Spot | null {
  const sentence = sentenceAt(reading, at)
  if (!sentence) return null
  const i = clauseIndexAt(sentence, at)
  const clause = sentence.clauses[i]?.text ?? ''
  return {
    phrase,
    reading,
    sentence,
    clause,
    near: (sentence.clauses[i - 1]?.text ?? '') + clause + (sentence.clauses[i + 1]?.text ?? ''),
    before: sentence.text.slice(0, at - sentence.at),
    after: sentence.text.slice(at - sentence.at),
  }
}

function isLetter(spot: Spot): boolean {
  return spot.reading.text.length > LETTER
}

function isNow(spot: Spot): boolean {
  if (!isLetter(spot)) {
    const near = has(spot.before, pastTimeWords) ? withoutNowOfWish(spot.near) : spot.near
    return has(near, nowWords)
  }
  return has(spot.clause, nowWords) && !has(spot.before, pastTimeWords)
}

/** Somebody says of themselves that they mean to die. Always taken at the word, save as a figure of speech. */
function meansToDie(spot: Spot): boolean {
  if (has(spot.before.slice(-8), figurativeWords)) return false
  if (/活不下去|不想活|活够|没意思|死路一条/.test(spot.phrase)) {
    if (has(spot.before.slice(-12), collectiveWords) && !/我(?!们)/.test(spot.clause)) return false
    if (/(?:让|叫|逼得?)[^，。]{0,4}$/.test(spot.before) && !/我(?!们)/.test(spot.clause)) return false
  }
  if (has(spot.before.slice(-14), conditionWords) && !/我|不解决|再不/.test(spot.before + spot.phrase))
    return false
  if (has(spot.before, pastTimeWords) && !isNow(spot)) return false
  // In a letter others' despair is a story; the writer's own is not.
  if (isLetter(spot) && !/我(?!们)/.test(spot.clause) && !isNow(spot)) return false
  if (has(spot.sentence.text, talkWords) && !/我(?!们)/.test(spot.sentence.text)) return false
  return !(
    has(spot.sentence.text, aftermathWords) &&
    !/我(?:就|要|想|不想|活|死|真)/.test(spot.sentence.text) &&
    !isNow(spot)
  )
}

/** 着火后, 晕倒过, 溺水事故: the danger as a thing of the past or a subject. */
/** 快出人命的事, 着火的时候: a kind of matter, or of time. */
const asSubject = /^(?:了?的(?:时候|事(?:情|儿)?(?!故|件|发)))/
const pastAfter = /^(?:了?(?:之后|以后|后(?!面|门|院|座|背))|过(?!来|去|敏)|事故(?!现场|了))/

function isOver(spot: Spot, kind: EmergencyKind): boolean {
  if (isTakenBack(spot.phrase, spot.after)) return true
  if (isSettledSince(kind, spot.phrase, spot.after)) return true
  if (kind === 'crime' && asksOfWayHome(spot)) return true
  if (isNow(spot)) return false
  const rest = spot.after.slice(spot.phrase.length)
  if (pastAfter.test(rest) || asSubject.test(rest)) return true
  if (isWorkInjury(spot) || (kind === 'fire' && isBurntDown(spot))) return true
  if (has(spot.clause, chronicWords)) return true
  if (/^[^，。]{0,8}(?:多年|好几年|[一二三四五六七八九十\d]+年了?)/.test(spot.after)) return true
  if (has(spot.before, pastTimeWords)) return true
  return has(spot.reading.text, aftermathWords) && !goesOnAfter(spot.reading.text)
}

/** Robbed abroad and without papers: how to come home is asked. */
const asksOfWayHome = ({ reading }: Spot): boolean =>
  /(?:怎么|拿什么|如何|咋)[^，。]{0,6}(?:回国|上飞机|登机|出境)|补办护照|使馆|领事馆/.test(reading.text) &&
  !/追|救|拿着|还在/.test(reading.text)

/** 把家烧了，厂家不管: a quarrel about what a thing did. */
const isBurntDown = ({ reading }: Spot): boolean =>
  /(?:把[^，。]{1,8}烧(?:了|光|毁|没)|烧(?:光|毁|没)了)[^。]*(?:车厂|厂家|厂商|商家|店家|卖家|车行|经销商|售后|平台|品牌)[^，。]{0,4}(?:不管|不理|不认|不赔|推)/.test(
    reading.text,
  )

/** 下了夜班往家走被闯红灯的撞伤: an injury on the way from work, with no word of now. */
const isWorkInjury = ({ clause, phrase, reading }: Spot): boolean =>
  phrase.endsWith('撞伤') &&
  /(?:上班|下班|夜班|上工|下工)/.test(clause) &&
  !/血|昏|起不来|动不了|躺|倒在|没反应|救|快/.test(reading.text)

function isOnlyThought(spot: Spot): boolean {
  if (has(spot.before.slice(-16) + spot.phrase, conditionWords)) return true
  if (has(spot.clause, talkWords) && !isNow(spot)) return true
  if (/^[^，。]{0,10}(?:怎么预防|隐患|的风险|的危险|可能|怎么避免)/.test(spot.after) && !isNow(spot))
    return true
  return false
}

/** "小区没有灭火器，着火了怎么办": what is missing comes first, the danger is only thought of. */
const lack = /没有|没水|缺|不通|被占|堵|坏了|失效|过期|老化/

function isFeared(spot: Spot): boolean {
  const { text } = spot.sentence
  return (
    /怎么办|谁负责|咋办/.test(spot.after) && lack.test(spot.before) && !isNow(spot) && !/我家|家里/.test(text)
  )
}

function isAsked(spot: Spot): boolean {
  if (isNow(spot) || !has(spot.sentence.text, generalQuestionWords)) return false
  const urgent = /怎么办|打什么电话|打哪个电话/.test(spot.sentence.text) && has(spot.sentence.text, nearWords)
  return !urgent || has(spot.sentence.text, aftermathWords)
}

function isFigure(spot: Spot): boolean {
  return has(spot.before.slice(-8), figurativeWords) || has(spot.before.slice(-6), bodilyWords)
}

function happensNow(sign: DangerSign, spot: Spot, at: number): boolean {
  if (sign.kind === 'suicide') return meansToDie(spot)
  if (negatedAt(spot.reading.text, at) && !/意识|呼吸|醒/.test(spot.phrase)) return false
  if (mayBeStopped(spot)) return true
  if (isFigure(spot) || isOver(spot, sign.kind) || isOnlyThought(spot) || isFeared(spot) || isAsked(spot))
    return false
  if (sign.strength === 'plain') return isNow(spot) || !isLetter(spot)
  if (aboutToStrike(spot)) return true
  if (spot.reading.text.length > CRY || has(spot.reading.text, businessWords)) return false
  return isNow(spot) || has(spot.near, freshWords)
}

/** Money that went to a swindler a day ago may still be held. */
const mayBeStopped = ({ phrase, before, reading }: Spot): boolean =>
  /安全账户|骗子|诈骗/.test(phrase) &&
  /(?:[今昨前]天|[今昨]晚|刚)[^。]{0,30}$/.test(before) &&
  /转|汇|打款/.test(reading.text) &&
  !has(reading.text, aftermathWords)

/** Blows about to fall, said of now: danger, whatever the quarrel is about. */
function aboutToStrike(spot: Spot): boolean {
  return (
    /打|砸|砍/.test(spot.phrase) &&
    /(?:要|正|开始|冲过来|准备|还在|又在|一直在)[^，。]{0,4}$/.test(spot.before) &&
    isNow(spot)
  )
}

function withAmbulance(lines: readonly string[], text: string): string[] {
  return has(text, hurtWords) && !lines.includes('120') ? [...lines, '120'] : [...lines]
}

/** What is told beside a danger is a quarrel or goes on for long: it may be answered as well, below the telephone. */
export const tellsOfQuarrel = (text: string): boolean => has(text, businessWords) || has(text, chronicWords)

/** "那难产呢": asked on about something told before, with nothing of what happens. */
const supposed = /^那[^，。！!我]{1,6}呢[？?。]?$/

/** 着 火 了: signs sent one by one. */
const spelled = (message: string): string => {
  const text = message.trim()
  return text.length <= longestSpelled && /^\S(?:\s+\S)+$/u.test(text) ? text.replaceAll(/\s+/g, '') : message
}
const longestSpelled = 30

/**
 * Danger to life or property going on now, or null. Past, supposed, asked-about and figurative danger is none; between
 * "now" and "unclear" it errs to the safe side. A question of general interest ("着火了应该打什么电话？") is no emergency:
 * the knowledge base answers it; the same question from somebody's own home is one.
 */
export function detectEmergency(message: string): Emergency | null {
  if (supposed.test(message.trim())) return null
  // Words that only contain a danger word (救命钱) are hidden; positions stay.
  const text = veil(spelled(message), harmlessWords)
  const reading = read(text)
  // Who asks how to do the crime reports none; a wish to die stays an emergency however it is put.
  const plotting = asksForHarm(message)
  const raised = dangerSigns.flatMap((sign) => {
    if (plotting && sign.kind !== 'suicide') return []
    const spot = spots(text, sign.signs)
      .map(({ phrase, at }) => ({ at, spot: spotAt(reading, phrase, at) }))
      .find(({ spot, at }) => spot !== null && happensNow(sign, spot, at))?.spot
    return spot ? [{ sign, phrase: spot.phrase }] : []
  })
  const first = raised[0]
  if (!first) return null
  const lines = [...new Set(raised.flatMap(({ sign }) => sign.lines))]
  return { kind: first.sign.kind, lines: withAmbulance(lines, text), phrase: first.phrase }
}
