import type { Extracted } from '../matter.ts'
import { complainantOf } from './facts/parties.ts'
import { findContactWish } from './fields/contact-wish.ts'
import { nameAnswer } from './fields/name.ts'
import { findPhone } from './fields/phone.ts'
import { findPlace, placeAnswer } from './fields/place.ts'
import { targetAnswer } from './fields/target.ts'
import { findWhen, whenAnswer } from './fields/when.ts'
import { findWishes } from './fields/wishes.ts'
import { normalise } from './normalise.ts'
import { telephoneOf } from './spoken-digits.ts'

export type Field = keyof Extracted
type Value<F extends Field> = NonNullable<Extracted[F]>

const yes =
  /^(?:是|是的|对|对的|要|要的|需要|好|好的|可以|行|嗯|同意|愿意|当然|希望|请|必须|当然要|肯定)(?:吧|啊|呀|的|了)?$/
const no =
  /^(?:不|不是|不要|不用|不用了|不需要|无需|不必|否|别|没必要|不了|不愿意|不同意|不想|算了|不行|没有)(?:吧|啊|呀|的|了)?$/

const noLonger = /^(?:不用|不需要|不必|不要|无需|别|没必要)[^，。；！？]{0,6}$/

function flag(text: string, read: boolean | undefined): boolean | null {
  if (read !== undefined) return read
  if (yes.test(text)) return true
  return no.test(text) || noLonger.test(text) ? false : null
}

function phoneAnswer(text: string): string | null {
  const found = findPhone(text)
  if (found) return found
  const whole = telephoneOf(text.replace(/[^\d零〇一二三四五六七八九幺洞拐两oOlI-]/g, ''))
  if (whole) return whole
  return /^[2-8]\d{6,7}$/.test(text) ? text : null
}

function complainantAnswer(text: string): Value<'complainantKind'> | null {
  if (
    /^(?:我是|以|属于|算)?(?:个人|公民|居民|市民|村民|群众|自己|我自己|本人|私人|老百姓|业主)(?:身份|名义)?(?:的)?[啊呀吧呢了]?$/.test(
      text,
    )
  )
    return 'citizen'
  if (
    /^(?:我是|我们是|以|属于|算)?(?:企业|公司|单位|厂|工厂|个体户|个体工商户|店|商户|企业的)(?:身份|名义)?(?:的)?$/.test(
      text,
    )
  )
    return 'enterprise'
  if (
    /^(?:(?:我是|我们是?|以|代表|属于|算|是)[^，。]{0,10}|其他|其它|社会|民间)?(?:协会|合作社|业委会|社会组织|其他组织|其它组织|组织|机构|社团|学校|村委会|居委会|民办非企业)$/.test(
      text,
    ) &&
    text.length <= 14
  )
    return 'other_org'
  return complainantOf(text) ?? null
}

function publicityAnswer(text: string): Value<'publicity'> | null {
  const read = findWishes(text).publicity
  if (read) return read
  if (
    /^(?:可以|同意|那就?|愿意|选)?公开(?:的|吧|也行|也可以|可以|就行|呗|没事|没关系)*$/.test(text) ||
    yes.test(text)
  )
    return 'citizen_opt_in'
  return /^(?:不公开|内部|内部办理|不愿意公开|私下|保密)$/.test(text) || no.test(text)
    ? 'citizen_opt_out'
    : null
}

function confidentialAnswer(text: string): boolean | null {
  if (/^(?:保密|要保密|保密吧|请保密|匿名)$/.test(text)) return true
  return flag(text, findWishes(text).confidential)
}

function replyAnswer(text: string): boolean | null {
  if (/^(?:回复|要回复|回电|打电话|电话回复|微信回复)(?:我|吧)?$/.test(text)) return true
  return flag(text, findWishes(text).replyWanted)
}

function demandAnswer(text: string): string | null {
  return text.length >= 2 && text.length <= 200 && !/^(?:没有|无|不知道|不清楚|随便)$/.test(text)
    ? text
    : null
}

const readers: { readonly [F in Field]: (text: string) => Value<F> | null } = {
  contactPhone: phoneAnswer,
  contactName: nameAnswer,
  place: placeAnswer,
  when: whenAnswer,
  target: targetAnswer,
  demand: demandAnswer,
  complainantKind: complainantAnswer,
  confidential: confidentialAnswer,
  replyWanted: replyAnswer,
  publicity: publicityAnswer,
  anonymous: (text) => flag(text, findWishes(text).anonymous),
  contactWish: findContactWish,
}

