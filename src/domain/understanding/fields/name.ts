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
/** 我叫了车, 我叫他来: somebody or something is called. */
const isCalling = /^[了不过来去上下到个什啥谁他她它你您人物车外救保警快开家代停送修滴物]|[车员队司来去了]$/

const isSomebody =
  /^(?:师傅|邻居|房东|老[师公婆板妈爸]|朋友|同事|家[人长里]|孩子|儿子|女儿|服务|经理|领导|工[人头]|医生|大夫|民警|城管|客服|他们|人家)/

const dotted = '[\\u4e00-\\u9fa5]{1,6}(?:·[\\u4e00-\\u9fa5]{1,10}){1,2}'
const latin = '[A-Z][A-Za-z]{1,14}(?:[ ·.]{1,2}[A-Z][A-Za-z]{0,14}){0,2}'
/** A name that no list of surnames has: of other peoples, rare, with a dot or in Latin letters. */
const calledOtherwise = new RegExp(
  `(?:我叫|本人叫|我名叫|名字叫|名字是|姓名是?|联系人是?)[:：\\s]{0,2}(${dotted}|${latin}|[A-Za-z]{2,15}|[\\u4e00-\\u9fa5]{2,4})(?=$|[，,。；;\\s\\d]|(?:我的)?(?:联系)?(?:电话|手机))`,
)
/** 阿依古丽·买买提 139……, Mike 139……: a name that nothing else looks like, beside a telephone. */
const otherwiseBeforeNumber = new RegExp(
  `(?:^|[，。；\\s])(${dotted}|${latin})[，,:：\\s]{0,2}(?:我的)?(?:联系)?(?:电话|手机)?(?:号码?)?[是为:：\\s]{0,3}(?=1[3-9]\\d{9}|0\\d{2,3}-?\\d{7})`,
)
const notLatinName =
  /^(?:tel|phone|mobile|call|wechat|weixin|wx|vx|qq|email|mail|app|wifi|my|number|is|at|the|and|road|street)/i
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
  `(?:^|[，。；\\s])(${surname}[\\u4e00-\\u9fa5]{1,2})(?:[，,:：\\s]{1,2}(?=电话|手机|1[3-9]\\d{9})|(?=1[3-9]\\d{9}))`,
)
const afterNumber = new RegExp(`1[3-9]\\d{9}[，,。\\s]{1,2}(${surname}[\\u4e00-\\u9fa5]{1,2})[。]?$`)
const bare = new RegExp(
  `^(?:我叫|我是|姓名|名字|叫我|称呼我)?[:：\\s]?(${surname}(?:${given})?${title}|${surname}[\\u4e00-\\u9fa5·]{1,3})(?:吧|啊|呀)?$`,
)

function plausible(name: string): boolean {
  return !notNames.list.some((word) => name.startsWith(word))
}

/** The writer's name, or surname with a form of address (王女士). */
export function findName(text: string): string | null {
  const byFamily = family.exec(text)
  for (const pattern of [called, self, titled, withTitle, beforeNumber, afterNumber]) {
    const name = pattern.exec(text)?.[1]
    if (name && (pattern === called || plausible(name))) return name
  }
  const named = calledOtherwise.exec(text)?.[1]
  if (named && plausible(named) && !isCalling.test(named) && !isSomebody.test(named)) return named
  const beside = otherwiseBeforeNumber.exec(text)?.[1]
  if (beside && !notLatinName.test(beside)) return beside
  if (!byFamily?.[1]) return null
  const form = new RegExp(`(?:我姓|免贵姓|本人姓|鄙姓)[:：\\s]?${byFamily[1]}(${title})`).exec(text)?.[1]
  return form ? `${byFamily[1]}${form}` : byFamily[1]
}

/** 大卫 139……, asked for a telephone and a name: whatever stands beside the number and is no word of another kind. */
const besideNumber =
  /^([\u4e00-\u9fa5]{2,4})[，,。:：\s]{0,2}(?:电话|手机)?[:：\s]{0,2}(?:\+?86)?1[3-9]\d{9}$/
const noName =
  /[的了是我你您他她它在有没要请吗呢吧和跟给这那就都还号楼路]|电话|手机|联系|号码|微信|打|个人|企业|公司|组织|匿名|保密|公开|提交|登记|投诉|谢|好|行|可以|同意|取消|对|[庙寺塔院校园厂城里外下上底前后河湖江巷桥庄场站口边旁东西南北]$/

/** 老刘, 小王: how people are called. */
const known = new RegExp(`^(?:我是|叫我|我叫|喊我)?([老小][${surnames}])(?:吧|就行|就好)?$`)

const wholeOtherwise = new RegExp(`^(?:我叫|我是|叫我|称呼我)?(${dotted}|${latin})$`)

/** Begins like a name and is a thing or a place: 车牌号, 高铁票, 鲁山县. */
const thing = /[号牌店楼路街区县镇村门厂票卡]$/

/** A bare answer to "怎么称呼您": a name, a surname with a title, or a surname alone. */
export function nameAnswer(text: string): string | null {
  const said = text.trim().replace(/[。，！,.]+$/, '')
  const found = findName(said)
  if (found) return found
  const name = bare.exec(said)?.[1]
  if (name && !thing.test(name)) return name
  const familiar = known.exec(said)?.[1]
  if (familiar) return familiar
  const near = besideNumber.exec(said)?.[1]
  if (near && plausible(near) && !noName.test(near) && !isSomebody.test(near) && !thing.test(near))
    return near
  const other = wholeOtherwise.exec(said)?.[1]
  if (other && !notLatinName.test(other) && !thing.test(other)) return other
  return /^姓?[\u4e00-\u9fa5]$/.test(said) && surnames.includes(said.slice(-1)) ? said.slice(-1) : null
}
