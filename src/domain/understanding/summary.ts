import { has, spots } from './phrases.ts'
import { read } from './reading.ts'
import {
  askedForWords,
  blameWords,
  faultWords,
  nuisanceWords,
  offenceWords,
  questionWords,
  suggestionWords,
} from './words/nature-words.ts'
import { closingWords, openingWords } from './words/topic-words.ts'

export const MAX_SUMMARY = 40

const personal = [
  /(?<!\d)\d{17}[\dXx](?!\d)/g,
  /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g,
  /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g,
  /\d{11,}/g,
  /(?:我叫|本人叫|我的名字是|姓名是?[:：]?|联系人是?[:：]?)[\u4e00-\u9fa5·]{2,4}(?=[，。；！？、\s]|$)/g,
  /(?:我姓|免贵姓)[\u4e00-\u9fa5]{1,2}/g,
  /[\u4e00-\u9fa5](?:先生|女士|小姐)(?=[，。；！？、\s]|$)/g,
  /(?:我的?|本人)?(?:联系)?(?:电话|手机号?码?|身份证号?码?|微信号?|联系方式)(?:是|为|[:：])?(?=[，。；！？、\s]|$)/g,
  /[\w.+-]+@[\w-]+\.[\w.]+/g,
]

export function withoutPersonalData(text: string): string {
  return personal.reduce((t, p) => t.replace(p, ''), text)
}

function withoutOpening(clause: string): string {
  let rest = clause.replace(/^[，。；！？、：:\s]+/, '')
  for (let i = 0; i < 5; i++) {
    const lead = spots(rest, openingWords).find((s) => s.at === 0)
    if (!lead) break
    rest = rest.slice(lead.phrase.length).replace(/^[，。；！？、：:\s]+/, '')
  }
  return rest
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

function usefulClauses(text: string): string[] {
  const clauses = tellingClauses(text)
  const calm = clauses.filter((clause) => !isVenting(clause))
  return calm.length > 0 ? calm : clauses
}

function tellingClauses(text: string): string[] {
  return read(text)
    .sentences.flatMap((s) => s.clauses.map((c) => c.text))
    .map((c) => withoutOpening(c).replace(/[，。；！？、：:\s…]+$/, ''))
    .filter((c) => c.length >= 2 && !(has(c, closingWords) && c.length <= 8))
}

/** At most 40 characters that name the matter: the first clause that says what it is, with its neighbours. */
export function summarise(text: string): string {
  const clauses = usefulClauses(withoutPersonalData(text))
  if (clauses.length === 0) return withoutPersonalData(text).slice(0, MAX_SUMMARY)
  const key = Math.max(
    0,
    clauses.findIndex((c) => worth(c) > 0),
  )
  // The clause before often says where or who.
  const from =
    key > 0 && (clauses[key - 1]?.length ?? 99) + (clauses[key]?.length ?? 0) < MAX_SUMMARY ? key - 1 : key
  let out = ''
  for (const clause of clauses.slice(from)) {
    const next = out === '' ? clause : `${out}，${clause}`
    if (next.length > MAX_SUMMARY) break
    out = next
  }
  return out === '' ? (clauses[from] ?? '').slice(0, MAX_SUMMARY) : out
}
