import { whole } from './asides.ts'
import { normalise } from './normalise.ts'

/**
 * What somebody wants to know of the order that is being filled in, before giving it: whether it may be nameless, whether
 * the name or the telephone is needed, who learns of it, what if they take revenge, whether it can be changed, what it
 * costs, who will handle it, where such a thing is reported.
 */
export type OrderAside =
  | 'nameless'
  | 'name'
  | 'phone'
  | 'secrecy'
  | 'reprisal'
  | 'changing'
  | 'fee'
  | 'who'
  | 'where'

const may = '(?:能不能|可不可以|可以不可以|能否|可否|是不是可以|是否可以|允许|支持|可以|能|行)'
const isThatSo =
  '(?:行不行|行不|行吗|行么|可以吗|可以不|可以么|可不可以|成不成|成吗|成不|中不中|中不|要得不|好不好|有没有关系|有关系吗|没关系吧|没事吧|吗|么|不)'
const report = '(?:投诉|举报|反映|反应|登记|处理|提交|上报|说)'
const nameless = [
  whole(`${may}(?:是)?(?:要求)?匿名(?:的)?${report}?(?:吗|么|不|呢)?`),
  whole(`(?:我)?(?:想)?匿名(?:的)?${report}?(?:能|可以|还)?(?:${isThatSo}|有用吗|管用吗|会?受理吗|受不受理)`),
  whole(`(?:我)?(?:想|要)?匿名(?:的)?${report}?(?:有用|管用|受理|会受理)(?:吗|不|么)`),
]

const must = '(?:必须得?|一定(?:要|得)?|非要|非得|要不要|用不用|需不需要|是不是(?:要|得|必须)|需要|要|得)'
const ownName = '(?:我的?|自己的?)?(?:实名|真名|真实姓名|名字|姓名|称呼)'
const withoutName = `(?:不实名|不用真名|不用实名|不写真名|不署名|不具名|用?(?:化名|假名)|(?:不|别|不用)(?:留|写|填|报|说|提)${ownName})`
const name = [
  whole(`${must}(?:用|写|填|留|报|说|告诉)?${ownName}(?:登记|举报|投诉)?(?:吗|么|不|呢|嘛|才行)`),
  whole(`(?:我)?${may}${withoutName}(?:${isThatSo})?`),
  whole(`(?:我)?${withoutName}${isThatSo}`),
  whole(`(?:为什么|为啥|干嘛|干吗|凭什么)(?:还)?(?:要|得)(?:用|写|填|留|报|说|知道)?${ownName}`),
]

const ownNumber = '(?:我的?|自己的?)?(?:联系)?(?:电话号码|手机号码|电话|手机号|手机|号码|联系方式)'
const phone = [
  whole(`${must}(?:写|填|留|报|说|给|告诉)?(?:你们?)?${ownNumber}(?:吗|么|不|呢|嘛|才行)`),
  whole(`(?:我)?${may}(?:不|别|不用)(?:留|写|填|报|说|给|用)?${ownNumber}(?:${isThatSo})?`),
  whole(`(?:我)?(?:不|别|不用)(?:留|写|填|报|说|给|用)${ownNumber}${isThatSo}`),
  whole(
    `(?:为什么|为啥|干嘛|干吗|凭什么|你们)?(?:还)?(?:要|得)(?:写|填|留|报|说|给|问)?${ownNumber}(?:干嘛|干吗|干什么|做什么|有什么用|干啥)`,
  ),
  whole(
    `(?:为什么|为啥|干嘛|干吗|凭什么)(?:还|一定|非|非得|必须)*(?:要|得)?(?:写|填|留|报|说|给|问)?${ownNumber}`,
  ),
]

/** Whoever might learn of it: 他们, 物业, 楼上那家. */
const others = '[^，。？?！!]{0,8}?'
const learns =
  '(?:告诉|通知|透露|泄露|泄漏|暴露|说出去|给|让|晓得|知道|查到|查出来?|看到|看得到|看见|发现|猜到|认出来?)'
