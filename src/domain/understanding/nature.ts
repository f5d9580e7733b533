import type { Nature } from '../matter.ts'
import { needsCare } from './needs-care.ts'
import { has, type Phrases, spots, veil } from './phrases.ts'
import { praises } from './praise.ts'
import { seeksAgreement } from './premise.ts'
import { isPublicFault } from './public-fault.ts'
import { type Reading, read, type Sentence } from './reading.ts'
import { officialWords } from './words/conduct-words.ts'
import {
  askedForWords,
  askedNouns,
  blameWords,
  deniedNameWords,
  faultWords,
  namedWords,
  namelessWords,
  nuisanceWords,
  offenceWords,
  otherPartyWords,
  pressingWords,
  questionWords,
  reproachWords,
  somebodyWords,
  suggestionWords,
  tellingWords,
} from './words/nature-words.ts'

export type NatureReading = {
  readonly nature: Nature
  readonly natures: readonly { readonly nature: Nature; readonly weight: number }[]
  /** Asks to know something. */
  readonly asks: boolean
  /** Tells of something that happened or goes on. */
  readonly tells: boolean
}

type Scores = Record<Nature, number>
const order: readonly Nature[] = ['咨询', '投诉', '举报', '求助', '建议']
/** What a name given by the writer weighs; 请问 and 帮我 are said in every kind of message and weigh less. */
const NAMED: Readonly<Scores> = { 投诉: 4, 举报: 4, 建议: 3, 咨询: 1.8, 求助: 2.2 }
const LEAST_SHARE = 0.12

/** What the writer calls it, the first name first; denied and borrowed names left out. */
function namesGiven(text: string): Nature[] {
  const bare = veil(text, namelessWords)
  return order
    .filter((n) => !has(text, deniedNameWords[n]))
    .map((n) => ({ nature: n, at: spots(bare, namedWords[n])[0]?.at ?? -1 }))
    .filter((n) => n.at >= 0)
    .sort((a, b) => a.at - b.at)
    .map((n) => n.nature)
}

/** The bare verb at the very start: "投诉楼下烧烤店". */
const leading = /^(?:你好|您好|喂|领导好?|[，。！ ])*(?:现在?|想|来|匿名|关于|对)?(投诉|举报|建议|咨询|求助)/

function addNames(scores: Scores, text: string): void {
  const lead = leading.exec(veil(text, namelessWords))?.[1] as Nature | undefined
  if (lead && !has(text, deniedNameWords[lead])) scores[lead] += 4
  namesGiven(text).forEach((n, i) => {
    scores[n] += NAMED[n] - (i > 0 ? 0.5 : 0)
  })
}

/** Question words that ask nothing: "找谁都不赔", "没什么用", "坏了好几天了". */
const noQuestion =
  /(?:不知道|不清楚|不晓得)(?:都)?(?:去|花|用|跑|弄|卖|扔|送|搞)(?:到|在)?(?:哪[里儿]?|什么地方)(?:去)?了?(?![^，。]{0,4}[？?吗])|没人(?:告诉|通知|说|解释)(?:我|我们)?(?:一声)?(?:是)?(?:为什么|为啥|怎么回事|什么原因)|(?:找谁|谁|怎么|哪里|哪儿|哪|什么|多少|几次|怎样)(?:都|也)|没什么|没啥|什么的|(?:好|[这前近]|过了?)几[天年个次号]|几(?:天|年|次|个月|个星期|个小时)(?:了|前|以来|(?=[没不都也]))|(?:打|说|催|找|报|跑|反映|投诉)了?(?:过)?(?:多少|几)(?:次|遍|回|趟)|(?:不知道|不清楚|不晓得|没看清|没注意)(?:是|叫|姓|在)?(?:什么|啥|哪[个里家儿]?|谁|几|多少)(?!.{0,6}[？?吗])|(?:那|这)个?(?:什么|啥)(?=[，,。\s])|就是(?:那个)?(?:什么|啥)(?=[，,。\s])|(?:什么|啥)(?:破|鬼|玩意|东西|世道|狗屁|垃圾)|不知道(?:该不该|能不能|要不要|是不是)(?:可以)?(?:跟|和|给|向)?(?:你们?|您|政府)?(?:说|讲|反映)|(?:哪[个里家儿]?|什么|啥|谁)[^，。？?]{0,5}(?:不清楚|不知道|不晓得|说不上来|不记得)|多久了(?=[^？?吗]*[没不])/g

