import { isQuestion } from '../nature.ts'
import { has, matches, spots } from '../phrases.ts'
import {
  areaEndings,
  bareTargets,
  beforePlace,
  besideEndings,
  roadEndings,
  singleSites,
  siteEndings,
  unitEndings,
} from '../words/field-words.ts'
import { nuisanceWords } from '../words/nature-words.ts'
import { withoutTimes } from './when.ts'

const longest = (endings: string): string =>
  [...new Set(endings.split('|'))].sort((a, b) => b.length - a.length).join('|')

// Letters of names; words of grammar never stand inside one and so bound it (都 does in 金都, 首都).
const name =
  '[A-Za-z0-9·\\u4e00-\\u9fa5](?<![的了把被没是给让很就还我你他她它们这那请吗呢吧啊不也或])(?<!(?<![金首成京名华古东])都)'
const figure = '(?:[0-9A-Za-z一二三四五六七八九十百东西南北甲乙丙丁][0-9A-Za-z一二三四五六七八九十百—-]{0,5})'
/** An ending that begins another word ("市" of 市场) or ends one ("道" of 下水道) ends no place. */
const guarded = (endings: string): string =>
  longest(endings)
    .replace(/(^|\|)市(?=$|\|)/, '$1(?<![早菜闹门超花鸟鱼上])市(?!场|民)')
    .replace(/(^|\|)庄(?=$|\|)/, '$1庄(?!村|镇|乡)')
    .replace(/(^|\|)屯(?=$|\|)/, '$1屯(?!村|镇|乡)')
    .replace(/(^|\|)区(?=$|\|)/, '$1区(?!域|间|别)')
    .replace(/(^|\|)道(?=$|\|)/, '$1(?<![水行车通管频渠河跑便铁轨味报知占霸堵挡抢])道(?!路|闸)')
    .replace(/(^|\|)路(?=$|\|)/, '$1路(?!灯|面|边)')
// A road may be named after one (红旗路, 刘村路).
const area = `(?:${name}){1,8}?(?:${guarded(areaEndings)})(?!路|大道|大街)`
const road = `(?:${name}){1,8}?(?:${guarded(roadEndings)})`
const town = `(?:${name}){2,10}?[城园湾庭](?=[东西南北]?门|[A-Z\\d一二三四五六七八九十]+[号期栋幢])`
/** 光明路翡翠园, 罗星街道海悦府: an estate at the end of an address. */
const estate = `(?<=[区路街道巷镇])(?:${name}){1,5}?(?:园|(?<!政)府|湾|郡|庭|轩|阁|(?<![邻定])居)(?=$|[，。；！？\\s\\d])`
const site = `(?:${estate}|(?:${name}){1,12}?(?:${longest(siteEndings)})|(?<=[路街道巷村镇乡])(?:${longest(siteEndings)})|(?:${longest(singleSites)})|${town})`
const unit = `${figure}(?:${longest(unitEndings)})(?:[—-]?\\d{3,4}(?!\\d))?`
const joint = '(?:与|和|跟|到|至|、)?'
const onward =
  '(?:公交)?站(?:台|点)?(?![着立])|(?:往|向)?[东西南北]{1,2}(?:边|侧|面)?(?:大约|大概|约)?\\d{1,4}米(?:左右|处|路[东西南北]侧?)?'
const beside = `(?:往[东西南北]|向[东西南北]|[东西南北]?\\d{1,4}米)*的?(?:${longest(besideEndings)})`
// From wide to close: areas, roads (crossing roads too), sites, numbers, and beside what.
const chain = new RegExp(
  `(?:${area}){0,5}(?:${road}(?:${unit})?${joint}){0,3}(?:${site}){0,2}(?:${unit}){0,5}(?:${beside}|${onward})?`,
  'g',
)