function bare(message: string): string {
  return normalise(message)
    .replace(/[。！!~～…]+$/, '')
    .trim()
}

/** Reads a bare answer ("13800138000", "王女士", "不用") to a field that was asked for; null when it is none. */
export function readAnswer<F extends Field>(field: F, message: string): Value<F> | null {
  const text = bare(message)
  return text === '' ? null : readers[field](text)
}

export type Correction = { readonly [F in Field]: { readonly field: F; readonly value: Value<F> } }[Field]

const corrects =
  /^(?:不对|不是|错了|写错了?|说错了?|弄错了?|搞错了?|更正|纠正|改一下|修改|改成|改为|等等|等一下)|(?:错了|不对|有误|写错了?|填错了?|说错了?|打错了?|改成|改为|换成|更正为|应该是|应为|改一下|不姓|不叫)/
const fieldWords: readonly (readonly [Field, RegExp])[] = [
  ['contactPhone', /电话|手机|号码|联系方式/],
  ['contactName', /名字|姓名|称呼|我叫|我姓/],
  ['when', /时间|日期|几点|几号/],
  ['place', /地址|地点|位置|地方|小区|楼|单元|路|街/],
  ['target', /对象|单位|公司|投诉的是|店/],
  ['demand', /要求|诉求|希望/],
]
const newValue =
  /(?:改成|改为|换成|更正为|应该是|应为|而是|正确的是|是|为|[:：])\s*([^，。；！？]{1,60})[。！]?$/

/** "不是4号楼，是6号楼": what it is instead stands last. */
const instead =
  /^(?:(?:不对|等等|等一下|错了|哦)[，。\s]*)*不是[^，。；！？\s]{1,20}[，,\s]*(?:而)?是\s*([^，。；！？]{1,60})$/

/** "是三号楼不是二号楼": what it is stands first. */
const insteadFirst =
  /^(?:(?:不对|等等|等一下|错了|哦)[，。\s]*)*(?:应该)?是\s*([^，。；！？是]{1,20}?)[，,\s]*(?:而)?不是[^，。；！？]{1,20}$/

function valueAfter(text: string): string {
  const after = instead.exec(text)?.[1] ?? insteadFirst.exec(text)?.[1]
  if (after) return after.trim()
  return (newValue.exec(text)?.[1] ?? text.replace(corrects, '').replace(/^[，。\s]+/, '')).trim()
}

function correctionOf(field: Field, text: string): Correction | null {
  const value = readers[field](valueAfter(text)) ?? null
  return value === null ? null : ({ field, value } as Correction)
}

/** "单位是宏达服装厂", "地址是和平街3号": a field called by its name. */
const called: readonly (readonly [Field, RegExp])[] = [
  ['place', /^(?:具体|事发|详细)?(?:地址|地点|位置)(?:就)?(?:是|在|为|[:：])\s*(\S{3,40})$/],
  [
    'target',
    /^(?:投诉的|反映的|举报的|被投诉的)?(?:单位|公司|对象|店名|商家|厂名|店)(?:的)?(?:名字|名称|全称)?(?:就)?(?:是|叫|为|[:：])\s*(\S{3,30}(?:公司|厂|店|院|校|局|所|行|中心|园|物业|超市|馆|集团))$/,
  ],
]

const calledField = (text: string): Correction | null => {
  if (/[，。；！？?,]|[哪谁吗]|什么/.test(text)) return null
  for (const [field, form] of called) {
    const value = readers[field](form.exec(text)?.[1] ?? '') ?? null
    if (value !== null) return { field, value } as Correction
  }
  return null
}

/** A correction of something already told ("电话错了，是139……", "不对，是三号楼"); null when it is none. */
export function readCorrection(message: string): Correction | null {
  const text = bare(message)
  if (text.length > 80) return null
  if (!corrects.test(text)) return insteadFirst.test(text) ? correctionOf('place', text) : calledField(text)
  const phone = findPhone(text)
  if (phone) return { field: 'contactPhone', value: phone }
  const rest = valueAfter(text)
  const named = fieldWords.find(([, w]) => w.test(text.replace(rest, '')))
  if (named) return correctionOf(named[0], text)
  if (
    findPlace(rest) ||
    /(?:[号楼栋幢座单元室层]|小区|路|街|村|[东西南北前后]门|[东西南北][侧边面])$/.test(rest)
  )
    return correctionOf('place', text)
  return findWhen(rest) ? correctionOf('when', text) : null
}