/** Forms that ask without a word of asking: 违法不, 是业主的还是开发商的, 能办么, 谁掏钱, 找哪一头. */
const questionForms: readonly RegExp[] = [
  /[？?]|什么|[能有是会用给费要走]\S{0,6}[不没]$|([\u4e00-\u9fff])不\1[^不]{0,8}$/,
  /[^也都从绝又就并决还偏却点][不么](?:嘛|呀|啊|哦|哟|喽|嘞|哩|咯)?[。\s]*$/,
  /(?:^|[^没还都])(?:有|能|要)(?![人好几半一二两三四五六七八九十多\d])[^，。没]{1,10}没有[。\s]*$/,
  /([是找归算去按用走给交])[^，。]{1,10}还是\1|的还是[^，。]{1,8}的[。\s]*$/,
  /(?<!不知道?是?|不晓得是?|无论|不管|不论)谁(?!知道?|料|想到|谁|家的?孩)|(?<!不知道?是?)哪(?!怕|能|知|有|敢|想|吒)|第几|几[成倍]|(?:能|可以|要|收|批|给|放|住|领|报)[^，。]{0,5}几[次间份张套户家辆级档][。\s]*$/,
]

export function isQuestion(text: string): boolean {
  const asked = text.replace(noQuestion, '')
  if (questionForms.some((form) => form.test(asked))) return true
  return has(asked, questionWords) || seeksAgreement(asked.trim())
}

function reproaches(text: string): boolean {
  return (
    has(text, reproachWords) &&
    [blameWords, nuisanceWords, offenceWords, faultWords].some((w) => has(text, w))
  )
}

/** A question for action, a reproach or a wish in the form of a question: it asks for no knowledge. */
function presses(text: string): boolean {
  return has(text, pressingWords) || has(text, suggestionWords) || reproaches(text)
}

type Tally = { blame: number; nuisance: number; offence: number; fault: number; asked: number; wish: number }

const signs: Readonly<Record<keyof Tally, { readonly list: Phrases; readonly most: number }>> = {
  blame: { list: blameWords, most: 4 },
  nuisance: { list: nuisanceWords, most: 3 },
  offence: { list: offenceWords, most: 3 },
  fault: { list: faultWords, most: 3 },
  asked: { list: askedForWords, most: 3 },
  wish: { list: suggestionWords, most: 3 },
}

/** Signs counted once each; inside a question of rule ("物业费不交会断水吗") they say little. */
function tally(reading: Reading): Tally {
  const seen = new Map<string, number>()
  const out: Tally = { blame: 0, nuisance: 0, offence: 0, fault: 0, asked: 0, wish: 0 }
  for (const { text } of reading.sentences) {
    const worth = isQuestion(text) && !presses(text) ? 0.5 : 1
    for (const key of Object.keys(out) as (keyof Tally)[]) {
      for (const { phrase } of spots(text, signs[key].list)) {
        const before = seen.get(key + phrase) ?? 0
        if (worth > before) {
          seen.set(key + phrase, worth)
          out[key] = Math.min(signs[key].most, out[key] + worth - before)
        }
      }
    }
  }
  return out
}

const longestSentence = 80

/** A letter poured out without a full stop is read clause by clause: one question in it makes no question of it all. */
function breaths({ text, clauses }: Sentence): string[] {
  return text.length <= longestSentence ? [text] : clauses.map((clause) => clause.text)
}

/** How much of the message asks to know: 1 for a bare question, less for a letter with one question in it. */
function askingShare(reading: Reading): number {
  const long = reading.sentences.filter((s) => s.text.length > 3)
  const sentences = (long.length > 0 ? long : reading.sentences).flatMap(breaths)
  if (sentences.length === 0) return 0
  const asking = sentences.map((text) => isQuestion(text) && !presses(text))
  const share = asking.filter(Boolean).length / sentences.length
  // The last sentence is where a letter says what it wants.
  return asking.at(-1) ? Math.max(share, 0.6) : share * 0.8
}

const heading = new RegExp(`^[^，。！？]{2,24}${askedNouns.pattern}$`)

