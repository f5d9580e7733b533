import type { Nature } from '../domain/matter.ts'
import type { Unit } from '../domain/unit.ts'
import { conductWords, misconduct, unitAliases } from './unit-aliases.ts'

export type Complaint = { readonly nature: Nature; readonly text: string; readonly target?: string }

/** 市公安局 and 公安局 name the unit called ××市公安局. */
const namesOf = (unit: Unit): readonly string[] => {
  const short = unit.name.replace(/^.{2,6}?[市区县](?=.{2,})/, '')
  const aliases = unitAliases[unit.kind] ?? []
  return [...new Set([unit.name, short, unit.name.replace('人民政府', '政府'), ...aliases])].filter(
    (name) => name.length >= 2,
  )
}

const isAboutConduct = ({ nature, text }: Complaint): boolean =>
  nature === '举报' ||
  misconduct.test(text) ||
  (nature === '投诉' && conductWords.some((word) => text.includes(word)))

/** 举报城管局门口摆摊 accuses nobody of the bureau. */
const whereabouts = /^(局|队|委)?(大?门口|门前|对面|旁|附近|后面|前面|[东西南北]边|[东西南北]门)/
/** 请城管局查 asks the bureau to act. */
const asked = /(请|让|叫|要求|希望|建议|联系|通知|转告|找)(你们|咱们|当地|本地|市|区|县|镇)?$/

/** Without a stated target: "举报城管局…", "城管局工作人员…", "城管局的人收了钱", but not "请城管局查一下". */
const accuses = (text: string, name: string): boolean => {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - 8), at)
    const clause = text.slice(at + name.length).split(/[，。！？；,\n]/)[0] ?? ''
    if (whereabouts.test(clause)) continue
    const called = /(举报|投诉|反映)(一下|某|你们|我们|咱们|当地|本地|区|市|县|镇){0,3}$/.test(before)
    if (called || isConduct(clause) || (!asked.test(before) && misconduct.test(clause))) return true
  }
  return false
}

const isConduct = (clause: string): boolean =>
  conductWords.some((word) => clause.startsWith(word) || clause.startsWith(`的${word}`))

/** 张家庄村的村干部, 王坟镇领导: an area's name accuses its authority only together with its people. */
const accusesArea = ({ areas, name, tier }: Unit, text: string): boolean =>
  (tier === 'town' || tier === 'village') &&
  [...areas, name.replace(/(办事处|人民政府|居?委会)$/, '')].some((area) =>
    new RegExp(`${area}(的)?(政府|街道办|办事处|村委|居委|书记|支书|主任|镇长|村长|干部|领导|工作人员)`).test(
      text,
    ),
  )

const isTarget = (unit: Unit, complaint: Complaint): boolean => {
  const { target, text } = complaint
  if (target === unit.id) return true
  if (accusesArea(unit, text)) return true
  return namesOf(unit).some((name) => (target ?? '').includes(name) || accuses(text, name))
}

/** The complaint is about the hotline or its own people. */
export const isAboutHotline = (complaint: Complaint): boolean => {
  const { nature, target = '', text } = complaint
  if (target === 'hotline') return true
  if (nature !== '投诉' && nature !== '举报') return false
  return (
    /12345|热线|接线员|话务员|平台客服/.test(target) ||
    /(投诉|举报)(你们)?(的)?(12345|热线|接线员|话务员)/.test(text)
  )
}

/** What is said beside the longer names of others: 市公安局交警支队 accuses the squad, not the bureau above it. */
const beside = (units: readonly Unit[], unit: Unit, complaint: Complaint): Complaint => {
  const own = namesOf(unit)
  const longer = units
    .filter(({ id }) => id !== unit.id)
    .flatMap(namesOf)
    .filter((name) => own.some((each) => name !== each && name.includes(each)) && !own.includes(name))
    .toSorted((a, b) => b.length - a.length)
  const cut = (words: string): string => longer.reduce((left, name) => left.replaceAll(name, '某'), words)
  const { text, target } = complaint
  return {
    ...complaint,
    text: cut(text),
    // A unit that was chosen is an id, which no name is cut from.
    ...(target === undefined ? {} : { target: target === unit.id ? target : cut(target) }),
  }
}

/** Units whose own conduct is complained of, with everything below them: none of these may handle it. */
export const complainedOf = (units: readonly Unit[], complaint: Complaint): ReadonlySet<string> => {
  const barred = new Set<string>()
  if (!isAboutConduct(complaint)) return barred
  for (const unit of units)
    if (isTarget(unit, complaint) && isTarget(unit, beside(units, unit, complaint))) barred.add(unit.id)
  const below = () =>
    units.filter(({ id, parent }) => !barred.has(id) && parent !== null && barred.has(parent))
  for (let next = below(); next.length > 0; next = below()) for (const unit of next) barred.add(unit.id)
  return barred
}