const endings = longest(`${areaEndings}|${roadEndings}|${siteEndings}|${singleSites}`)
const anyEnding = new RegExp(`(?:${endings})`)
const everyPart = new RegExp(`(?:${endings})|(?:${unit})`, 'g')
const closeEnding = new RegExp(`(?:${unit}|${longest(besideEndings)})$`)
const onlyUnits = new RegExp(`^(?:${unit})+$`)
const single = new RegExp(`(?:${longest(singleSites)})`)
/** Finer than a county: a town, a village, a road, a site, a number. A city alone tells nobody where to go. */
const fine = new RegExp(
  `(?:镇|乡|街道办事处|街道|社区|村|屯|庄|大队|组|林场|农场|${longest(roadEndings)}|${longest(siteEndings)}|${longest(singleSites)}|${unit})`,
)
/** Kinds of place with no name of their own: 小区, 本村, 一个路口. */
const nameless = new RegExp(
  `^(?:本|该|我们?|咱们?|俺们?|阿拉|[我俺]?(?:家?孩子|小孩|女儿|儿子|闺女)的?|对面|一个|一家|某个?|附近|隔壁|旁边|全|各|整个|楼下|楼上|家|咱|有个?|个|黑|公司|单位|门口|门前|大|小|老|新|小区(?:门口|门前|里|外|旁边|对面)|学校(?:门口|旁边|对面)|[早夜](?=市))*(?:${endings})(?:${longest(besideEndings)})?$`,
)
const noPlace =
  /(?:管道|城乡|农村|传销组|超区|全区|辖区|片区|学区|公路|知道|味道|渠道|通道|报道|频道|打交道|铁路|思路|网路|一路|马路|走路|带路|跑路|上路|销路|出路|后路|修路|问路|人行道|车道|绕路|让路|拦路|占路|挡路|堵路|半路|楼道|过道|走道|盲道|下水道|市区|地区|城区|组织|小组|班组|房地产市场|公里|手里|家里|心里|哪里|这里|那里|夜里|屋里|村里|厂里|单位里|城里|几层|顶层|基层|高层|底层|住户|用户|客户|商户|农户|账户|开户|各户|过户|落户|长期|近期|工期|延期|逾期|到期|过期|定期|学期|短期|前期|后期|一期|部门|上门|出门|开门|关门|专门|热门|大门|办公室|教室|楼上|楼下|城市|全市|全省|本市|超市)$|^(?:坐|乘)?(?:公交车?|公共汽车)?[A-Za-z]?\d{1,3}路(?:公交车?|车)?$|公交(?:公司|车|线)?[A-Za-z]?\d{1,3}路(?:公交车?|车)?$/

/** Cuts what people say right before a place ("我想投诉位于……"), as often as it stands there. */
function withoutLead(span: string): string {
  let rest = span
  for (let i = 0; i < 6; i++) {
    const lead = spots(rest, beforePlace).find((s) => s.at === 0)
    if (!lead || lead.phrase.length >= rest.length - 1) break
    rest = rest.slice(lead.phrase.length)
  }
  return rest
}

function afterLead(span: string): string {
  const last = spots(span, beforePlace)
    .filter((s) => s.phrase.length > 1 && s.at > 0)
    .at(-1)
  const rest = last ? span.slice(last.at + last.phrase.length) : span
  return withoutLead(anyEnding.test(rest) ? rest : span)
}

function score(span: string): number {
  return (
    (span.match(everyPart)?.length ?? 0) * 10 + Math.min(span.length, 30) + (closeEnding.test(span) ? 5 : 0)
  )
}

function candidates(clause: string): string[] {
  if (!anyEnding.test(clause)) return []
  return matches(clause, chain)
    .map((m) => m[0])
    .filter((s) => s.length >= 2)
    .map((s) =>
      afterLead(s.replace(/^(?:个|另外|还有|而且|(?:打|找|报|问|反映|联系)过)+/, '')).replace(
        /^(?:[与跟到至、]|和(?![平谐睦美顺兴泰悦信义庄园]))+|[与和跟到至、]+$/g,
        '',
      ),
    )
    .map((s) => s.replace(/(?<=.{4})(?:楼上|楼下|楼道)$/, ''))
    .filter((s) => s.length >= 3 && s.length <= 50 && anyEnding.test(s))
    .filter((s) => !/^(?:有(?:人|个|只|条|些|几|一|两|辆|家|群|很多|好多)|在)/.test(s))
    .filter((s) => fine.test(s) && (single.test(s) || !nameless.test(s)) && !noPlace.test(s))
}

const wholeChain = new RegExp(`^${chain.source}$`)
const endOfPiece = new RegExp(`(?:${longest(`${areaEndings}|${roadEndings}|${siteEndings}`)}|${unit})$`)
const inBuilding = /(?:单元|号楼|[栋幢座])$/

/** A longer run of words is no part of an address, and costs too much to try. */
const longestPiece = 40

/** Nothing but parts of an address. */
const isAddress = (piece: string): boolean =>
  piece.length >= 2 &&
  piece.length <= longestPiece &&
  (onlyUnits.test(piece) || (wholeChain.test(piece) && piece.match(everyPart) !== null))

