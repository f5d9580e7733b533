import { findName } from './fields/name.ts'
import { isAddressing, isWishOnly, withoutOpening } from './opening.ts'
import { has } from './phrases.ts'
import { read } from './reading.ts'
import { cutBeforeWhole, sealed, unsealed, withoutAsides, withoutHalves } from './unbroken.ts'
import {
  askedForWords,
  blameWords,
  faultWords,
  nuisanceWords,
  offenceWords,
  questionWords,
  suggestionWords,
} from './words/nature-words.ts'
import { closingWords } from './words/topic-words.ts'

export const MAX_SUMMARY = 40

const personal = [
  /(?<!\d)\d{17}[\dXx](?!\d)/g,
  /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g,
  /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g,
  /\d{11,}/g,
  /(?:我叫|本人叫|我的名字是|姓名是?[:：]?|联系人是?[:：]?)(?:[\u4e00-\u9fa5·]{2,4}|[\u4e00-\u9fa5]{1,6}·[\u4e00-\u9fa5·]{1,10}|[A-Za-z][A-Za-z .]{1,20})(?=[，。；！？、\s]|$)/g,
  /(?:我姓|免贵姓)[\u4e00-\u9fa5]{1,2}/g,
  /[\u4e00-\u9fa5](?:先生|女士|小姐)(?=[，。；！？、\s]|$)/g,
  /(?:我的?|本人)?(?:联系)?(?:(?<![打接通挂回听个次遍拨来])电话|手机号?码?|身份证号?码?|微信号?|联系方式)(?:是|为|[:：])?(?=[，。；！？、\s]|$)/g,
  /[\w.+-]+@[\w-]+\.[\w.]+/g,
]

export function withoutPersonalData(text: string): string {
  return personal.reduce((t, p) => t.replace(p, ''), withoutName(text))
}

/** 路灯坏了，李小红138……: a name that stands by itself. */
const withoutName = (text: string): string => {
  const name = findName(text)
  return name === null
    ? text
    : text.replace(
        new RegExp(`(^|[，。；、,\\s])${name.replaceAll('.', '\\.')}(?=$|[，。；、,\\s\\d]|电话|手机)`, 'g'),
        '$1',
      )
}

const lists = [
  blameWords,
  nuisanceWords,
  offenceWords,
  faultWords,
  askedForWords,
  suggestionWords,
  questionWords,
]

function worth(clause: string): number {
  return lists.reduce((sum, l) => sum + (has(clause, l) ? 1 : 0), 0)
}

/** Clauses that say how somebody feels, or ask whether anybody cares: heard, but no title. */
const venting =
  /^(?:(?:真是|真的|实在|简直|我|太|都)*(?:气死|烦死|急死|气人|过分|离谱|无语|服了|受够|受不了|忍无可忍|可恶|缺德)(?:人|我|大家)?[了啦啊]*|(?:你们|政府|部门|领导|到底|究竟|还)*(?:管不管|有没有人管|有人管吗|管管吧|有没有王法|有王法吗|干什么吃的)[了啊呢吗的]*)$/

const isVenting = (clause: string): boolean => venting.test(clause)

/** A clause as it was written, the mark after it, and whether it opens its sentence or is gone on from. */
type Told = {
  readonly text: string
  readonly mark: string
  readonly opens: boolean
  readonly goesOn: boolean
}

const bare = (clause: string): string => clause.replace(/[，,。；！？、：:\s…]+$/, '')
const markOf = (clause: string): string => /[、,：:](?=\s*$)/.exec(clause)?.[0] ?? '，'

function tellingClauses(text: string): Told[] {
  return read(text).sentences.flatMap((s) =>
    s.clauses
      .map((c, i) => ({
        text: bare(c.text),
        mark: markOf(c.text),
        opens: i === 0,
        goesOn: i < s.clauses.length - 1,
      }))
      .filter(({ text: said }) => withoutOpening(said).length >= 2)
      .filter(({ text: said }) => !(has(said, closingWords) && said.length <= 8)),
  )
}

/** Without temper, wishes, salutations and who writes, unless there is nothing else. */
function usefulClauses(text: string): Told[] {
  const clauses = tellingClauses(text)
  const calm = clauses.filter(({ text: said }) => !isVenting(withoutOpening(said)))
  const told = calm.filter(({ text: said }) => !isWishOnly(said) && !isAddressing(said))
  return told.length > 0 ? told : calm.length > 0 ? calm : clauses
}

const lengthOf = (clauses: readonly Told[]): number =>
  clauses.reduce((sum, { text }) => sum + text.length + 1, -1)

/** Where the title begins: with the sentence of the telling clause, or the one clause before it, as far as there is room. */
function startFor(clauses: readonly Told[], key: number): number {
  const opening = clauses.slice(0, key + 1).findLastIndex(({ opens }) => opens)
  const begins = [Math.max(opening, 0), key - 1].filter((at) => at >= 0 && at < key)
  return begins.find((at) => lengthOf(clauses.slice(at, key + 1)) <= MAX_SUMMARY) ?? key
}

const dangles =
  /^(?:因为|由于|如果|虽然|但是?|可是|并且|而且|且|却|为了|请|希望|要求|恳请)|(?:之后|以后|时候?|[说是的]|一道|情况下|但|并|而)$/

/** Clauses as long as they fit; one that only begins what no longer fits is left out. */
function fitting(clauses: readonly Told[]): string {
  const taken: Told[] = []
  let length = -1
  for (const clause of clauses) {
    length += clause.text.length + 1
    if (length > MAX_SUMMARY) break
    taken.push(clause)
  }
  while (taken.length > 1 && taken.length < clauses.length) {
    const last = taken.at(-1)
    if (!last?.goesOn || !dangles.test(last.text)) break
    taken.pop()
  }
  return taken.map(({ text, mark }, i) => (i < taken.length - 1 ? text + mark : text)).join('')
}

const leastCut = 12
/** Where a run of words without commas may end: after 了 着 过 吗, before who or what comes next. */
const seam =
  /(?<=[了着过吗呢啊呀吧嘛])(?!解)|(?=(?:然后|但是|可是|结果|所以|因为|现在|后来|而且|还有|就是|希望|请你|请问|我们|他们|你们|已经|也不|都不|又不|还不|一直|不然|怎么|到现在))/g

const linking = /(?:然后|但是|可是|结果|所以|因为|而且|后来|还有|就是|现在)$/

/** At most 40 characters of one long clause, cut where a reader would draw breath. */
function cutAtSeam(clause: string): string {
  if (clause.length <= MAX_SUMMARY) return clause
  const head = cutBeforeWhole(clause, MAX_SUMMARY)
  const seams = [...head.matchAll(seam)].map(({ index }) => index).filter((at) => at >= leastCut)
  const at = seams.at(-1)
  return at === undefined
    ? `${cutBeforeWhole(clause, MAX_SUMMARY - 1)}…`
    : cutBeforeWhole(clause, at).replace(linking, '')
}

/** At most 40 characters that name the matter: the first clause that says what it is, with its neighbours. */
export function summarise(text: string): string {
  return withoutHalves(unsealed(titleOf(sealed(withoutAsides(withoutPersonalData(text))))))
}

function titleOf(own: string): string {
  const clauses = usefulClauses(own)
  const key = Math.max(
    0,
    clauses.findIndex(({ text: said }) => worth(said) > 0),
  )
  const shown = clauses.slice(startFor(clauses, key))
  const [first, ...rest] = shown
  if (first === undefined) return cutAtSeam(own)
  const begun = withoutOpening(first.text)
  return fitting([{ ...first, text: begun }, ...rest]) || cutAtSeam(begun)
}
