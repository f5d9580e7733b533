import { aboutHotline } from '../facts/parties.ts'
import { firstOf, matches, spots } from '../phrases.ts'
import { bareTargets, beforePlace, targetEndings } from '../words/field-words.ts'
import { withoutTimes } from './when.ts'

const endings = [...new Set(targetEndings.split('|'))].sort((a, b) => b.length - a.length).join('|')
const organisation = new RegExp(
  `[\\u4e00-\\u9fa5A-Za-z0-9·（）()]{2,24}?(?:${endings})(?![\\u4e00-\\u9fa5]{0,1}(?:谈|价格|名|铺|员的|长|位))`,
  'g',
)
const accused = new RegExp(
  `(?:投诉|举报|反映|控告|检举|实名举报|关于)(?:一下|一家|一个|下|的是|的对象是|对象是?[:：]?)?([\\u4e00-\\u9fa5A-Za-z0-9·（）()]{2,24}?(?:${endings}))`,
)
const nameless = new RegExp(
  `^(?:[我俺]?(?:家?孩子|小孩|女儿|儿子|闺女)|我们?|本|这个?|那个?|该|一个|一家|某个?|附近的?|隔壁的?|旁边的?|楼下的?|小区的?|有个?|家|咱们?|的|了|去|到|在|找|给|问|打|跟|和|是|个|你|他|她|它|好|请|想|要|能|会|让|被|把|从|向)*(?:${endings})$`,
)

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
  return (after ?? rest).replace(/^.*[路街道巷]\d{1,5}号(?:院)?/, '').replace(/^[的了一家个]+/, '')
}

/** Who or what is complained of: a named body, a kind of person, or the hotline itself. */
export function findTarget(whole: string): string | null {
  if (aboutHotline(whole)) return 'hotline'
  const text = withoutTimes(whole)
  const direct = accused.exec(text)?.[1]
  if (direct && !nameless.test(clean(direct))) return clean(direct)
  // In a letter the first lines name the other side; later bodies are witnesses and offices.
  const clauses = text.slice(0, HEAD).split(/[，。；！？\n,;:：“”"\s]+/)
  const named = clauses
    .filter((c) => !/^(?:我们?|俺们)(?:就)?是(?!说|想|要)/.test(c))
    .flatMap((c) => matches(c, organisation).map((m) => clean(m[0])))
    .find((s) => s.length >= 3 && !nameless.test(s) && !/[在到从往把被是]|说找|让找|^(?:他|她|你)们?/.test(s))
  if (named) return named
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