const whetherSo =
  '(?:会不会|会|能不能|能|是不是会|是不是|可以|该不会|不会|应该不会|保证不会|能保证不|能不能不)'
const mine =
  '(?:是我|我是谁|是谁|我的?(?:名字|姓名|身份|电话|手机号?|信息|个人信息|隐私|住址|地址)|我的信息和电话|谁(?:投诉|举报|反映|打|告|说)|我)'
const did = `(?:${report}|打的?电话|打的?|告|说)?(?:他们?|她|人家)?(?:的)?(?:吗|么|不|呢|吧)?`
const secrecy = [
  whole(`${others}${whetherSo}${others}${learns}${others}${mine}${did}`),
  whole(`(?:你们?)?(?:会不会|是不是会|该不会)(?:去)?(?:告诉|通知|透露给|说给)(?!我|俺|咱)${others}`),
  whole(`${others}(?:不会|应该不会|该不会|可别|别)${others}${learns}${others}(?:吧|的吧)`),
  whole(`${others}${whetherSo}(?:知道|晓得|查到|看到|发现|猜到)(?:的)?(?:吗|么|不|呢|吧)`),
  whole(
    `(?:我的?)?(?:名字|姓名|身份|电话|手机号?|信息|个人信息|隐私|个人资料)${others}${whetherSo}(?:被)?${others}(?:泄露|泄漏|透露|暴露|公开|说出去|给别人|给他们|给对方|保密|告诉${others})(?:吗|么|不|呢|吧)?`,
  ),
  whole(
    `(?:${whetherSo}|是|有)?(?:给我|帮我|替我|对我)?(?:的?(?:信息|身份|电话|名字))?保密(?:的)?(?:吗|么|不|吧|呢|性好吗|工作做得好吗)`,
  ),
  whole(`(?:你们)?${whetherSo}(?:给我|帮我|替我|对我)?保密(?:吗|么|不|呢)?`),
  whole(
    `(?:你们)?${whetherSo}(?:把我)?(?:泄露|泄漏|透露|暴露|公开)(?:我的?)?(?:信息|个人信息|身份|隐私|电话|名字|姓名|出去)?(?:吗|么|不|呢|吧)?`,
  ),
]

const revenge =
  '(?:打击报复|报复|穿小鞋|给我穿小鞋|找我?麻烦|找我?算账|秋后算账|整我|针对我|为难我|难为我|刁难我?|找上门来?|上门闹|开除我?|辞退我?)'
const reprisal = [
  whole(`${others}(?:打击)?${revenge}(?:我)?(?:怎么办|咋办|咋整)`),
  whole(
    `(?:我)?(?:这样)?(?:会不会|会|能不能|不会|是不是会|可能)${others}(?:被|遭|遭到|受到)?${others}${revenge}(?:我)?(?:吗|么|不|呢|吧)?`,
  ),
  whole(
    `${others}(?:会不会|会|来|要是|如果|万一)(?:来)?(?:对我)?(?:打击)?${revenge}(?:我)?(?:吗|么|不|呢|吧|怎么办|咋办|咋整)?`,
  ),
  whole(
    `(?:我)?(?:就|很|有点)?(?:怕|担心|害怕|怕的是|不放心)${others}(?:被|会|来|以后)?${others}${revenge}(?:我)?(?:怎么办|咋办)?`,
  ),
]

const again = '(?:提交|登记|写|填|报)?(?:了|以?后|之后|上去)?(?:还)?(?:能|可以|能不能|可不可以)'
const changing = [
  whole(
    `${again}(?:再)?(?:改|修改|更改|改动|撤回|撤销|撤|取消|撤诉|补充|加)(?:内容|地址|信息|材料|照片|东西)?(?:吗|么|不)`,
  ),
  whole(
    `(?:提交|登记|报)(?:了|以?后|之后|上去)(?:还)?(?:能不能|可不可以)(?:再)?(?:改|修改|更改|撤回|撤销|撤|取消|补充)(?:内容|信息|材料)?`,
  ),
  whole(
    '(?:要是|如果|万一)?(?:写|填|说|报)错了?(?:怎么|咋|能不能|可以|还能|能)(?:改|修改|更正|办)(?:吗|不)?',
  ),
]

