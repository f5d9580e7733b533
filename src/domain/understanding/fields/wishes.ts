import type { Extracted } from '../../matter.ts'
import { partOrderAsides } from '../order-asides.ts'
import { firstOf, has, spots, veil } from '../phrases.ts'
import { read } from '../reading.ts'
import {
  anonymousWords,
  confidentialWords,
  demandWords,
  heldBackWords,
  noReplyWords,
  notAnonymousWords,
  notConfidentialWords,
  optInWords,
  optOutWords,
  ownNameWords,
  replyWords,
} from '../words/field-words.ts'
import { findContactWish } from './contact-wish.ts'

const MAX_DEMAND = 120
/** The wish is the writer's own, so it opens a clause or follows "I". */
const opens =
  /(?:^|[，。；！？、：:\s]|我|们|本人|强烈|特|现|故|此|所以|也|还|只|真心|衷心|诚恳|再次|并|但|更|业主|村民|居民|大家|家长)$/
/** "希望" of feelings, and demands told of others ("要求我交钱"). */
const noDemand =
  /^帮(?:我|我们|忙)[^，。]{0,6}[跑找搬修送办][^，。]{0,3}了|^(?:要求|希望)(?:我|我们|业主|居民|员工|家长|客户|用户|消费者|他|她|工人|村民|交|缴|提供|必须交)/

/** Clauses about the writer, not about the matter, end a demand. */
const aboutWriter =
  /^(?:我叫|我姓|我是|本人|姓名|联系|我的?(?:电话|手机)|电话|手机|身份证|别透露|不要透露|请?保密|请?匿名|不要公开|不公开|谢谢|感谢|辛苦|拜托)/

function trimDemand(text: string): string {
  const clauses = text.split(/(?<=[，；])/)
  const end = clauses.findIndex((c, i) => i > 0 && aboutWriter.test(c))
  return (end < 0 ? clauses : clauses.slice(0, end))
    .join('')
    .replace(/^诉求(?:是)?[：:]?/, '')
    .replace(/(?:[。！；\n，]|谢谢)+$/, '')
    .slice(0, MAX_DEMAND)
}

/** What the writer wants done, from the asking word to the end of the sentence. */
export function findDemand(text: string): string | null {
  for (const sentence of [...read(text).sentences].reverse()) {
    const hit = spots(sentence.text, demandWords).find(({ at }) => {
      const rest = sentence.text.slice(at)
      return rest.length >= 5 && !noDemand.test(rest) && opens.test(sentence.text.slice(0, at))
    })
    if (hit) return trimDemand(sentence.text.slice(hit.at))
  }
  return null
}

/** "不用打电话，发短信就行" wants a reply all the same. */
function wantsNoReply(text: string, contactWish: string | null): boolean {
  const said = firstOf(text, noReplyWords)
  return said !== null && !(contactWish !== null && /电/.test(said))
}

/** "匿名行不", "能不能不留电话" ask; they wish nothing yet. */
const asksOfName = (text: string): boolean => {
  const { asides } = partOrderAsides(text)
  return asides.some((aside) => aside === 'nameless' || aside === 'name' || aside === 'phone')
}

/** Secrecy, reply, publishing, namelessness, how to be reached: what the writer wants done with the order itself. */
export function findWishes(text: string): Extracted {
  const out: Extracted = {}
  if (has(text, notConfidentialWords)) out.confidential = false
  else if (has(text, confidentialWords)) out.confidential = true
  const contactWish = findContactWish(text)
  if (contactWish !== null) out.contactWish = contactWish
  if (wantsNoReply(text, contactWish)) out.replyWanted = false
  else if (has(text, replyWords)) out.replyWanted = true
  const own = veil(veil(text, ownNameWords), heldBackWords)
  if (has(own, optOutWords)) out.publicity = 'citizen_opt_out'
  else if (has(own, optInWords)) out.publicity = 'citizen_opt_in'
  if (has(text, anonymousWords) && !has(text, notAnonymousWords) && !asksOfName(text)) out.anonymous = true
  return out
}
