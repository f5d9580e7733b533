import { aboutHotline } from '../facts/parties.ts'
import { needsCare } from '../needs-care.ts'
import { firstOf, matches, spots } from '../phrases.ts'
import { bareTargets, beforePlace, targetEndings } from '../words/field-words.ts'
import { unitName, withoutToldOffices } from './unit-name.ts'
import { withoutTimes } from './when.ts'

const endings = [...new Set(targetEndings.split('|'))].sort((a, b) => b.length - a.length).join('|')
const organisation = new RegExp(
  `[\\u4e00-\\u9fa5A-Za-z0-9·（）()]{2,24}?(?:${endings})(?![\\u4e00-\\u9fa5]{0,1}(?:谈|价格|名|铺|员的|长|位))`,
  'g',
)
const accused = new RegExp(
  `(?:投诉|举报|反映|控告|检举|实名举报|关于)(?!过)(?:一下|一家|一个|下|的是|的对象是|对象是?[:：]?)?([\\u4e00-\\u9fa5A-Za-z0-9·（）()]{2,24}?(?:${endings}))`,
)
const nameless = new RegExp(
  `^(?:[我俺]?(?:家?孩子|小孩|女儿|儿子|闺女)|我们?|本|这个?|那个?|该|一个|一家|某个?|附近的?|隔壁的?|旁边的?|楼下的?|小区的?|有个?|家|咱们?|的|了|去|到|在|找|给|问|打|跟|和|是|个|你|他|她|它|好|请|想|要|能|会|让|被|把|从|向)*(?:${endings})$`,
)

/** 奎文区东风街宏达服装厂 is the 宏达服装厂. */
const address =
  /^[^路街巷]{2,9}?[区县市](?:[^路街巷]{1,6}街道)?[^路街巷]{0,8}?(?:大街|大道|路|街(?!道)|巷)(?=.{5,}$)/

const HEAD = 120

function clean(span: string): string {
  let rest = span
  for (let i = 0; i < 5; i++) {
    const lead = spots(rest, beforePlace).find((s) => s.at === 0)
    if (!lead || lead.phrase.length >= rest.length - 1) break
    rest = rest.slice(lead.phrase.length)
  }
  const inner = spots(rest, beforePlace)
    .filter((s) => s.phrase.length > 1)
    .at(-1)
  if (inner && rest.length - inner.at - inner.phrase.length >= 3)
    rest = rest.slice(inner.at + inner.phrase.length)
  const after =
    /^.*(?:了|[几少]次|[一二三四五六]是|第[一二三](?=[个件点条是])[个件点条是]|其[一二三]|首先|买的?房子?|租的?房子?|[那这]边|有一?[个家]|漏水|停水|停电|断电|扰民|太吵)(?=.{2})(.+)$/.exec(
      rest,
    )?.[1]
  return (after ?? rest)
    .replace(/^.*[路街道巷]\d{1,5}号(?:院)?/, '')
    .replace(address, '')
    .replace(/^[的了一家个吧呢啊嘛]+/, '')
}

/** 商家是鹰城数码, 店名叫阿强海鲜: the name is given as such. */
const calledBy =
  /(?:商家|店名|店铺名?|公司名称?|厂名|店家|厂家|卖家|平台|单位名称?)(?:名字|名称)?(?:就?是|叫做?|为|[:：])([\u4e00-\u9fa5A-Za-z0-9·（）()]{2,20})(?=[，。；！\s]|$)/

/** 在健康街工地干活: where somebody works, not who pays them. */
const workplace = /^上?(?:干活|打工|上班|干了|做工|做活|打零工)/

/** The name that ends with this span of the clause. */
const namedIn = (clause: string, span: string, at: number): string | null => {
  const after = clause.slice(at + span.length)
  return span.endsWith('工地') && workplace.test(after) ? null : unitName(clean(span), after.slice(0, 1))
}

/** Who or what is complained of: a named body, a kind of person, or the hotline itself. */
export function findTarget(whole: string): string | null {
  if (aboutHotline(whole)) return 'hotline'
  const text = withoutToldOffices(withoutTimes(whole))
  const direct = accused.exec(text)?.[1]
  if (direct && !nameless.test(clean(direct))) return clean(direct)
  const called = calledBy.exec(text)?.[1]
  if (called && !/[的了吗呢哪谁啥]|什么/.test(called)) return called
  // In a letter the first lines name the other side; later bodies are witnesses and offices.
  const clauses = text.slice(0, HEAD).split(/[，。；！？\n,;:：“”"\s]+/)
  const named = clauses
    .filter((c) => !/^(?:我们?|俺们)(?:就)?是(?!说|想|要)/.test(c))
    .flatMap((c) => matches(c, organisation).flatMap((m) => namedIn(c, m[0], m.index) ?? []))
    .find((s) => s.length >= 3 && !nameless.test(s) && !/[在到从往把被是]|说找|让找|^(?:他|她|你)们?/.test(s))
  if (named) return named
  if (needsCare(text)) return null
  const bare = firstOf(text.slice(0, HEAD), bareTargets)
  return bare !== null && nextDoor.includes(bare) ? besides(text.slice(0, HEAD), bare) : bare
}

/** Where somebody is, said for who it is. */
const nextDoor: readonly string[] = ['楼上', '楼下', '对门', '隔壁']
const things =
  /^的?(?:面|[路电]?灯|垃圾|井盖|车|停|树|电梯|下水|绿化|草|水管|管道|地面|路|坑|门口|大厅|院|空地|$)/

/** 楼下烧烤店 is the 烧烤店; 楼下路灯 is nobody; 楼下 that makes a noise is whoever lives there. */
function besides(text: string, bare: string): string | null {
  const rest = text.slice(text.indexOf(bare) + bare.length)
  const kind = new RegExp(`^的?(?:[一这那有]家|有个|开的?)*([\\u4e00-\\u9fa5]{0,6}?(?:${endings}))`).exec(
    rest,
  )?.[1]
  if (kind && !/[了着过被把给]/.test(kind)) return `${bare}${kind}`
  return things.test(rest) ? firstOf(rest, bareTargets) : bare
}

/** A bare answer to "反映的是哪个单位": the words themselves. */
export function targetAnswer(text: string): string | null {
  const said = text.trim().replace(/[。！，,.]+$/, '')
  const found = findTarget(said)
  if (found === 'hotline') return found
  const short = said.length >= 2 && said.length <= 40 && !/[？?]|不知道|不清楚|不记得/.test(said)
  return short ? clean(said) || said : found
}