function addForms(scores: Scores, reading: Reading): { asks: boolean; tells: boolean } {
  const { text } = reading
  const t = tally(reading)
  const wrong = t.blame + t.nuisance + t.offence
  const asking = askingShare(reading) || (heading.test(text) && wrong === 0 && !presses(text) ? 0.8 : 0)
  const pressing = has(text, pressingWords) || reproaches(text)
  const tells = has(text, tellingWords) || (wrong + t.fault > 0 && asking < 1)
  scores.投诉 +=
    t.blame * 0.9 + t.nuisance * 0.8 + (pressing && wrong > 0 ? 0.8 : 0) + t.fault * (t.blame > 0 ? 0.4 : 0.1)
  scores.举报 += t.offence * 1.1
  scores.求助 += t.fault * (t.blame > 0 ? 0.3 : 0.8) + t.asked * 0.7 + (pressing && wrong === 0 ? 0.8 : 0)
  scores.建议 += t.wish * 1.1
  scores.咨询 += asking * (tells ? 1.7 : 2.5)
  if (t.fault + wrong === 0 && /帮(?:我|忙)(?:查|问)/.test(text)) scores.咨询 += 2
  return { asks: asking >= 0.5, tells }
}

/** Nothing told outright: who does it decides; a plain heading is a question. */
function fallback(text: string, tells: boolean): Nature {
  if (isHeading(text)) return '咨询'
  if (has(text, somebodyWords)) return isPublicFault(text) ? '求助' : '举报'
  if (has(text, otherPartyWords) || /[不没未无差乱坏被]|严重|反映/.test(text)) return '投诉'
  if (tells || /了$|了[，。！]|请|我们?要|希望/.test(text)) return '求助'
  return has(text, officialWords) ? '投诉' : '咨询'
}

const happening =
  /[，。！不没了被把给在着过吃卖打占堵坏差乱坑用接收开走拉炸扔倒排停修掉漏骗赔退欠挖养拒赶砸抢偷烧吵臭脏要请是映少慢低]/

/** A few words without a verb of happening: "公积金缴纳", "医保门诊统筹". */
function isHeading(text: string): boolean {
  return text.length <= 14 && !happening.test(text)
}

/** A paper of one's own is gone or out of date: what to do about it is asked, whether or not it is put so. */
const lostPaper =
  /^(?:你好|您好|[，。！\s])*(?:我的?|孩子的?|我[妈爸]的?|把)?[^，。]{0,3}(?:身份证|驾照|驾驶证|行驶证|社保卡|医保卡|户口[本簿]|护照|结婚证|离婚证|房产证|居住证|残疾证|营业执照|毕业证|老年证|退休证|健康证|出生证|通行证)(?:原件)?(?:不小心|给我?|被我?|让我?)?(?:弄|搞)?(?:丢失?|掉|遗失|不见|找不到|快?要?过期|快?要?到期|损坏|坏|消磁)[了啦啊吗呢。！]*(?:[，\s]?(?:但|可|而)?(?:我|本人|他|孩子|老人)?(?:现在|目前)?(?:人|还|又)?(?:在|没在)(?:外地|外省|老家|国外|外面)[^，。]{0,6})?$/

/** Whether a message tells of anything done wrong, broken or wished for. */
export function tellsOfWrong(text: string): boolean {
  const lists = [blameWords, nuisanceWords, offenceWords, faultWords, askedForWords, suggestionWords]
  return lists.some((list) => has(text, list)) || namesGiven(text).length > 0
}

/** Which of the five natures a message has, weighed by its words; the main one first. */
export function natureOf(text: string, reading: Reading = read(text)): NatureReading {
  if (lostPaper.test(text))
    return { nature: '咨询', natures: [{ nature: '咨询', weight: 1 }], asks: true, tells: false }
  if (praises(text))
    return { nature: '建议', natures: [{ nature: '建议', weight: 1 }], asks: false, tells: true }
  const scores: Scores = { 咨询: 0, 求助: 0, 投诉: 0, 举报: 0, 建议: 0 }
  addNames(scores, text)
  const { asks, tells } = addForms(scores, reading)
  if (needsCare(text)) scores.求助 += 4
  for (const n of order) if (has(text, deniedNameWords[n])) scores[n] = Math.min(scores[n], 0.4)
  const total = order.reduce((sum, n) => sum + scores[n], 0)
  if (total < 0.3) {
    const nature = fallback(text, tells)
    return {
      nature,
      natures: [{ nature, weight: 0.5 }],
      asks: asks || isHeading(text),
      tells: tells || nature !== '咨询',
    }
  }
  const natures = order
    .map((nature) => ({ nature, weight: Math.round((scores[nature] / total) * 100) / 100 }))
    .filter((n) => n.weight >= LEAST_SHARE)
    .sort((a, b) => b.weight - a.weight)
  const nature = natures[0]?.nature ?? fallback(text, tells)
  return { nature, natures, asks: asks || nature === '咨询', tells }
}