const fee = [
  whole(
    `(?:${report}|打12345|找你们|办|办理|弄)?(?:这个)?(?:收不收|要不要|用不用|会不会|是不是|要|需要|得|会|用|还要)(?:收|花|交|给|付|掏|先交)?(?:我)?(?:钱|费用|费|手续费)(?:吗|么|不|嘛)?`,
  ),
  whole(
    `(?:${report}|打12345|你们|热线)?(?:是)?(?:不)?(?:免费|收费|收钱|花钱|要钱|要收费)(?:的)?(?:吗|么|不|吧)`,
  ),
]

const office = '(?:谁|哪个部门|哪个单位|哪个局|哪一?家|什么部门|什么单位|哪些部门|啥部门|哪里)'
const handle = '(?:处理|办理|办|管|负责|解决|接手|受理|跟进)'
const this_ = '(?:这|这个|这事儿?|这件事|我这|我这事|我的事|我反映的|我的投诉|投诉)?'
const who = [
  whole(`(?:我)?(?:也|都|又|就)?(?:不知道|不晓得|不清楚)(?:该|要|应该)?(?:去)?找${office}`),
  whole(`${this_}(?:是|该|由|会由|要)?${office}(?:来|会|去|在|给我?)?${handle}${this_}`),
  whole(`${this_}(?:会|该|应该|要)?(?:归|转给|派给|派到|交给|分给|转到|转去|给)${office}${handle}?`),
]

const wherever = '(?:哪里|哪儿|哪块|哪|啥地方|什么地方|哪个(?:部门|单位|地方|局))'
const toReport = '(?:告状|告发|告|投诉|举报|反映|维权|申诉|说理|讲理|报)'
const where = [
  whole(
    `(?:我|俺)?(?:应该|该|得|要|能|可以)?(?:上|去|到|在|往|找)${wherever}(?:去|能|可以|才能)?${toReport}(?:去)?${this_}(?:他们?|她|它|老板|物业|商家|单位)?`,
  ),
  whole(`(?:告|投诉|举报|反映)(?:到|去)?${wherever}`),
  whole(`${wherever}(?:能|可以|才能|才|给)${toReport}(?:他们?|她|它)?`),
  whole(
    `(?:我|俺)?(?:应该|该|得|要)?(?:怎么|咋|如何)(?:去)?${toReport}(?:他们?|她|它|这[个家种]?(?:人|事|店|单位)?)?`,
  ),
]

const forms: readonly (readonly [OrderAside, readonly RegExp[]])[] = [
  ['nameless', nameless],
  ['name', name],
  ['phone', phone],
  ['reprisal', reprisal],
  ['secrecy', secrecy],
  ['changing', changing],
  ['fee', fee],
  ['who', who],
  ['where', where],
]

const longest = 26

/** Which of these a whole message, or a clause of it, asks; null for any other. */
export const orderAsideOf = (message: string): OrderAside | null => {
  const text = normalise(message).trim()
  if (text.length < 2 || text.length > longest) return null
  return forms.find(([, of]) => of.some((form) => form.test(text)))?.[0] ?? null
}

/** A message parted into what it tells and what it asks of its own order: 电话138…，会不会告诉他们是我. */
export const partOrderAsides = (
  message: string,
): { readonly told: string; readonly asides: readonly OrderAside[] } => {
  const clauses = message.split(/(?<=[，,。；;！!？?\n])/)
  const read = clauses.map((text) => ({ text, aside: orderAsideOf(text) }))
  const told = read.filter(({ aside }) => aside === null).map(({ text }) => text)
  return {
    told: told.join('').replace(/[，,；;\s]+$/, ''),
    asides: [...new Set(read.flatMap(({ aside }) => aside ?? []))],
  }
}