/** An address told with spaces between its parts ("晋安区 岳峰镇 三木花园") is one address. */
function joinedPieces(text: string): string {
  const out: string[] = []
  for (const piece of text.split(/[ \u3000]+/)) {
    const end = /[^，。；！？\n：（）“”《》]*$/.exec(out.at(-1) ?? '')?.[0] ?? ''
    const room = inBuilding.test(end) && /^\d{3,4}$/.test(piece)
    if (
      room ||
      (end.length <= longestPiece + 8 &&
        endOfPiece.test(end) &&
        isAddress(piece) &&
        isAddress(withoutLead(end)))
    )
      out.push(`${out.pop()}${piece}`)
    else out.push(piece)
  }
  return out.join(' ')
}

/** What is said while looking for the next part: 卫东区那个建设路. */
const halting = /(?<=[区县镇乡村路街道])的?(?:就是|那个|这个|嗯|呃)+(?=[\u4e00-\u9fa5])/g

/** A message that is nothing but part of an address ("3号楼", "就是 海景花园"); null for any other. */
export function addressPiece(text: string): string | null {
  const said = joinedPieces(text.trim().replace(/[。！，,]+$/, '')).replace(
    /^(?:对|嗯|哦|就是|就在|是|在|[，\s])+/,
    '',
  )
  const near = said.replace(/(楼[上下])面$/, '$1')
  if (said.length > 40 || noPlace.test(said) || nameless.test(said)) return null
  return isAddress(near) ? said : null
}

/** Where it happens: the longest sensible span of address words, in the writer's words. */
export function findPlace(text: string): string | null {
  const spans = withoutTimes(joinedPieces(text.replace(halting, '')))
    .split(/[，。；！？\n,;:：（）()“”"《》\s]+/)
    .flatMap(candidates)
  return [...spans].sort((a, b) => score(b) - score(a))[0] ?? null
}

const noAnswer = /[？?]|吗$|什么|怎么|哪儿|哪里|不知道|不清楚|不想说|不方便|没有地址|不记得/
/** Words of telling and of talk: what holds them names no place of its own. */
const telling =
  /另(?:外)?一[件个]|^乱(?!石|坟)|[，。；了被把给没有是不要想说叫帮你您他她它俺咱]|我(?!家)|过[^道街]|天天|现在|装修|漏水|[吵坏脏臭砸堵]|每天|匿名|保密|公开|随便|都行|个人|企业|谢谢|多少|电话|照片|截图|开头|^\d|投诉|举报|反映|建议|咨询|求助|^(?:行|好|可以|嗯|对|哦|中)[吧的啊了]?$|(?:先生|女士|小姐|师傅)$/

/** A name without any ending that tells it for a place: "东门外老槐树底下". */
const mayBeName = (said: string): boolean =>
  said.length >= 2 &&
  said.length <= 25 &&
  /[\u4e00-\u9fa5]/.test(said) &&
  !telling.test(said) &&
  !noPlace.test(said) &&
  !isTarget(said) &&
  !has(said, nuisanceWords) &&
  !happening.test(said) &&
  /[^，]/.test(withoutTimes(said))

/** What is done, asked where it is done: 跳绳, 打麻将. */
const happening =
  /^(?!.*[塔桥巷路街村镇楼店场园门湖河]$)(?:跳|打|唱|拉|吹|敲|骂|哭|喊|拍|跑|玩|放)[^，。]{1,3}$|^(?:冒|漏|滴|闪|响|晃|喷)[^，。]{1,2}$|(?:乱停|乱放|占道|扰民|噪音|异味|油烟)$/

const isTarget = (said: string): boolean => spots(said, bareTargets)[0]?.phrase === said

/** A bare answer to "在哪里": a found place, or the words themselves when they are short and tell nothing else. */
export function placeAnswer(text: string): string | null {
  const plainText = text
    .trim()
    .replace(/[。！,，]+$/, '')
    .replace(/^(?:对[，\s]*)?就[是在](?:那个|那)?/, '')
    .replace(/^(?:(?:全|都)+是?|(?:我|俺|我们)?(?:本)?人(?:现在)?(?:就|是|都)?)在(?=.{3})/, '')
    .replace(/(?<=[村镇乡区县街道庄屯社])的(?:人)?$/, '')
  const said = withoutLead(joinedPieces(plainText))
  if (noAnswer.test(said) || isQuestion(said)) return null
  if (nameless.test(said) && !single.test(said)) return null
  const found = findPlace(said)
  const plain = said.length <= 25 && !/[，。；了被把给没有是]/.test(said)
  if (found && !plain && (found.length < said.length * 0.5 || /[，。；]/.test(said))) return found
  if (found || onlyUnits.test(said)) return said.length <= 50 ? said : found
  return mayBeName(said) || isAddress(said) ? said : null
}
