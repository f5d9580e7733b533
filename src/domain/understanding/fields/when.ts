import { matches } from '../phrases.ts'

const n = '(?:\\d{1,4}|[一二三四五六七八九十两几半]{1,3})'
const year = '(?:(?:19|20)?\\d{2}年|[一二〇零]{1}[〇零一二三四五六七八九]{3}年|去年|今年|前年|大前年)'
const month = `(?:${n}月(?:份)?|上个?月|这个?月|本月|上上个?月|月初|月底|月中)`
const dayNumber = '(?:[12]?\\d|3[01]|[一二三四五六七八九十]{1,3})'
const day = `(?:(?<![路街道巷段A-Za-z第\\d])${dayNumber}[日号](?![楼线院店门公馆仓机路])|今天|今日|昨天|昨日|前天|大前天|当天|那天|上个?周[一二三四五六日天末]?|上个?星期[一二三四五六日天]?|上个?礼拜[一二三四五六日天]?|这个?周[一二三四五六日天末]?|本周[一二三四五六日天末]?|周[一二三四五六日末]|星期[一二三四五六日天]|礼拜[一二三四五六日天])`
const part =
  '(?:早上|早晨|清晨|上午|中午|下午|傍晚|晚上|夜里|夜间|半夜|深夜|凌晨|午夜|昨晚|今晚|今早|昨夜|前晚|当晚|早|晚)'
const clock = `(?:${n}点(?:半|${n}分|${n}刻|钟|多|左右)?|\\d{1,2}[:：]\\d{2})`
const absolute = `(?:${year})?(?:${month})?(?:${day})?的?(?:${part})?(?:${clock})?(?:左右|前后|许)?(?:开始|起|以来|至今)?`
const slash = '(?:20\\d{2}[-/.年])\\d{1,2}[-/.月]\\d{1,2}日?(?:\\s?\\d{1,2}[:：]\\d{2})?'
const ago = `(?:大概|大约|差不多)?${n}(?:个)?(?:多)?(?:小时|分钟|天|日|周|星期|礼拜|月|个月|年)(?:多)?(?:以)?前`
const since = `(?:从)?(?:${year}|${month}|${day}|${n}(?:个)?(?:天|周|月|年)前)(?:${part})?(?:开始|起|以来|至今|到现在)?`
const often =
  '(?:每天|每晚|天天|夜夜|每周[一二三四五六日末]?|每到周末|周末|节假日|一到(?:晚上|夏天|冬天|下雨天?))(?:的)?(?:早上|上午|中午|下午|傍晚|晚上|夜里|半夜|凌晨|深夜)?(?:\\d{1,2}点|[一二三四五六七八九十]{1,3}点)?(?:半)?(?:多|左右)?(?:(?:到|至|—|-)(?:早上|凌晨|半夜|第二天|次日)?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})点半?)?'
const lasting = `(?:已经|都|持续|连续|一直)?(?:拖了|拖欠|欠了|停了|坏了|等了|住了|有|持续了?|连续)?好?${n}(?:个)?(?:多)?(?:天|周|星期|月|个月|年|小时)(?:了|多了)`
const loose =
  '刚才|刚刚|刚|最近|近期|近日|这几天|这两天|前几天|前两天|前些天|前段时间|前阵子|这段时间|上次|年前|年后|过年(?:期间|前|后)?|国庆(?![路街村小])(?:期间|前|后)?|五一(?![路街村广小])(?:期间)?|春节(?:期间|前|后)?|暑假|寒假|今年(?:夏天|冬天|年初)?|去年(?:年底|夏天|冬天)?|当时|长期以来|一直以来'

const absoluteAny = new RegExp(absolute, 'g')
const others = [slash, ago, often, since, lasting, loose].map((p) => new RegExp(p))

function longestAbsolute(text: string): string {
  return (
    matches(text, absoluteAny)
      .map((m) => m[0].replace(/^的/, ''))
      .filter(
        (s) =>
          s.length >= 2 &&
          !/^(?:开始|左右|前后)$/.test(s) &&
          !/^(?:[一二三四五六七八九十两几半\d]+[号]|早上|晚上|一点|有点|半点|几点)$/.test(s),
      )
      .sort((a, b) => b.length - a.length)[0] ?? ''
  )
}

const anyTime = new RegExp(`${slash}|${often}|${ago}|(?:${loose})|${absolute}|${since}`, 'g')

/** What is left of a text without its time expressions: easier to read for a place. */
export function withoutTimes(text: string): string {
  return text.replace(anyTime, (m) => (m.length >= 2 && !/^(?:一点|有点|半点|几点)$/.test(m) ? '，' : m))
}

/** When it happened or happens, in the writer's words; the fullest expression. */
export function findWhen(text: string): string | null {
  const found = [longestAbsolute(text), ...others.map((p) => p.exec(text)?.[0] ?? '')]
  const best = [...found].sort((a, b) => b.length - a.length)[0]
  return best && best.length >= 2 ? best : null
}

/** A bare answer to "什么时候": a time expression of any length, or 一直 and its like. */
export function whenAnswer(text: string): string | null {
  const said = text.trim().replace(/[。！，,.]+$/, '')
  if (/[？?]|不知道|不清楚|记不|忘了/.test(said)) return null
  const found = findWhen(said)
  if (found)
    return said.length <= 20
      ? said.replace(/^(?:大概|大约|是|就是|应该是|从)?(?=.)/, (m) => (m === '大概' || m === '大约' ? m : ''))
      : found
  return /^(?:一直|长期|早上|晚上|半夜|凌晨|夜里|中午|下午|上午|白天|随时|不定时|刚刚?|\d{1,2}[号日点]|[一二三四五六七八九十]{1,3}[号日点]半?|好久了|很久了|几个?月了|早就)[^，。]{0,6}$/.test(
    said,
  )
    ? said
    : null
}
