import { spots } from '../phrases.ts'
import {
  areaEndings,
  beforePlace,
  besideEndings,
  roadEndings,
  siteEndings,
  unitEndings,
} from '../words/field-words.ts'

const name = '[\\u4e00-\\u9fa5A-Za-z0-9·—-]'
const figure =
  '(?:[0-9０-９A-Za-z一二三四五六七八九十百东西南北甲乙丙丁][0-9A-Za-z一二三四五六七八九十百\\-—]{0,5})'
const longest = (endings: string) =>
  [...new Set(endings.split('|'))].sort((a, b) => b.length - a.length).join('|')
const area = `${name}{1,8}?(?:${longest(areaEndings)})`
const road = `${name}{1,8}?(?:${longest(roadEndings)})`
const site = `${name}{1,12}?(?:${longest(siteEndings)})`
const unit = `${figure}(?:${longest(unitEndings)})(?:之\\d)?`
const joint = `(?:与|和|跟|到|至|的|、)?`
const beside = `(?:的|往[东西南北]|向[东西南北]|[东西南北]?\\d{1,4}米)*(?:${longest(besideEndings)})`
// From wide to close: areas, roads (crossing roads too), sites, numbers, and beside what.
const chain = new RegExp(
  `(?:${area}){0,5}(?:${road}(?:${unit})?${joint}){0,3}(?:${site}){0,2}(?:${unit}){0,5}(?:${beside})?`,
  'g',
)

const anyEnding = new RegExp(`(?:${longest(`${areaEndings}|${roadEndings}|${siteEndings}`)})`)
const closeEnding = new RegExp(`(?:${unit}|${longest(besideEndings)})$`)
/** Kinds of place with no name of their own: 小区, 我们村, 一个路口. */
const nameless = new RegExp(
  `^(?:我们?|本|这个?|那个?|该|一个|一家|某个?|附近的?|隔壁的?|旁边的?|全|各|整个|楼下的?|家|咱们?|的|了|有|个|家)*(?:${longest(`${areaEndings}|${roadEndings}|${siteEndings}`)})(?:${longest(besideEndings)})?$`,
)
const noPlace =
  /(?:知道|道路|公路|铁路|思路|网路|一路|马路|走路|带路|跑路|上路|销路|出路|后路|修路|问路|人行道|车道|通道|味道|渠道|报道|打交道|街道噪|市区|地区|城区|社区医|超市里|城市|省市|区县|组织|小组|班组|房地产市场|市场监管|学校老师)$/

function leadIn(span: string): string {
  let rest = span
  for (let i = 0; i < 6; i++) {
    const lead = spots(rest, beforePlace).find((s) => s.at === 0)
    if (!lead || lead.phrase.length >= rest.length - 1) break
    rest = rest.slice(lead.phrase.length)
  }
  return rest
}

/** Cuts what was said before the place ("我想投诉位于……"): after the last lead-in word that still leaves a place. */
function afterLeadIn(span: string): string {
  const inner = spots(span, beforePlace).filter((s) => s.phrase.length > 1 && s.at > 0)
  const last = inner.at(-1)
  const rest = last ? span.slice(last.at + last.phrase.length) : span
  return leadIn(anyEnding.test(rest) ? rest : span)
}

function score(span: string): number {
  const parts = span.match(
    new RegExp(`(?:${longest(`${areaEndings}|${roadEndings}|${siteEndings}`)})|(?:${unit})`, 'g'),
  )
  return (parts?.length ?? 0) * 10 + Math.min(span.length, 30) + (closeEnding.test(span) ? 5 : 0)
}

function candidates(clause: string): string[] {
  return [...clause.matchAll(chain)]
    .map((m) => afterLeadIn(m[0]).replace(/^[的与和跟到至、]+|[的与和跟到至、]+$/g, ''))
    .filter((s) => s.length >= 3 && s.length <= 50)
    .filter((s) => anyEnding.test(s) && !nameless.test(s) && !noPlace.test(s))
}

/** Where it happens: the longest sensible span of address words, in the writer's words. */
export function findPlace(text: string): string | null {
  const spans = text.split(/[，。；！？\n,;:：（）()“”"\s]+/).flatMap(candidates)
  const best = [...spans].sort((a, b) => score(b) - score(a))[0]
  return best ?? null
}

/** A bare answer to "在哪里": a found place, or the words themselves when they are short and no question. */
export function placeAnswer(text: string): string | null {
  const said = leadIn(text.trim().replace(/[。！,，]+$/, ''))
  const found = findPlace(said)
  if (found && found.length >= said.length * 0.5)
    return said.length <= 50 && !/[，。；]/.test(said) ? said : found
  if (found) return found
  const short =
    said.length >= 2 && said.length <= 40 && !/[？?]|吗$|什么|怎么|不知道|不清楚|不想说|没有地址/.test(said)
  return short && /[\u4e00-\u9fa5]/.test(said) ? said : null
}
