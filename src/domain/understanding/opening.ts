import { findContactWish } from './fields/contact-wish.ts'
import { has, spots, veil } from './phrases.ts'
import {
  anonymousWords,
  confidentialWords,
  heldBackWords,
  noReplyWords,
  optOutWords,
} from './words/field-words.ts'
import { openingWords } from './words/topic-words.ts'

const marks = /^[，。；！？、：:\s…]+/
/** 【转发】, 转发：; 那我家…, 嗯那个; 给你们反映个事. */
const leads: readonly RegExp[] = [
  /^(?:【[^】]{1,8}】|(?:转发|转)[：:])/,
  /^(?:那|这个|呃|额|唉|哎|诶|嗳|啊|噢|好的?|对了)(?=[，。、\s]|我|俺|咱|请|你们|您|那|就是|嗯|呃|额)/,
  /^(?:请)?(?:容|让)?我?(?:跟|给|向|和)(?:你们?|您|咱们?|领导|政府|12345)(?:说|讲|反映|反应|汇报)(?:一?下|个事情?|件事情?|个问题|一个问题|一件事情?)?/,
  /^我?(?:想|要|来)?(?:跟|给|向)?(?:说|讲|反应|反映)(?:一?下|个事儿?情?|件事儿?情?|一件事情?|个问题|一个问题)(?:就?是)?/,
]

function onceWithout(text: string): string {
  const lead = spots(text, openingWords).find((s) => s.at === 0)
  if (lead) return text.slice(lead.phrase.length)
  const form = leads.find((l) => l.test(text))
  return form ? text.replace(form, '') : text
}

/** A clause without greetings, hesitation and what only announces a matter: 喂你好，我想反映一下楼下… is 楼下…. */
export function withoutOpening(clause: string): string {
  let rest = clause.replace(marks, '')
  for (let i = 0; i < 8; i++) {
    const next = onceWithout(rest).replace(marks, '')
    if (next === rest) break
    rest = next
  }
  return rest
}

/** Fewer characters left than these tell nothing by themselves. */
const leastLeft = 6

const clauses = (text: string): string[] => text.split(/(?<=[，。；！？、：:\n])/)

/** A whole telling, begun with its matter; itself when nothing else would be left. */
export function fromItsMatter(text: string): string {
  const parts = clauses(text)
  const at = parts.findIndex((part) => saysMore(bare(part)))
  const rest = withoutOpening(parts.slice(Math.max(at, 0)).join(''))
  return rest.length < leastLeft ? text : rest
}

const introduces =
  /^(?:我|俺|本人|我们|俺们|咱)(?:就)?(?:是|系|叫|姓)[^，。；！？]{0,24}(?:居民|业主|村民|市民|住户|群众|百姓|家长|学生|职工|员工|老师|教师|工人|农民|租户|租客|商户|老人|的人|外国人|的)$/

const salutes =
  /^(?:尊敬的|敬爱的)[^，。；！？]{1,16}$|^[^，。；！？]{0,8}(?:领导|书记|市长|局长|厅长|省长|县长|区长|主任|同志)(?:们|同志)?(?:大家|你|您)?好?$/

/** "尊敬的各位领导", "我是高新区的居民": to whom and by whom it is written, and nothing of what. */
export const isAddressing = (clause: string): boolean => {
  const said = withoutOpening(clause)
  return salutes.test(said) || introduces.test(said)
}

const longestWish = 18
const wishes = [confidentialWords, noReplyWords, optOutWords, anonymousWords]

/** "只能发短信联系我", "不要公开我的名字": how the writer is to be treated, no part of the matter. */
export const isWishOnly = (clause: string): boolean =>
  clause.length <= longestWish &&
  (findContactWish(clause) !== null || wishes.some((list) => has(veil(clause, heldBackWords), list)))

const bare = (clause: string): string => clause.replace(/[，。；！？、：:\s…]+$/, '').trim()

const saysMore = (clause: string): boolean => withoutOpening(clause).length >= 2 && !isWishOnly(clause)

/** Nothing but wishes of how to be treated, with or without a greeting. */
export function onlyWishes(text: string): boolean {
  const said = clauses(text).map(bare)
  return said.some(isWishOnly) && !said.some(saysMore)
}
