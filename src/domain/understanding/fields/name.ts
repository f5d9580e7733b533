import { doubleSurnames } from '../../surnames.ts'
import { notNames, surnames } from '../words/field-words.ts'

const double = doubleSurnames.join('|')
const surname = `(?:${double}|[${surnames}])`
const given = '[\\u4e00-\\u9fa5·]{1,3}'
const title = '(?:先生|女士|小姐|同志|师傅|老师|阿姨|大爷|大妈|大姐|大哥)'
const end = '(?=$|[，。；！？、,.\\s]|电话|手机|联系|身份证|住|家住|今年|男|女|是|的手机|\\d)'

const called = new RegExp(
  `(?:我叫|本人叫|我名叫|名字叫|名字是|我的名字是|姓名是?|联系人是?|(?:反映|投诉|举报|求助|申请|来电|诉求|报修)人(?:姓名)?是?|称呼|落款)[:：\\s]{0,2}(${surname}${given}${title}?|${surname}${title})(?:${end}|(?=请|麻烦|希望|想|要|投诉|举报|反映|不要|别))`,
)
/** A name that no list of surnames has: of other peoples, rare, or with a dot; a number of the teller must follow it. */
const calledBeforeNumber =
  /(?:我叫|本人叫|我名叫|名字叫|名字是|姓名是?|联系人是?)[:：\s]{0,2}([\u4e00-\u9fa5]{2,6}(?:·[\u4e00-\u9fa5]{1,10})*)[，,。:：\s]{0,2}(?:我的)?(?:联系)?(?:电话|手机)?(?:号码?)?[是为:：\s]{0,3}(?=1[3-9]\d{9}|0\d{2,3}-?\d{7})/
/** 我叫了车, 我叫他来: somebody or something is called. */
const isCalling = /^[了不过来去上他她它你您人物车外救保]|[车员队司]$/
const self = new RegExp(
  `(?:我是|本人是?|我本人)[:：\\s]?(${surname}(?:${given})?${title}|${surname}${given})${end}`,
)
const titled = new RegExp(
  `(?:我是|我家|家住|住在)[^。！？]{2,30}的(${surname}(?:${given})?${title})(?=$|[，。；,\\s])`,
)
const family = new RegExp(`(?:我姓|免贵姓|本人姓|鄙姓)[:：\\s]?(${double}|[${surnames}])${title}?`)
const withTitle = new RegExp(
  `(?:^|[，。；\\s])(${surname}(?:${given})?${title})[，,。:：\\s]{0,2}(?=电话|手机|1[3-9]\\d{9}|$)`,
)
const beforeNumber = new RegExp(
  `(?:^|[，。；\\s])(${surname}[\\u4e00-\\u9fa5]{1,2})[，,:：\\s]{1,2}(?=电话|手机|1[3-9]\\d{9})`,
)
const bare = new RegExp(
  `^(?:我叫|我是|姓名|名字|叫我|称呼我)?[:：\\s]?(${surname}(?:${given})?${title}|${surname}[\\u4e00-\\u9fa5·]{1,3})(?:吧|啊|呀)?$`,
)

function plausible(name: string): boolean {
  return !notNames.list.some((word) => name.startsWith(word))
}

/** The writer's name, or surname with a form of address (王女士). */
export function findName(text: string): string | null {
  const byFamily = family.exec(text)
  for (const pattern of [called, self, titled, withTitle, beforeNumber]) {
    const name = pattern.exec(text)?.[1]
    if (name && (pattern === called || plausible(name))) return name
  }
  const named = calledBeforeNumber.exec(text)?.[1]
  if (named && plausible(named) && !isCalling.test(named)) return named
  if (!byFamily?.[1]) return null
  const form = new RegExp(`(?:我姓|免贵姓|本人姓|鄙姓)[:：\\s]?${byFamily[1]}(${title})`).exec(text)?.[1]
  return form ? `${byFamily[1]}${form}` : byFamily[1]
}

/** Begins like a name and is a thing or a place: 车牌号, 高铁票, 鲁山县. */
const thing = /[号牌店楼路街区县镇村门厂票卡]$/

/** A bare answer to "怎么称呼您": a name, a surname with a title, or a surname alone. */
export function nameAnswer(text: string): string | null {
  const said = text.trim().replace(/[。，！,.]+$/, '')
  const found = findName(said)
  if (found) return found
  const name = bare.exec(said)?.[1]
  if (name && !thing.test(name)) return name
  return /^姓?[\u4e00-\u9fa5]$/.test(said) && surnames.includes(said.slice(-1)) ? said.slice(-1) : null
}
