import type { Facts } from '../../matter.ts'
import { has, type Phrases, spots } from '../phrases.ts'
import { negatedAt } from '../reading.ts'
import {
  arbitrationWords,
  decideForUsWords,
  labourDisputeDecideWords,
  litigationWords,
  officialDecisionWords,
  petitionWords,
  privateDisputeWords,
  reconsiderationWords,
  undoWords,
} from '../words/proceeding-words.ts'

type Proceeding = NonNullable<Facts['litigation']>
type Ladder = Readonly<Record<'concluded' | 'filed' | 'none' | 'hinted', Phrases>>

/** What the reader of facts knows beside the text. */
export type Told = { readonly asks: boolean; readonly tells: boolean }

const supposedBefore =
  /(?:如果|假如|要是|万一|若|倘若|是否|能否|能不能|可以|可不可以|需要|怎么|如何|想|准备|打算|考虑|要去?|将|说要|扬言|威胁)[^，。；！？]{0,5}$/
const generalAfter = /^[^，。；！？]{0,3}(?:庭|厅|大厅|窗口|的话|以后|后会|后能|多少钱|流程|材料|怎么|需要)/

/** A phrase of the list that is neither denied nor supposed. */
export function affirmed(text: string, phrases: Phrases): boolean {
  return spots(text, phrases).some(
    ({ phrase, at }) =>
      !negatedAt(text, at) &&
      !supposedBefore.test(text.slice(Math.max(0, at - 12), at)) &&
      !generalAfter.test(text.slice(at + phrase.length, at + phrase.length + 10)),
  )
}

function proceedingOf(text: string, ladder: Ladder, should: boolean, told: Told): Proceeding | undefined {
  const filed = affirmed(text, ladder.filed)
  const concluded = affirmed(text, ladder.concluded)
  if (filed && concluded) return /上诉|二审|再审|还没判|还没下来|没结果/.test(text) ? 'filed' : 'concluded'
  if (concluded) return 'concluded'
  if (filed) return 'filed'
  if (should) return 'should'
  if (has(text, ladder.none)) return 'none'
  return has(text, ladder.hinted) && told.tells && !told.asks ? 'unknown' : undefined
}

const otherBench = /(?:投诉|举报|反映)[^，。；！？]{0,6}(?:法院|检察院|法官)/

const otherProcedure = /仲裁|复议|信访|公安|派出所|刑警|经侦|监察大队|纪委/
const courtWords = /法院|起诉|诉讼|官司|判决|法庭/

/** Without the sentences where 立案, 受理 and 开庭 belong to another procedure. */
function courtSentences(text: string): string {
  const clauses = text.split(/(?<=[，。；！？\n])/)
  return clauses
    .filter((c, i) => !(otherProcedure.test((clauses[i - 1] ?? '') + c) && !courtWords.test(c)))
    .join('')
}

function litigationOf(whole: string, told: Told): Proceeding | undefined {
  const text = courtSentences(whole)
  const should = !told.asks && has(text, privateDisputeWords) && has(text, decideForUsWords)
  const found = proceedingOf(text, litigationWords, should, told)
  // 法院 alone, as the body complained of or as a landmark ("法院对面"), hints at no suit of the writer's.
  if (
    found === 'unknown' &&
    (otherBench.test(text) || !/官司|诉讼|起诉|法律程序|法律途径|司法程序/.test(text))
  )
    return undefined
  // A judgement only mentioned on the way to a question ("法院判了离婚，户口怎么迁") is not what the question is about.
  if (found === 'concluded' && told.asks && !/执行|改判|不服|不公|重新审|再审/.test(text)) return undefined
  return found
}

/** The body as a landmark ("仲裁委楼下"), and what the writer puts aside for now ("复议的事先不说"). */
const asides =
  /(?:仲裁(?:委员会|委|院)|复议(?:机关|中心|局))(?:的|那)?(?:楼下|门口|门前|旁边|对面|附近|大院|后面)|(?:仲裁|复议)的?事(?:情)?(?:先|就|暂时|暂且)?(?:不说|不提|不谈|放一边)/g

const withoutAsides = (text: string): string => text.replaceAll(asides, '')

function arbitrationOf(whole: string, told: Told): Proceeding | undefined {
  const text = withoutAsides(whole)
  const found = proceedingOf(text, arbitrationWords, !told.asks && has(text, labourDisputeDecideWords), told)
  return found === 'concluded' && told.asks && !/执行|不服/.test(text) ? undefined : found
}

/** The decision and the wish to have it undone, near each other: far apart in a letter they are two stories. */
function wantsUndone(text: string): boolean {
  return spots(text, undoWords).some(({ at }) =>
    has(text.slice(Math.max(0, at - 40), at + 40), officialDecisionWords),
  )
}

const privateFine =
  /(?:公司|物业|老板|单位|厂里|店里|学校|酒店|平台|房东)[^，。；！？]{0,6}(?:罚款|扣分|处罚|没收)/
const accidentFinding = /事故(?:责任)?认定/

function reconsiderationOf(whole: string, told: Told): Proceeding | undefined {
  const text = withoutAsides(whole)
  const official = has(text, officialDecisionWords) && !privateFine.test(text) && !accidentFinding.test(text)
  return proceedingOf(text, reconsiderationWords, !told.asks && official && wantsUndone(text), told)
}

const petitionLadder = ['concluded', 'accepted', 'filed', 'registered'] as const

function petitionOf(text: string): Facts['petition'] | undefined {
  if (!has(text, petitionWords.mentioned)) return undefined
  const step = petitionLadder.find((s) => affirmed(text, petitionWords[s]))
  if (step) return step
  return has(text, petitionWords.none) ? 'none' : 'mentioned'
}

/** Lawsuits, arbitration, reconsideration and petitions: has the matter entered one, or does it belong there? */
export function proceedingFacts(text: string, told: Told): Partial<Facts> {
  const found = {
    litigation: litigationOf(text, told),
    arbitration: arbitrationOf(text, told),
    reconsideration: reconsiderationOf(text, told),
    petition: petitionOf(text),
  }
  return Object.fromEntries(Object.entries(found).filter(([, v]) => v !== undefined))
}
