import type { Facts } from '../../matter.ts'
import { matches } from '../phrases.ts'
import { provinces } from '../words/city-names.ts'
import type { Told } from './proceedings.ts'

const cityNames = Object.entries(provinces).flatMap(([p, cities]) => [
  p,
  ...cities.split(' ').filter((c) => c !== ''),
])
const anyCity = [...new Set(cityNames)].sort((a, b) => b.length - a.length).join('|')
const named = new RegExp(`(?:${anyCity})(?:省|市|自治区|特别行政区|州|盟)?`, 'g')

/** A road, a dish, a bank, a product or a person of that name is not that city. */
const notAPlaceAfter =
  /^(?:[东西南北中一二三四五六七八九十]{0,2}(?:路|街|大道|道|巷)|人(?!民)|菜|银行|啤酒|户口|户籍|籍|牌照?|话|站|大学|小区|花园|广场|大厦|宾馆|酒店|饭店|烧饼|拉面|火锅|米粉)/
/** Going there, coming from there, moving papers: not where it happens. */
const relationBefore =
  /(?:从|由|转到|转往|转入|寄到|寄往|发往|发到|来自|老家是?|去|到|飞|往|调到|考到|回|嫁到|异地|产自|买自|籍贯|祖籍)$/
const relationAfter =
  /^[^，。；！？]{0,4}(?:工作|上班|打工|务工|上学|读书|读大学|就医|看病|住院|出差|参保|缴纳?的?|买的社保|交的社保|退休|当兵|旅游|转(?:到|回|过|来|入)|寄|发货|备案|购买)/
const happensBefore =
  /(?:^|[，。；！？\s：:])(?:你好|您好|我|我们|我家|家|人|现在?|就|是|这是|这里是|地址|地点|坐标|事发地?|发生|的?事情?)*(?:在|位于|住在|住|地址|地点|坐标|是|这里是|家在|身处)?[:：]?$/

type PlaceFact = NonNullable<Facts['place']>

function standing(text: string, at: number, name: string): 'there' | 'related' | 'no' {
  const before = text.slice(Math.max(0, at - 12), at)
  const after = text.slice(at + name.length, at + name.length + 10)
  if (notAPlaceAfter.test(after)) return 'no'
  if (relationBefore.test(before)) return 'related'
  if (relationAfter.test(after)) return 'related'
  const whole = /[省市州盟]$/.test(name) && /^[^，。；！？]{1,6}[市区县镇乡路街村]/.test(after)
  return happensBefore.test(before) || whole ? 'there' : 'related'
}

/**
 * Where a matter happens, as far as the text says: `local` when one of the home names stands in it, `other_city` when it
 * is told of another city or province, `unknown` when another city is only related to it; absent when none is named.
 * The caller gives the words of its own city (city, province, districts, counties).
 */
export function placeFact(text: string, homeNames: readonly string[], told: Told): PlaceFact | undefined {
  if (homeNames.some((home) => home.length > 1 && text.includes(home))) return 'local'
  const stands = matches(text, named)
    .filter(
      (m) => !homeNames.some((h) => h.startsWith(m[0].replace(/[省市州盟]$/, '')) || m[0].startsWith(h)),
    )
    .map((m) => standing(text, m.index, m[0]))
  if (stands.includes('there')) return 'other_city'
  return stands.includes('related') && told.tells && !told.asks ? 'unknown' : undefined
}
